"""A response URL works five times within half an hour."""

from collections.abc import Iterator

import pytest

from bot.sandbox import Sandbox, SandboxEnvironment

from .raw_client import open_socket, post_form, post_json, request


class Clock:
    """A clock that the test advances."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(environment=SandboxEnvironment(clock=clock)) as started:
        yield started


@pytest.fixture
def url(sandbox: Sandbox) -> str:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings Kang")
        envelope = socket.receive()
        socket.acknowledge(envelope)
        return str(envelope["payload"]["response_url"])


def test_a_response_url_works_five_times(sandbox: Sandbox, url: str) -> None:
    assert [post_json(url, {"text": str(n)}).status for n in range(5)] == [200] * 5
    sixth = post_json(url, {"text": "6"})
    assert (sixth.status, sixth.json["error"]) == (404, "used_url")
    assert len(sandbox.observer.transcript()) == 5


def test_a_response_url_works_for_half_an_hour(sandbox: Sandbox, clock: Clock, url: str) -> None:
    clock.now += 1800
    assert post_json(url, {"text": "in time"}).text == "ok"
    clock.now += 1
    late = post_json(url, {"text": "too late"})
    assert (late.status, late.json["error"]) == (404, "expired_url")


def test_an_unknown_response_url_is_not_found(sandbox: Sandbox) -> None:
    assert post_json(f"{sandbox.url}/hooks/guess", {"text": "x"}).status == 404


def test_a_response_is_ephemeral_by_default(sandbox: Sandbox, url: str) -> None:
    post_json(url, {"text": "private"})
    post_json(url, {"text": "public", "response_type": "in_channel"})
    assert [m.ephemeral_to for m in sandbox.observer.transcript()] == ["U0YOU000001", None]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"blocks": [{"type": "x"}]}', b"\xff"])
def test_an_invalid_response_is_refused_and_shown(sandbox: Sandbox, url: str, body: bytes) -> None:
    assert request("POST", url, body).status == 400
    assert "response URL was refused" in sandbox.observer.errors()[0].text


def test_a_response_may_be_sent_as_a_form(sandbox: Sandbox, url: str) -> None:
    post_form(url, payload='{"text": "from a form"}')
    assert sandbox.observer.transcript()[0].text == "from a form"
