"""Message metadata, channel states, direct messages, and users."""

from collections.abc import Iterator
from http.client import HTTPException
from typing import Any

import pytest
from slack_bolt import App, Say
from slack_sdk import WebClient

from bot.sandbox import AppConfig, Sandbox, SandboxEnvironment, WorkspaceConfig, WorkspaceUser

from .conftest import Connect
from .raw_client import call, open_socket

METADATA: dict[str, Any] = {"event_type": "digest", "event_payload": {"day": "2026-11-26"}}
SCOPES = (*AppConfig().scopes, "im:history", "im:read", "im:write", "team:read")
FULL = AppConfig(
    scopes=SCOPES, events=("app_mention", "message.im", "app_uninstalled", "tokens_revoked")
)


@pytest.fixture
def full() -> Iterator[Sandbox]:
    """A workspace whose app may send and receive direct messages."""
    with Sandbox(FULL) as started:
        yield started


def post(sandbox: Sandbox, **arguments: Any) -> Any:
    return call(
        sandbox, "chat.postMessage", **{"channel": "diplomacy", "text": "x"} | arguments
    ).json


def read(sandbox: Sandbox, **arguments: Any) -> Any:
    return call(sandbox, "conversations.history", channel="diplomacy", **arguments).json["messages"]


def test_metadata_is_returned_only_on_request(sandbox: Sandbox) -> None:
    posted = post(sandbox, metadata=METADATA)
    assert posted["message"]["metadata"] == METADATA
    assert "metadata" not in read(sandbox)[0]
    assert read(sandbox, include_all_metadata=True)[0]["metadata"] == METADATA
    thread = call(
        sandbox,
        "conversations.replies",
        channel="diplomacy",
        ts=posted["ts"],
        include_all_metadata="true",
    ).json
    assert thread["messages"][0]["metadata"] == METADATA


def test_metadata_stays_until_it_is_removed(sandbox: Sandbox) -> None:
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
    posted = client.chat_postMessage(channel="diplomacy", text="x", metadata=METADATA)
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    assert call(sandbox, "chat.update", **where, text="y").json["message"]["metadata"] == METADATA
    emptied = call(sandbox, "chat.update", **where, text="y", metadata={}).json
    assert "metadata" not in emptied["message"]


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ("{", "invalid_metadata_format"),
        ([], "invalid_metadata_format"),
        ({"event_type": "x"}, "invalid_metadata_schema"),
        ({"event_type": "", "event_payload": {}}, "invalid_metadata_schema"),
        ({"event_type": "x", "event_payload": {"long": "x" * 8000}}, "metadata_too_large"),
    ],
)
def test_invalid_metadata_is_refused(served: Sandbox, metadata: Any, error: str) -> None:
    assert post(served, metadata=metadata)["error"] == error


def test_history_can_be_limited_to_a_time_range(sandbox: Sandbox) -> None:
    first, second, third = (sandbox.user.say(text).ts for text in ("one", "two", "three"))
    between = {"oldest": first, "latest": third}
    assert [m["text"] for m in read(sandbox, **between)] == ["two"]
    assert len(read(sandbox, **between, inclusive=True)) == 3
    assert [m["text"] for m in read(sandbox, latest=second, inclusive=True, limit=1)] == ["two"]


def test_each_kind_of_channel_needs_its_own_scope() -> None:
    with Sandbox(AppConfig(scopes=("im:history", "chat:write"))) as sandbox:
        public = call(sandbox, "conversations.history", channel="diplomacy").json
        assert (public["error"], public["needed"]) == ("missing_scope", "channels:history")
        assert post(sandbox, channel="U0YOU000001")["ok"] is True
        assert call(sandbox, "conversations.history", channel="@you").json["ok"] is True


def test_a_deleted_channel_is_not_found(sandbox: Sandbox) -> None:
    errors = []
    for end in (sandbox.admin.archive, sandbox.admin.remove_bot, sandbox.admin.delete_channel):
        sandbox.admin.archive("diplomacy", is_archived=False)
        end("diplomacy")
        errors.append(post(sandbox).get("error"))
    assert errors == ["is_archived", "not_in_channel", "channel_not_found"]


def test_an_archived_channel_can_be_read_but_not_posted_to(sandbox: Sandbox) -> None:
    sandbox.user.say("old news")
    sandbox.admin.archive("diplomacy")
    info = call(sandbox, "conversations.info", channel="diplomacy").json["channel"]
    assert info["is_archived"] is True
    assert [m["text"] for m in read(sandbox)] == ["old news"]


def test_posting_to_a_user_id_opens_direct_messages(full: Sandbox) -> None:
    posted = post(full, channel="U0MINA00001", text="psst")
    assert posted["channel"].startswith("D")
    message, *_ = full.observer.transcript(channel="@mina")
    assert message.text == "psst"
    opened = call(full, "conversations.open", users="U0MINA00001").json
    assert opened["channel"]["id"] == posted["channel"]
    assert opened["already_open"] is True
    info = call(full, "conversations.info", channel=posted["channel"]).json["channel"]
    assert (info["is_im"], info["user"]) == (True, "U0MINA00001")
    missing = call(full, "conversations.open", users="U0NOBODY000").json
    assert missing["error"] == "user_not_found"


def test_a_direct_message_is_answered(full: Sandbox, connect: Connect) -> None:
    def listen(app: App) -> None:
        @app.event("message")
        def reply(event: dict[str, Any], say: Say) -> None:
            if "bot_id" not in event:
                say(f"{event['channel_type']}: {event['text']}")

    connect(full, listen)
    full.user.say("Kang Wang", channel="@you")
    assert full.observer.wait_for_message("im: Kang Wang", channel="@you").is_public


def test_a_command_in_direct_messages_names_its_channel(full: Sandbox) -> None:
    with open_socket(full) as socket:
        full.user.command("/meetings Kang", channel="@you")
        body = socket.receive()["payload"]
    assert body["channel_name"] == "directmessage"
    assert body["channel_id"].startswith("D")


def test_users_have_their_own_time_zones() -> None:
    people = (
        WorkspaceUser("U1", "you", "You"),
        WorkspaceUser("U2", "ji", "Ji", "Seoul desk", tz="Asia/Seoul"),
    )
    world = SandboxEnvironment(clock=lambda: 1_800_000_000.0)
    with Sandbox(FULL, WorkspaceConfig(people=people), environment=world) as sandbox:
        ji = call(sandbox, "users.info", user="U2").json["user"]
        assert (ji["tz"], ji["tz_label"], ji["tz_offset"]) == ("Asia/Seoul", "KST", 32_400)
        assert (ji["profile"]["title"], ji["is_bot"]) == ("Seoul desk", False)
        you = call(sandbox, "users.info", user="U1").json["user"]
        assert (you["tz"], you["tz_offset"]) == ("Europe/Berlin", 3600)
        team = call(sandbox, "team.info").json["team"]
        assert (team["id"], team["domain"]) == ("T0SANDBOX01", "local")


def test_an_uninstalled_app_receives_that_event_and_no_others(full: Sandbox) -> None:
    with open_socket(full) as socket:
        full.admin.uninstall()
        last = [socket.receive()["payload"]["event"]["type"] for _ in range(2)]
        assert sorted(last) == ["app_uninstalled", "tokens_revoked"]
    assert post(full)["error"] == "account_inactive"
    assert full.user.command("/meetings Kang") is None
    full.user.say("@meetings hello")
    assert len(full.observer.deliveries()) == 2


def test_a_call_is_performed_although_its_response_is_dropped(sandbox: Sandbox) -> None:
    sandbox.admin.drop_response("chat.postMessage")
    with pytest.raises((HTTPException, OSError)):
        post(sandbox, text="said")
    sandbox.admin.fail_next("chat.postMessage", drop=True)
    with pytest.raises((HTTPException, OSError)):
        post(sandbox, text="unsaid")
    assert [m.text for m in sandbox.observer.transcript() if m.kind == "message"] == ["said"]
    assert [c.ok for c in sandbox.observer.calls()] == [True, False]


def test_slack_sdk_posts_twice_when_a_response_is_dropped(sandbox: Sandbox) -> None:
    """Exactly-once delivery therefore needs a client without connection retries."""
    sandbox.admin.drop_response("chat.postMessage")
    WebClient(sandbox.bot_token, base_url=sandbox.api_url).chat_postMessage(
        channel="diplomacy", text="said"
    )
    assert [m.text for m in sandbox.observer.transcript()] == ["said", "said"]


def test_a_response_may_be_delayed(sandbox: Sandbox) -> None:
    sandbox.admin.delay_response("chat.postMessage", 5)
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, timeout=0.05)  # type: ignore[arg-type]  # the SDK annotates int, and accepts any number
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel="diplomacy", text="said")
    sandbox.observer.wait_for(lambda: [m.text for m in sandbox.observer.transcript()] == ["said"])
