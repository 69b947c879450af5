"""The Web API's conversations.* methods."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.access import check_scope, find_to_read
from bot.sandbox.web_api.arguments import is_true, optional, required, whole_number
from bot.sandbox.workspace.messages import Message, message_json, thread_json
from bot.sandbox.workspace.workspace import Slack

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


def conversation_info(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.info."""
    channel = slack.workspace.channel(required(arguments, "channel"))
    check_scope(slack, channel, "read")
    return {"channel": _channel(slack, channel)}


def open_conversation(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.open: the direct messages with one person, not those with several."""
    workspace = slack.workspace
    if channel_id := optional(arguments, "channel"):
        channel = workspace.channel(channel_id)
        return {"channel": _opened(slack, arguments, channel), "no_op": True, "already_open": True}
    users = required(arguments, "users").split(",")
    if len(users) > 1:
        raise RefusedError("not_supported", "the local workspace has no group messages")
    if users[0] not in workspace.people:
        raise RefusedError("user_not_found")
    person = workspace.people[users[0]]
    if person.bot_id:
        raise RefusedError("cannot_dm_bot")
    was_open = workspace.im(person) is not None
    opened = _opened(slack, arguments, workspace.open_im(person))
    return {"channel": opened} | ({"no_op": True, "already_open": True} if was_open else {})


def _opened(slack: Slack, arguments: Arguments, channel: Channel) -> dict[str, Any]:
    return _channel(slack, channel) if is_true(arguments, "return_im") else {"id": channel.id}


def _channel(slack: Slack, channel: Channel) -> dict[str, Any]:
    common = {"id": channel.id, "is_im": channel.is_im, "is_archived": channel.is_archived}
    common["context_team_id"] = slack.workspace.config.team_id
    if channel.is_im:
        return common | {"user": channel.person or slack.workspace.you.id, "is_open": True}
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": False,
        "is_ext_shared": channel.is_ext_shared,
        "is_shared": channel.is_ext_shared,
        "is_member": channel.bot_is_member,
        "topic": {"value": channel.topic},
        "purpose": {"value": ""},
    }


def history(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.history: newest first, without the replies in threads."""
    channel = find_to_read(slack, arguments)
    messages = [m for m in _public(slack, channel) if m.thread_ts is None or m.broadcast]
    return _page(slack, arguments, messages[::-1])


def replies(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.replies: a message and its replies, oldest first."""
    channel = find_to_read(slack, arguments)
    ts = required(arguments, "ts")
    thread = [m for m in _public(slack, channel) if ts in (m.ts, m.thread_ts)]
    if not thread:
        raise RefusedError("thread_not_found")
    return _page(slack, arguments, thread)


def _public(slack: Slack, channel: Channel) -> list[Message]:
    return [m for m in slack.workspace.messages(channel) if m.is_public]


def _page(slack: Slack, arguments: Arguments, messages: list[Message]) -> Answer:
    start = _parse_cursor(optional(arguments, "cursor"))
    limit = whole_number(arguments, "limit", 100, 999)
    wanted = [m for m in messages if _is_within(arguments, m.ts)]
    has_more = len(wanted) > start + limit
    page: Answer = {
        "messages": [_json(slack, arguments, m) for m in wanted[start : start + limit]],
        "has_more": has_more,
    }
    if has_more:
        page["response_metadata"] = {"next_cursor": f"after-{start + limit}"}
    return page


def _parse_cursor(cursor: str | None) -> int:
    if cursor is None:
        return 0
    number = cursor.removeprefix("after-")
    if not number.isdecimal():
        raise RefusedError("invalid_cursor")
    return int(number)


def _is_within(arguments: Arguments, ts: str) -> bool:
    oldest = str(arguments.get("oldest") or "0")
    latest = str(arguments.get("latest") or "inf")
    try:
        first, last, moment = float(oldest), float(latest), float(ts)
    except ValueError as error:
        raise RefusedError("invalid_ts_oldest") from error
    if is_true(arguments, "inclusive"):
        return first <= moment <= last
    return first < moment < last


def _json(slack: Slack, arguments: Arguments, message: Message) -> dict[str, Any]:
    workspace = slack.workspace
    body = message_json(message, workspace.config.team_id, workspace.app.app_id)
    if not is_true(arguments, "include_all_metadata"):
        body.pop("metadata", None)
    return thread_json(body, workspace.replies(message))
