"""A button pressed below an answer: by whom, where, and whether others read the message too."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from slack_bolt import BoltContext


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """What a press says; `is_private` tells that nobody else reads the message.

    `thread_ts` is None for a message outside of threads.
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
        """Read the body of an interaction; what a server leaves out is taken for the careful."""
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
        """Whether it was in the direct messages of one person and the bot."""
        return self.channel.startswith("D")

    @property
    def can_share(self) -> bool:
        """Whether there is a channel to share with."""
        return not self.is_direct

    @property
    def key(self) -> str:
        """What a second press of the same button has too."""
        parts = (self.channel, self.message_ts, self.user, self.action_id, self.value)
        return f"press:{sha256(repr(parts).encode()).hexdigest()}"


def _is_private(container: Mapping[str, Any], message: Mapping[str, Any]) -> bool:
    """Tell whether one person alone reads a message; Slack sends no such message along.

    Other servers send it, and say so only in its subtype.
    """
    is_marked = bool(container.get("is_ephemeral", not message))
    return is_marked or message.get("subtype") == "ephemeral"
