"""The Web API responds with Slack's results and Slack's errors."""

from http.client import HTTPException
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.sandbox import AppConfig, Sandbox, SandboxEnvironment

from .raw_client import call, post_form, request

SCOPES = AppConfig().scopes


def test_auth_test_identifies_the_bot_and_its_scopes(sandbox: Sandbox) -> None:
    reply = call(sandbox, "auth.test")
    assert reply.json["user_id"] == "U0BOT000001"
    assert reply.json["bot_id"] == "B0BOT000001"
    assert reply.headers["x-oauth-scopes"].split(",") == list(SCOPES)


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("auth.test", "xoxb-wrong", "invalid_auth"),
        ("auth.test", "", "not_authed"),
        ("apps.connections.open", "bot", "not_allowed_token_type"),
        ("chat.postMessage", "app", "not_allowed_token_type"),
        ("chat.sendTelegram", "bot", "unknown_method"),
    ],
)
def test_invalid_calls_are_refused(sandbox: Sandbox, method: str, token: str, error: str) -> None:
    tokens = {"bot": sandbox.bot_token, "app": sandbox.app_token}
    reply = call(sandbox, method, tokens.get(token, token), channel="diplomacy", text="x")
    assert reply.json["ok"] is False
    assert reply.json["error"] == error
    assert f"{method} failed: {error}" in sandbox.observer.errors()[0].text


def test_a_missing_scope_is_named(sandbox: Sandbox) -> None:
    with Sandbox(AppConfig(scopes=("commands",))) as strict:
        reply = call(strict, "chat.postMessage", channel="diplomacy", text="x").json
        assert reply.items() >= {"error": "missing_scope", "needed": "chat:write"}.items()
        assert reply["provided"] == "commands"


def test_arguments_are_read_from_all_kinds_of_requests(
    sandbox: Sandbox,
) -> None:
    address = f"{sandbox.api_url}chat.postMessage"
    post_form(address, token=sandbox.bot_token, channel="C0DIPLOMACY", text="form & co")
    call(sandbox, "chat.postMessage", channel="#diplomacy", text="json")
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
    client.api_call("chat.postMessage", data={"channel": "diplomacy", "text": "multipart"})
    request("GET", f"{address}?token={sandbox.bot_token}&channel=diplomacy&text=address")
    assert [m.text for m in sandbox.observer.transcript()] == [
        "form & co",
        "json",
        "multipart",
        "address",
    ]
    assert "token" not in sandbox.observer.calls()[0].arguments


@pytest.mark.parametrize(
    ("kind", "body", "error"),
    [
        ("application/json", b"{", "invalid_json"),
        ("application/json", b"[1]", "json_not_object"),
        ("application/json", b"[" * 100_000, "invalid_json"),
        ("application/json", b'{"a":' * 60 + b"1" + b"}" * 60, "invalid_json"),
        ("application/json", b'{"a": NaN}', "invalid_json"),
        ("application/json", b'{"a": "\\ud800"}', "invalid_json"),
        ("application/x-www-form-urlencoded", b"a=%ff", "invalid_form_data"),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 200), "invalid_form_data"),
        ("multipart/form-data", b"x", "invalid_form_data"),
        ("multipart/form-data; boundary=x", b"nothing", "invalid_form_data"),
        ("text/csv", b"a,b", "invalid_post_type"),
        ("application/json", b" " * 1_000_001, "request_too_large"),
    ],
)
def test_malformed_bodies_are_refused(served: Sandbox, kind: str, body: bytes, error: str) -> None:
    reply = request("POST", f"{served.api_url}api.test", body, {"Content-Type": kind})
    assert reply.json["error"] == error


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE00", "text": "x"}, "channel_not_found"),
        ({"channel": "random", "text": "x"}, "not_in_channel"),
        ({"channel": "diplomacy"}, "no_text"),
        ({"channel": "diplomacy", "text": "  "}, "no_text"),
        ({"text": "x"}, "invalid_arguments"),
        ({"channel": "diplomacy", "text": ["x"]}, "invalid_arguments"),
        ({"channel": "diplomacy", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "diplomacy", "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": "diplomacy", "blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ({"channel": "diplomacy", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"channel": "diplomacy", "text": "x", "thread_ts": "1.0"}, "thread_not_found"),
        ({"channel": "diplomacy", "attachments": [{"text": "x"}]}, "invalid_attachments"),
    ],
)
def test_invalid_messages_are_refused(
    served: Sandbox, arguments: dict[str, Any], error: str
) -> None:
    assert call(served, "chat.postMessage", **arguments).json["error"] == error


def test_blocks_with_too_many_characters_are_refused(sandbox: Sandbox) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
    reply = call(sandbox, "chat.postMessage", channel="diplomacy", blocks=[section] * 5)
    assert reply.json["error"] == "msg_blocks_too_long"


def test_errors_in_blocks_have_json_pointers(sandbox: Sandbox) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    reply = call(sandbox, "chat.postMessage", channel="diplomacy", blocks=blocks).json
    wrong = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert reply["errors"] == [wrong]
    assert reply["response_metadata"]["messages"] == [f"[ERROR] {wrong}"]
    assert wrong in sandbox.observer.errors()[0].reasons


def test_only_the_author_updates_and_deletes_a_message(sandbox: Sandbox) -> None:
    blocks = [{"type": "divider"}]
    posted = call(sandbox, "chat.postMessage", channel="diplomacy", text="a", blocks=blocks).json
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    call(sandbox, "chat.update", **where, text="b")
    assert sandbox.observer.transcript()[0].blocks[0]["type"] == "divider", (
        "unmentioned blocks stay"
    )
    call(sandbox, "chat.update", **where, text="b", blocks=[])
    assert sandbox.observer.transcript()[0].blocks == ()
    call(sandbox, "chat.delete", **where)
    assert sandbox.observer.transcript() == ()
    assert call(sandbox, "chat.delete", **where).json["error"] == "message_not_found"
    theirs = sandbox.user.say("mine")
    where["ts"] = theirs.ts
    assert call(sandbox, "chat.update", **where, text="x").json["error"] == "cant_update_message"
    assert call(sandbox, "chat.delete", **where).json["error"] == "cant_delete_message"


def test_only_one_person_sees_an_ephemeral_message(sandbox: Sandbox) -> None:
    where = {"channel": "C0DIPLOMACY", "user": "U0MINA00001"}
    ts = call(sandbox, "chat.postEphemeral", **where, text="psst").json["message_ts"]
    assert sandbox.observer.transcript(viewer="you") == ()
    assert [m.text for m in sandbox.observer.transcript(viewer="mina")] == ["psst"]
    assert call(sandbox, "conversations.history", channel="diplomacy").json["messages"] == []
    update = call(sandbox, "chat.update", channel="diplomacy", ts=ts, text="x")
    assert update.json["error"] == "message_not_found"


def test_history_is_newest_first_paged_and_without_replies(sandbox: Sandbox) -> None:
    said = [sandbox.user.say(text) for text in ("one", "two", "three")]
    sandbox.user.say("reply", thread_ts=said[0].ts)
    first = call(sandbox, "conversations.history", channel="diplomacy", limit=2).json
    cursor = first["response_metadata"]["next_cursor"]
    rest = call(sandbox, "conversations.history", channel="diplomacy", cursor=cursor).json
    assert [m["text"] for m in first["messages"] + rest["messages"]] == ["three", "two", "one"]
    assert rest["messages"][0]["reply_count"] == 1
    replies = call(sandbox, "conversations.replies", channel="diplomacy", ts=said[0].ts).json
    assert [m["text"] for m in replies["messages"]] == ["one", "reply"]
    newer = call(sandbox, "conversations.history", channel="diplomacy", oldest=said[1].ts).json
    assert [m["text"] for m in newer["messages"]] == ["three"]


def test_users_and_channels_are_described(sandbox: Sandbox) -> None:
    assert call(sandbox, "users.info", user="U0MINA00001").json["user"]["name"] == "mina"
    assert call(sandbox, "users.info", user="U0BOT000001").json["user"]["is_bot"] is True
    assert call(sandbox, "users.info", user="U0NOBODY000").json["error"] == "user_not_found"
    info = call(sandbox, "conversations.info", channel="C0RANDOM001").json["channel"]
    assert (info["name"], info["is_member"]) == ("random", False)


def test_injected_faults_make_calls_fail(sandbox: Sandbox) -> None:
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
    sandbox.admin.fail_next("auth.test", "account_inactive")
    with pytest.raises(SlackApiError, match="account_inactive"):
        client.auth_test()
    sandbox.admin.fail_next("auth.test", status=500)
    assert call(sandbox, "auth.test").status == 500
    sandbox.admin.fail_next("auth.test", drop=True)
    with pytest.raises((HTTPException, OSError)):
        call(sandbox, "auth.test")
    assert client.auth_test()["ok"] is True


def test_a_rate_limit_has_a_retry_after_header(sandbox: Sandbox) -> None:
    client = WebClient(
        sandbox.bot_token,
        base_url=sandbox.api_url,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=1)],
    )
    sandbox.admin.fail_next("chat.postMessage", status=429, retry_after=0)
    assert client.chat_postMessage(channel="diplomacy", text="x")["ok"] is True
    refused, accepted = sandbox.observer.calls("chat.postMessage")
    assert (refused.response["error"], accepted.ok) == ("ratelimited", True)


def test_timestamps_are_unique() -> None:
    def frozen() -> float:
        return 1_700_000_000.0

    with Sandbox(environment=SandboxEnvironment(clock=frozen)) as sandbox:
        stamps = [sandbox.user.say("x").ts for _ in range(3)]
    assert stamps == ["1700000000.000000", "1700000000.000001", "1700000000.000002"]
