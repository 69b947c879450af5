"""Find the channel that a method names, and check that the app may read or write there."""

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import Arguments, required_text
from bot.sandbox.workspace.workspace import Workspace


def find_postable_channel(workspace: Workspace, arguments: Arguments) -> Channel:
    """Find a channel that the app may post to; a user id stands for the direct messages."""
    state, name = workspace.state, required_text(arguments, "channel")
    if name in state.people:
        return state.open_im(state.people[name])
    channel = state.find_channel(name)
    if not channel.bot_is_member and "chat:write.public" not in state.app.scopes:
        raise RefusedError("not_in_channel")
    return _check_not_archived(channel)


def find_joined_channel(workspace: Workspace, arguments: Arguments) -> Channel:
    """Find a channel that the bot is a member of and that is not archived."""
    return _check_not_archived(
        _check_member(workspace.state.find_channel(required_text(arguments, "channel")))
    )


def find_readable_channel(workspace: Workspace, arguments: Arguments) -> Channel:
    """Find a channel whose messages the bot may read."""
    channel = workspace.state.find_channel(required_text(arguments, "channel"))
    check_scope(workspace, channel, "history")
    return _check_member(channel)


def check_scope(workspace: Workspace, channel: Channel, permission: str) -> None:
    """Raise RefusedError if the app lacks the scope for this kind of channel.

    `permission` is the second part of the scope: "history" in channels:history and im:history.
    """
    scopes = workspace.state.app.scopes
    needed = f"{'im' if channel.is_im else 'channels'}:{permission}"
    if needed not in scopes:
        raise RefusedError("missing_scope", needed=needed, provided=",".join(scopes))


def _check_not_archived(channel: Channel) -> Channel:
    if channel.is_archived:
        raise RefusedError("is_archived")
    return channel


def _check_member(channel: Channel) -> Channel:
    if not channel.bot_is_member:
        raise RefusedError("not_in_channel")
    return channel
