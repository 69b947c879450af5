"""The Web API's methods that read: conversations.* and users.info."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.arguments import is_true, optional, required, whole_number
from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.messages import Message, message_json, thread_json
from bot.sandbox.slack import Slack

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


def conversation_info(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.info."""
    channel = slack.workspace.channel(required(arguments, "channel"))
    info = {
        "id": channel.id,
        "name": channel.name,
        "is_channel": not channel.is_im,
        "is_im": channel.is_im,
        "is_private": False,
        "is_archived": False,
        "is_member": channel.bot_is_member,
        "topic": {"value": channel.topic},
        "purpose": {"value": ""},
    }
    return {"channel": info}


def history(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.history: newest first, without the replies in threads."""
    channel = _readable_channel(slack, arguments)
    messages = [m for m in _public(slack, channel) if m.thread_ts is None or m.broadcast]
    return _page(slack, arguments, messages[::-1])


def replies(slack: Slack, arguments: Arguments) -> Answer:
    """conversations.replies: a message and its replies, oldest first."""
    channel = _readable_channel(slack, arguments)
    ts = required(arguments, "ts")
    thread = [m for m in _public(slack, channel) if ts in (m.ts, m.thread_ts)]
    if not thread:
        raise RefusedError("thread_not_found")
    return _page(slack, arguments, thread)


def user_info(slack: Slack, arguments: Arguments) -> Answer:
    """users.info, of persons and of the bot itself."""
    workspace, wanted = slack.workspace, required(arguments, "user")
    if wanted == workspace.app.user_id:
        return {"user": _user(slack, wanted, workspace.app.handle, workspace.app.name, bot=True)}
    if wanted not in workspace.people:
        raise RefusedError("user_not_found")
    person = workspace.people[wanted]
    user = _user(slack, person.id, person.handle, person.name, bot=person.bot_id is not None)
    user["profile"]["title"] = person.title
    return {"user": user}


def _user(slack: Slack, user_id: str, handle: str, name: str, *, bot: bool) -> dict[str, Any]:
    return {
        "id": user_id,
        "team_id": slack.workspace.config.team_id,
        "name": handle,
        "real_name": name,
        "deleted": False,
        "is_bot": bot,
        "tz": "Etc/UTC",
        "tz_label": "Coordinated Universal Time",
        "tz_offset": 0,
        "profile": {"real_name": name, "display_name": handle},
    }


def _readable_channel(slack: Slack, arguments: Arguments) -> Channel:
    channel = slack.workspace.channel(required(arguments, "channel"))
    if not channel.bot_is_member:
        raise RefusedError("not_in_channel")
    return channel


def _public(slack: Slack, channel: Channel) -> list[Message]:
    return [m for m in slack.workspace.messages(channel) if m.is_public]


def _page(slack: Slack, arguments: Arguments, messages: list[Message]) -> Answer:
    start = _parse_cursor(optional(arguments, "cursor"))
    limit = whole_number(arguments, "limit", 100, 999)
    wanted = [m for m in messages if _is_within(arguments, m.ts)]
    has_more = len(wanted) > start + limit
    page: Answer = {
        "messages": [_json(slack, m) for m in wanted[start : start + limit]],
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


def _json(slack: Slack, message: Message) -> dict[str, Any]:
    workspace = slack.workspace
    body = message_json(message, workspace.config.team_id, workspace.app.app_id)
    return thread_json(body, workspace.replies(message))
