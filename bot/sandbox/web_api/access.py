"""Where an app may read and write: the checks that Slack makes before it does either."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import required
from bot.sandbox.workspace.workspace import Slack

Arguments = Mapping[str, Any]


def find_to_post(slack: Slack, arguments: Arguments) -> Channel:
    """Where a message may be posted; a person's id stands for the direct messages with them."""
    workspace, name = slack.workspace, required(arguments, "channel")
    if name in workspace.people:
        return workspace.open_im(workspace.people[name])
    channel = workspace.channel(name)
    if not channel.bot_is_member and "chat:write.public" not in workspace.app.scopes:
        raise RefusedError("not_in_channel")
    return _open(channel)


def find_joined(slack: Slack, arguments: Arguments) -> Channel:
    """Where the bot is a member, and may still write."""
    return _open(_joined(slack.workspace.channel(required(arguments, "channel"))))


def find_to_read(slack: Slack, arguments: Arguments) -> Channel:
    """Where the bot may read the messages; each kind of place needs its own scope."""
    channel = slack.workspace.channel(required(arguments, "channel"))
    check_scope(slack, channel, "history")
    return _joined(channel)


def check_scope(slack: Slack, channel: Channel, right: str) -> None:
    """Refuse if the app lacks a right ("history", "read", …) for this kind of place."""
    scopes = slack.workspace.app.scopes
    needed = f"{'im' if channel.is_im else 'channels'}:{right}"
    if needed not in scopes:
        raise RefusedError("missing_scope", needed=needed, provided=",".join(scopes))


def _open(channel: Channel) -> Channel:
    if channel.is_archived:
        raise RefusedError("is_archived")
    return channel


def _joined(channel: Channel) -> Channel:
    if not channel.bot_is_member:
        raise RefusedError("not_in_channel")
    return channel
