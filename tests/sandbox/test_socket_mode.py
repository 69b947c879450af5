"""Socket Mode: tickets, envelopes, acknowledgements and retries."""

from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect as connect_socket

from bot.sandbox import (
    AppConfig,
    Channel,
    Message,
    Sandbox,
    WorkspaceCommand,
    WorkspaceConfig,
    WorkspaceUser,
)
from tests.support import MAX_WAIT_SECONDS

from .raw_client import Socket, call, open_socket, post_json, request


def events(sandbox: Sandbox) -> list[Any]:
    return [delivery.payload["event"] for delivery in sandbox.observer.deliveries("events_api")]


def test_a_socket_needs_a_ticket_that_works_once(sandbox: Sandbox) -> None:
    address = call(sandbox, "apps.connections.open", sandbox.app_token).json["url"]
    with connect_socket(address, proxy=None):
        pass
    for stale in (address, address.partition("?")[0], address + "x"):
        with pytest.raises(InvalidStatus), connect_socket(stale, proxy=None):
            pass


def test_a_command_payload_has_slacks_format(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings  Kang & @mina ")
        envelope = socket.receive()
        assert envelope["type"] == "slash_commands"
        assert envelope["accepts_response_payload"] is True
        body = envelope["payload"]
        assert body["command"] == "/meetings"
        assert body["text"] == "Kang &amp; @mina"
        assert body["channel_id"] == "C0DIPLOMACY"
        assert body["user_name"] == "you"
        assert body["response_url"].startswith(sandbox.url)
        assert body["trigger_id"]
        socket.acknowledge(envelope, text="*done*")
        assert sandbox.observer.wait_for_message("*done*").ephemeral_to == "U0YOU000001"


def test_a_command_with_should_escape_gets_escaped_mentions() -> None:
    app = AppConfig(commands=(WorkspaceCommand("/find", should_escape=True),))
    with Sandbox(app) as sandbox, open_socket(sandbox) as socket:
        sandbox.user.command("/find @mina in #random")
        text = socket.receive()["payload"]["text"]
        assert text == "<@U0MINA00001|mina> in <#C0RANDOM001|random>"


def test_a_response_in_channel_shows_the_command(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings Kang")
        socket.acknowledge(socket.receive(), response_type="in_channel", text="found")
        sandbox.observer.wait_for_message("found")
    assert [m.text for m in sandbox.observer.transcript(viewer="mina")] == [
        "/meetings Kang",
        "found",
    ]


def test_an_invalid_response_is_shown_as_an_error(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings Kang")
        socket.acknowledge(socket.receive(), blocks=[{"type": "marquee"}])
        assert "/meetings" in sandbox.observer.wait_for_error("invalid_blocks").text


def test_a_mention_payload_has_slacks_format(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        said = sandbox.user.say("@meetings a<b https://example.org/?a=1&b=2.")
        envelope = socket.receive()
        body, event = envelope["payload"], envelope["payload"]["event"]
        assert (envelope["type"], envelope["retry_attempt"]) == ("events_api", 0)
        assert body["event_id"].startswith("Ev")
        assert body["authorizations"][0]["is_bot"] is True
        assert event["type"] == "app_mention"
        assert event["ts"] == event["event_ts"] == said.ts
        assert event["text"] == ("<@U0BOT000001> a&lt;b <https://example.org/?a=1&amp;b=2>.")
        kinds = [part["type"] for part in event["blocks"][0]["elements"][0]["elements"]]
        assert kinds == ["user", "text", "link", "text"]


def test_an_event_without_acknowledgement_is_retried(impatient: Sandbox) -> None:
    with open_socket(impatient) as socket:
        impatient.user.say("hello")
        envelopes = [socket.receive() for _ in range(3)]
        assert [e["retry_attempt"] for e in envelopes] == [0, 1, 2]
        assert [e["retry_reason"] for e in envelopes] == ["", "timeout", "timeout"]
        assert len({e["payload"]["event_id"] for e in envelopes}) == 1


def test_slack_gives_up_after_three_retries(impatient: Sandbox) -> None:
    with open_socket(impatient):
        impatient.user.say("hello")
        impatient.observer.wait_for(
            lambda: [
                d
                for d in impatient.observer.deliveries()
                if (d.attempts, d.outcome) == (4, "timed_out")
            ]
        )
    assert len(impatient.observer.errors()) == 1, "one failure is told once"


def test_one_event_can_be_delivered_twice(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.user.say("@meetings hello")
        first = socket.receive()
        socket.acknowledge(first)
        sandbox.admin.redeliver(sandbox.observer.deliveries()[0])
        second = socket.receive()
        assert first["payload"] == second["payload"]
        assert first["envelope_id"] != second["envelope_id"]


def test_commands_do_not_run_in_threads(sandbox: Sandbox) -> None:
    with open_socket(sandbox):
        root = sandbox.user.say("hello")
        assert sandbox.user.command("/meetings Kang", thread_ts=root.ts) is None
        assert "not supported in threads" in sandbox.observer.errors()[0].text


def test_an_unknown_command_shows_an_error(sandbox: Sandbox) -> None:
    assert sandbox.user.command("/lunch") is None
    assert "/lunch is not a valid command" in sandbox.observer.errors()[0].text


def test_a_command_without_a_bot_shows_an_error(sandbox: Sandbox) -> None:
    sandbox.user.command("/meetings Kang")
    assert "dispatch_failed" in sandbox.observer.errors()[0].visible_text


def test_a_button_without_a_bot_shows_an_error(sandbox: Sandbox) -> None:
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    blocks = [{"type": "section", "text": button["text"], "accessory": button}]
    call(sandbox, "chat.postMessage", channel="diplomacy", text="x", blocks=blocks)
    sandbox.user.click(sandbox.observer.transcript()[0].ts, "go")
    assert "The button “Go” failed" in sandbox.observer.errors()[0].text


def test_any_event_can_be_sent(sandbox: Sandbox) -> None:
    sandbox.admin.send_event({"type": "app_uninstalled"})
    assert "app_uninstalled" in sandbox.observer.errors()[0].text, "no bot is there to hear it"
    with open_socket(sandbox) as socket:
        sandbox.admin.send_event({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT000001"]}})
        assert socket.receive()["payload"]["event"]["type"] == "tokens_revoked"


def test_an_app_has_at_most_ten_connections(sandbox: Sandbox) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(open_socket(sandbox))
        address = call(sandbox, "apps.connections.open", sandbox.app_token).json["url"]
        with connect_socket(address, proxy=None) as eleventh:
            assert "too_many_websockets" in str(eleventh.recv(timeout=MAX_WAIT_SECONDS))


def test_mentions_are_sent_only_from_channels_of_the_bot(sandbox: Sandbox) -> None:
    sandbox.user.say("@meetings hello", channel="random")
    assert events(sandbox) == []
    assert "/invite @meetings" in sandbox.observer.errors()[0].visible_text
    sandbox.user.command("/invite @meetings", channel="random")
    sandbox.user.say("@meetings hello", channel="random")
    assert [event["type"] for event in events(sandbox)] == ["app_mention"]


@pytest.mark.parametrize("text", ["meetings", "@meetingsx", "me@meetings.org", "`@meetings`"])
def test_text_that_resembles_a_mention_is_not_one(sandbox: Sandbox, text: str) -> None:
    sandbox.user.say(text)
    assert events(sandbox) == []


def test_a_subscribed_app_receives_messages_edits_and_deletions(impatient: Sandbox) -> None:
    said = impatient.user.say("@meetings helo")
    impatient.user.edit(said.ts, "@meetings hello")
    impatient.user.delete(said.ts)
    heard = [(event["type"], event.get("subtype")) for event in events(impatient)]
    assert heard == [
        ("app_mention", None),
        ("message", None),
        ("app_mention", None),
        ("message", "message_changed"),
        ("message", "message_deleted"),
    ]
    assert "edited" in events(impatient)[2]


def test_messages_of_bots_have_a_bot_id() -> None:
    other = WorkspaceUser("U0OTHERBOT1", "weather", "Weather", bot_id="B0OTHERBOT1")
    people = (WorkspaceUser("U0YOU000001", "you", "You"), other)
    app = AppConfig(events=("app_mention", "message.channels"))
    with Sandbox(app, WorkspaceConfig(people=people)) as sandbox:
        sandbox.user.say("@meetings hello", author="weather")
        call(sandbox, "chat.postMessage", channel="C0DIPLOMACY", text="mine")
        assert [event["bot_id"] for event in events(sandbox)] == [
            "B0OTHERBOT1",
            "B0OTHERBOT1",
            "B0BOT000001",
        ]


def test_a_direct_message_is_not_a_mention() -> None:
    app = AppConfig(
        events=("app_mention", "message.im"), scopes=("app_mentions:read", "im:history")
    )
    direct = Channel("D0MEETINGS0", "meetings", is_im=True)
    with Sandbox(app, WorkspaceConfig(channels=(direct,))) as sandbox:
        sandbox.user.say("@meetings hello")
        assert [(e["type"], e["channel_type"]) for e in events(sandbox)] == [("message", "im")]
        assert "Meetings" in request("GET", f"{sandbox.url}/channels/meetings").text


def test_an_event_needs_its_scope() -> None:
    with Sandbox(AppConfig(scopes=("chat:write",))) as sandbox:
        sandbox.user.say("@meetings hello")
        assert events(sandbox) == []


def press(socket: Socket, sandbox: Sandbox, message: Message) -> Any:
    sandbox.user.click(message.ts, "share")
    return socket.receive()


def test_a_button_payload_has_slacks_format(sandbox: Sandbox) -> None:
    button = {
        "type": "button",
        "action_id": "share",
        "text": {"type": "plain_text", "text": "Share"},
        "value": "1",
    }
    blocks = [{"type": "actions", "elements": [button]}]
    with open_socket(sandbox) as socket:
        call(sandbox, "chat.postMessage", channel="diplomacy", text="x", blocks=blocks)
        public = sandbox.observer.transcript()[0]
        body = press(socket, sandbox, public)["payload"]
        assert body["type"] == "block_actions"
        assert body["message"]["ts"] == body["container"]["message_ts"] == public.ts
        assert body["actions"][0].items() >= {"action_id": "share", "value": "1"}.items()
        assert body["actions"][0]["block_id"] == public.blocks[0]["block_id"]
        post_json(body["response_url"], {"replace_original": True, "text": "replaced"})
        assert sandbox.observer.transcript()[0].text == "replaced"
        assert sandbox.observer.transcript()[0].blocks == ()


@pytest.mark.parametrize("frame", ["", "{", "[]", "{}", '{"envelope_id": 1}', '"x"'])
def test_invalid_frames_are_ignored(sandbox: Sandbox, frame: str) -> None:
    with open_socket(sandbox) as socket:
        socket.send(frame)
        sandbox.user.say("@meetings hello")
        assert socket.receive()["type"] == "events_api"


def test_stopping_sends_a_disconnect_message(sandbox: Sandbox) -> None:
    with open_socket(sandbox) as socket:
        sandbox.stop()
        assert socket.receive()["type"] == "disconnect"
        with pytest.raises(ConnectionClosed):
            socket.receive()
