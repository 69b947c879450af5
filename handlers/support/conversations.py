"""Where a request comes from: a channel, a thread, or direct messages; and who sent it."""

from typing import Any

from slack_bolt import BoltContext

from bot.delivery.subscription_service import Conversation

DIRECT_COMMAND_CHANNEL = "directmessage"  # the channel name of a command in direct messages


def conversation_of(context: BoltContext, channel_name: str = "") -> Conversation:
    """Return the conversation of a request; `channel_name` is known for slash commands only."""
    channel = context.channel_id or ""
    is_direct = channel_name == DIRECT_COMMAND_CHANNEL or is_direct_channel(channel)
    return Conversation(context.team_id or "", channel, is_direct)


def is_direct_channel(channel: str) -> bool:
    """Return whether a channel id is that of direct messages between one user and the bot."""
    return channel.startswith("D")


def is_direct_message(event: dict[str, Any]) -> bool:
    """Return whether a message event is a direct message to the bot.

    Messages in channels arrive as `app_mention` if they mention the bot.
    """
    return event.get("channel_type") == "im"


def is_from_person(event: dict[str, Any]) -> bool:
    """Return whether a message is a person's new one: not a bot's, not edited, not deleted."""
    return not (event.get("bot_id") or event.get("subtype") or event.get("edited"))


def ignore() -> None:
    """Acknowledge an event without an answer.

    Bolt leaves an event without a listener unacknowledged, and Slack would send it again.
    """
