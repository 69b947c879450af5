"""Starting, stopping and waiting, and the errors of a sandbox."""

import socket
import threading
from urllib.parse import urlsplit

import pytest

from bot.sandbox import (
    AppConfig,
    NotRunningError,
    PortInUseError,
    RefusedError,
    Sandbox,
    build_example_workspace,
)
from bot.sandbox.transport import http_server
from tests.support import MAX_WAIT_SECONDS

from .raw_client import call


def test_a_port_in_use_is_named_in_the_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUseError, match=str(port)) as caught:
            Sandbox(port=port).start()
    assert isinstance(caught.value, OSError)


def test_a_port_is_free_again_after_a_stop() -> None:
    with Sandbox() as first:
        port = urlsplit(first.url).port or 0
    with Sandbox(port=port) as second:
        assert call(second, "auth.test").json["ok"] is True


def test_only_loopback_is_listened_on(sandbox: Sandbox) -> None:
    assert urlsplit(sandbox.url).hostname == "127.0.0.1"


def test_stopping_does_not_wait_for_an_open_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_server, "SHUTDOWN_GRACE_SECONDS", 10 * MAX_WAIT_SECONDS)
    with Sandbox() as sandbox:
        parts = urlsplit(sandbox.url)
        address = (parts.hostname, parts.port)
        with socket.create_connection(address, MAX_WAIT_SECONDS) as listener:
            listener.sendall(f"GET /live HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
            assert listener.recv(1000).startswith(b"HTTP/1.1 200")
            stopping = threading.Thread(target=sandbox.stop, daemon=True)
            stopping.start()
            stopping.join(MAX_WAIT_SECONDS)
            assert not stopping.is_alive()


def test_stopping_twice_is_allowed(sandbox: Sandbox) -> None:
    sandbox.stop()
    sandbox.stop()


def test_a_second_start_keeps_address_and_messages(sandbox: Sandbox) -> None:
    address = sandbox.url
    sandbox.user.say("before")
    sandbox.stop()
    sandbox.start()
    assert sandbox.url == address
    assert call(sandbox, "auth.test").json["ok"] is True
    assert sandbox.observer.transcript()[0].text == "before"


def test_there_is_no_address_before_the_start() -> None:
    with pytest.raises(NotRunningError):
        _ = Sandbox().url


def test_waiting_ends_with_the_change(sandbox: Sandbox) -> None:
    later = threading.Timer(0.05, lambda: sandbox.user.say("now"))
    later.start()
    found = sandbox.observer.wait_for(
        lambda: [m for m in sandbox.observer.transcript() if m.text == "now"]
    )
    later.join()
    assert len(found) == 1


def test_a_timeout_describes_the_main_channel(sandbox: Sandbox) -> None:
    sandbox.user.say("something else")
    with pytest.raises(TimeoutError, match="something else"):
        sandbox.observer.wait_for_message("an answer", timeout=0.01)


def test_many_threads_may_post_at_once(sandbox: Sandbox) -> None:
    threads = [threading.Thread(target=sandbox.user.say, args=(str(n),)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({message.ts for message in sandbox.observer.transcript()}) == 20


def test_unknown_names_are_refused(sandbox: Sandbox) -> None:
    with pytest.raises(RefusedError, match="channel_not_found"):
        sandbox.observer.transcript(channel="nowhere")
    with pytest.raises(RefusedError, match="user_not_found"):
        sandbox.user.say("x", author="nobody")
    with pytest.raises(RefusedError, match="message_not_found"):
        sandbox.user.click("1.0", "share")


def test_the_initial_messages_say_what_to_type_and_send_no_events() -> None:
    app = AppConfig()
    with Sandbox(app, build_example_workspace(app)) as sandbox:
        words = "\n".join(message.text for message in sandbox.observer.transcript())
        assert "`/meetings Kang Wang`" in words
        assert "`@meetings what did Wang say about THAAD?`" in words
        assert sandbox.observer.deliveries() == ()
        assert list(sandbox.observer.transcript()) == sorted(
            sandbox.observer.transcript(), key=lambda m: m.ts
        )
