"""The conversations methods of the Web API."""

from typing import Any

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.access import check_scope, find_readable_channel
from bot.sandbox.web_api.arguments import (
    ApiResponse,
    Arguments,
    bounded_integer,
    is_true,
    optional_text,
    required_text,
)
from bot.sandbox.workspace.messages import Message, message_json, thread_json
from bot.sandbox.workspace.workspace import Workspace


def conversation_info(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform conversations.info."""
    channel = workspace.state.find_channel(required_text(arguments, "channel"))
    check_scope(workspace, channel, "read")
    return {"channel": _channel_json(workspace, channel)}


def open_conversation(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform conversations.open for the direct messages with one person."""
    state = workspace.state
    if channel_id := optional_text(arguments, "channel"):
        channel = state.find_channel(channel_id)
        return {
            "channel": _conversation_json(workspace, arguments, channel),
            "no_op": True,
            "already_open": True,
        }
    users = required_text(arguments, "users").split(",")
    if len(users) > 1:
        raise RefusedError("not_supported", "the local workspace has no group direct messages")
    if users[0] not in state.people:
        raise RefusedError("user_not_found")
    person = state.people[users[0]]
    if person.bot_id:
        raise RefusedError("cannot_dm_bot")
    was_open = state.find_im(person) is not None
    opened = _conversation_json(workspace, arguments, state.open_im(person))
    return {"channel": opened} | ({"no_op": True, "already_open": True} if was_open else {})


def _conversation_json(
    workspace: Workspace, arguments: Arguments, channel: Channel
) -> dict[str, Any]:
    return (
        _channel_json(workspace, channel) if is_true(arguments, "return_im") else {"id": channel.id}
    )


def _channel_json(workspace: Workspace, channel: Channel) -> dict[str, Any]:
    common = {"id": channel.id, "is_im": channel.is_im, "is_archived": channel.is_archived}
    common["context_team_id"] = workspace.state.config.team_id
    if channel.is_im:
        return common | {"user": channel.person or workspace.state.you.id, "is_open": True}
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


def history(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform conversations.history: newest first, without the replies in threads."""
    channel = find_readable_channel(workspace, arguments)
    messages = [
        m for m in _public_messages(workspace, channel) if m.thread_ts is None or m.broadcast
    ]
    return _page(workspace, arguments, messages[::-1])


def replies(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform conversations.replies: a message and its replies, oldest first."""
    channel = find_readable_channel(workspace, arguments)
    ts = required_text(arguments, "ts")
    thread = [m for m in _public_messages(workspace, channel) if ts in (m.ts, m.thread_ts)]
    if not thread:
        raise RefusedError("thread_not_found")
    return _page(workspace, arguments, thread)


def _public_messages(workspace: Workspace, channel: Channel) -> list[Message]:
    return [m for m in workspace.state.list_messages(channel) if m.is_public]


def _page(workspace: Workspace, arguments: Arguments, messages: list[Message]) -> ApiResponse:
    start = _parse_cursor(optional_text(arguments, "cursor"))
    limit = bounded_integer(arguments, "limit", 100, 999)
    selected = [m for m in messages if _is_within(arguments, m.ts)]
    has_more = len(selected) > start + limit
    page: ApiResponse = {
        "messages": [
            _message_json(workspace, arguments, m) for m in selected[start : start + limit]
        ],
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
        start, end, time = float(oldest), float(latest), float(ts)
    except ValueError as error:
        raise RefusedError("invalid_ts_oldest") from error
    if is_true(arguments, "inclusive"):
        return start <= time <= end
    return start < time < end


def _message_json(workspace: Workspace, arguments: Arguments, message: Message) -> dict[str, Any]:
    state = workspace.state
    body = message_json(message, state.config.team_id, state.app.app_id)
    if not is_true(arguments, "include_all_metadata"):
        body.pop("metadata", None)
    return thread_json(body, state.list_public_replies(message))
