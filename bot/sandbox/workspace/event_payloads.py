"""Build the events that a change in the workspace sends to the app, if it subscribes to them."""

from typing import Any

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.messages import Message, message_json
from bot.sandbox.workspace.state import WorkspaceState


def build_post_events(state: WorkspaceState, message: Message) -> list[JsonObject]:
    """Build the events of a new message."""
    if not _is_visible_to_app(state, message):
        return []
    events: list[JsonObject] = []
    if _is_mention(state, message):
        events.append(_build_mention(state, message))
    if kind := _message_event(state, message):
        events.append(_build_posted(state, message) | kind)
    return events


def build_edit_events(state: WorkspaceState, before: Message, after: Message) -> list[JsonObject]:
    """Build the events of an edited message; Slack sends app_mention again."""
    if not _is_visible_to_app(state, after):
        return []
    events: list[JsonObject] = []
    if _is_mention(state, after):
        events.append(_build_mention(state, after))
    if kind := _message_event(state, after):
        change = _build_change(state, after, "message_changed")
        change["message"] = _message_json(state, after)
        change["previous_message"] = _message_json(state, before)
        events.append(change | kind)
    return events


def build_removal_events(state: WorkspaceState, message: Message) -> list[JsonObject]:
    """Build the events of a deleted message."""
    kind = _message_event(state, message)
    if not kind or not _is_visible_to_app(state, message):
        return []
    change = _build_change(state, message, "message_deleted")
    change["deleted_ts"] = message.ts
    change["previous_message"] = _message_json(state, message)
    return [change | kind]


def build_join_events(
    state: WorkspaceState, channel: Channel, inviter: WorkspaceUser
) -> list[JsonObject]:
    """Build the events of the bot joining a channel."""
    if not state.app_receives("member_joined_channel"):
        return []
    event = {
        "type": "member_joined_channel",
        "user": state.app.user_id,
        "channel": channel.id,
        "channel_type": "C",
        "team": state.config.team_id,
        "inviter": inviter.id,
        "event_ts": state.timestamps.next(),
    }
    return [event]


def build_home_events(
    state: WorkspaceState,
    person: WorkspaceUser,
    channel: Channel,
    tab: str,
    view: JsonObject | None,
) -> list[JsonObject]:
    """Build the events of a person opening the Home tab, or with another `tab` the messages."""
    if not state.app_receives("app_home_opened"):
        return []
    event = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": state.timestamps.next(),
    }
    return [event | ({"view": view} if view else {})]


def build_uninstall_events(state: WorkspaceState) -> list[JsonObject]:
    """Build the events of the app's uninstallation."""
    revoked = {
        "type": "tokens_revoked",
        "tokens": {"oauth": [], "bot": [state.app.user_id]},
        "event_ts": state.timestamps.next(),
    }
    uninstalled = {"type": "app_uninstalled", "event_ts": state.timestamps.next()}
    return [event for event in (revoked, uninstalled) if state.app_receives(str(event["type"]))]


def _is_visible_to_app(state: WorkspaceState, message: Message) -> bool:
    return message.is_public and state.channels[message.channel].bot_is_member


def _is_mention(state: WorkspaceState, message: Message) -> bool:
    app, channel = state.app, state.channels[message.channel]
    return (
        state.app_receives("app_mention")
        and not channel.is_im  # there Slack sends message.im only
        and message.author != app.user_id
        and message.mentions(app.user_id)
    )


def _message_event(state: WorkspaceState, message: Message) -> dict[str, Any] | None:
    is_im = state.channels[message.channel].is_im
    is_received = state.app_receives("message.im" if is_im else "message.channels")
    return {"channel_type": "im" if is_im else "channel"} if is_received else None


def _message_json(state: WorkspaceState, message: Message) -> dict[str, Any]:
    return message_json(message, state.config.team_id, state.app.app_id)


def _build_posted(state: WorkspaceState, message: Message) -> dict[str, Any]:
    return _message_json(state, message) | {"channel": message.channel, "event_ts": message.ts}


def _build_mention(state: WorkspaceState, message: Message) -> dict[str, Any]:
    return _build_posted(state, message) | {"type": "app_mention"}


def _build_change(state: WorkspaceState, message: Message, subtype: str) -> dict[str, Any]:
    ts = state.timestamps.next()
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": message.channel,
        "ts": ts,
        "event_ts": ts,
    }
