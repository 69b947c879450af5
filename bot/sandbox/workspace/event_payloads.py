"""Which events a change in the workspace sends to the app, if it listens to them."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.workspace.messages import Message, message_json
from bot.sandbox.workspace.state import Workspace

Event = Mapping[str, Any]


def events_of_post(workspace: Workspace, message: Message) -> list[Event]:
    """What the app hears of a new message."""
    if not _is_heard(workspace, message):
        return []
    events: list[Event] = []
    if _is_mention(workspace, message):
        events.append(_mention(workspace, message))
    if kind := _message_event(workspace, message):
        events.append(_posted(workspace, message) | kind)
    return events


def events_of_edit(workspace: Workspace, before: Message, after: Message) -> list[Event]:
    """What the app hears of a changed message; Slack repeats a mention that is edited."""
    if not _is_heard(workspace, after):
        return []
    events: list[Event] = []
    if _is_mention(workspace, after):
        events.append(_mention(workspace, after))
    if kind := _message_event(workspace, after):
        change = _change(workspace, after, "message_changed")
        change["message"] = _json(workspace, after)
        change["previous_message"] = _json(workspace, before)
        events.append(change | kind)
    return events


def events_of_removal(workspace: Workspace, message: Message) -> list[Event]:
    """What the app hears of a deleted message."""
    kind = _message_event(workspace, message)
    if not kind or not _is_heard(workspace, message):
        return []
    change = _change(workspace, message, "message_deleted")
    change["deleted_ts"] = message.ts
    change["previous_message"] = _json(workspace, message)
    return [change | kind]


def events_of_joining(
    workspace: Workspace, channel: Channel, inviter: WorkspaceUser
) -> list[Event]:
    """What the app hears when it is invited into a channel."""
    if not workspace.hears("member_joined_channel"):
        return []
    joined = {
        "type": "member_joined_channel",
        "user": workspace.app.user_id,
        "channel": channel.id,
        "channel_type": "C",
        "team": workspace.config.team_id,
        "inviter": inviter.id,
        "event_ts": workspace.stamps.now(),
    }
    return [joined]


def events_of_home(
    workspace: Workspace, person: WorkspaceUser, channel: Channel, tab: str, view: Event | None
) -> list[Event]:
    """What the app hears when a person opens its Home tab, or its direct messages."""
    if not workspace.hears("app_home_opened"):
        return []
    opened = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": workspace.stamps.now(),
    }
    return [opened | ({"view": view} if view else {})]


def events_of_uninstalling(workspace: Workspace) -> list[Event]:
    """What the app hears last of a workspace."""
    revoked = {
        "type": "tokens_revoked",
        "tokens": {"oauth": [], "bot": [workspace.app.user_id]},
        "event_ts": workspace.stamps.now(),
    }
    gone = {"type": "app_uninstalled", "event_ts": workspace.stamps.now()}
    return [event for event in (revoked, gone) if workspace.hears(str(event["type"]))]


def _is_heard(workspace: Workspace, message: Message) -> bool:
    return message.is_public and workspace.channels[message.channel].bot_is_member


def _is_mention(workspace: Workspace, message: Message) -> bool:
    app, channel = workspace.app, workspace.channels[message.channel]
    return (
        workspace.hears("app_mention")
        and not channel.is_im  # there it is message.im, and nothing else
        and message.author != app.user_id
        and message.mentions(app.user_id)
    )


def _message_event(workspace: Workspace, message: Message) -> dict[str, Any] | None:
    is_im = workspace.channels[message.channel].is_im
    heard = workspace.hears("message.im" if is_im else "message.channels")
    return {"channel_type": "im" if is_im else "channel"} if heard else None


def _json(workspace: Workspace, message: Message) -> dict[str, Any]:
    return message_json(message, workspace.config.team_id, workspace.app.app_id)


def _posted(workspace: Workspace, message: Message) -> dict[str, Any]:
    return _json(workspace, message) | {"channel": message.channel, "event_ts": message.ts}


def _mention(workspace: Workspace, message: Message) -> dict[str, Any]:
    return _posted(workspace, message) | {"type": "app_mention"}


def _change(workspace: Workspace, message: Message, subtype: str) -> dict[str, Any]:
    stamp = workspace.stamps.now()
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": message.channel,
        "ts": stamp,
        "event_ts": stamp,
    }
