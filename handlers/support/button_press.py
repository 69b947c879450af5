"""A pressed button: by whom, where, with which value, and whether others see the message."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from slack_bolt import BoltContext

from handlers.support.conversations import is_direct_channel


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A press of a button; `is_private` says that only this user sees the message.

    `thread_ts` is None for a message outside threads.
    """

    team: str
    channel: str
    user: str
    message_ts: str
    thread_ts: str | None
    action_id: str
    value: str
    is_private: bool

    @classmethod
    def from_body(cls, body: Mapping[str, Any], context: BoltContext) -> Self:
        """Read the body of a block action; fields that a server omits become empty."""
        container, (action, *_) = body.get("container") or {}, body["actions"]
        message: Mapping[str, Any] = body.get("message") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
        return cls(
            team=context.team_id or "",
            channel=channel,
            user=context.user_id or "",
            message_ts=container.get("message_ts") or message.get("ts") or "",
            thread_ts=container.get("thread_ts") or message.get("thread_ts"),
            action_id=action["action_id"],
            value=action.get("value") or "",
            is_private=_is_private(container, message),
        )

    @property
    def is_direct(self) -> bool:
        """Whether the message is in direct messages with the bot."""
        return is_direct_channel(self.channel)

    @property
    def can_share(self) -> bool:
        """Whether there is a channel to share the answer in."""
        return not self.is_direct

    @property
    def key(self) -> str:
        """Identifies the button and the user: the same for a second press."""
        parts = (self.channel, self.message_ts, self.user, self.action_id, self.value)
        return f"press:{sha256(repr(parts).encode()).hexdigest()}"


def _is_private(container: Mapping[str, Any], message: Mapping[str, Any]) -> bool:
    """Return whether a message is ephemeral.

    Slack marks the container and omits the message; other servers include it with a subtype.
    """
    is_marked = bool(container.get("is_ephemeral", not message))
    return is_marked or message.get("subtype") == "ephemeral"
