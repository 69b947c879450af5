"""Messages, and their format in the Web API and in events."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.block_kit.traversal import Block, find_texts
from bot.sandbox.workspace.metadata import Metadata

MessageKind = Literal["message", "error"]

SYSTEM_USER_ID = "USLACKBOT"  # the author of Slack's own messages


@dataclass(frozen=True, slots=True)
class Message:
    """A message, or with the kind "error" an error that the page shows like a message.

    `thread_ts` is set on replies; `reasons` explain an error.
    """

    channel: str
    author: str
    text: str
    ts: str = ""
    blocks: tuple[Block, ...] = ()
    bot_id: str | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    ephemeral_to: str | None = None
    edited_ts: str | None = None
    kind: MessageKind = "message"
    reasons: tuple[str, ...] = ()
    metadata: Metadata | None = None

    @property
    def is_public(self) -> bool:
        """Whether all members of the channel, and the Web API, see this message."""
        return self.ephemeral_to is None and self.kind == "message"

    @property
    def visible_text(self) -> str:
        """All texts of the message, including those of blocks and reasons, one a line."""
        return "\n".join([self.text, *find_texts(self.blocks), *self.reasons])

    def mentions(self, user_id: str) -> bool:
        """Return whether the text mentions this user."""
        return re.search(rf"<@{re.escape(user_id)}(\|[^>]*)?>", self.text) is not None

    def visible_to(self, user_id: str) -> bool:
        """Return whether this person sees the message."""
        return self.ephemeral_to in (None, user_id)


def message_json(message: Message, team_id: str, app_id: str) -> dict[str, Any]:
    """Return a message in the format of conversations.history and of events."""
    body: dict[str, Any] = {
        "type": "message",
        "user": message.author,
        "text": message.text,
        "ts": message.ts,
        "team": team_id,
    }
    if message.blocks:
        body["blocks"] = list(message.blocks)
    if message.bot_id:
        body |= {"bot_id": message.bot_id, "app_id": app_id}
    if message.thread_ts:
        body["thread_ts"] = message.thread_ts
    if message.broadcast:
        body["subtype"] = "thread_broadcast"
    if message.metadata:
        body["metadata"] = message.metadata.to_json()
    if message.edited_ts:
        body["edited"] = {"user": message.author, "ts": message.edited_ts}
    return body


def thread_json(root: dict[str, Any], replies: list[Message]) -> dict[str, Any]:
    """Add the summary of its thread to the first message of the thread."""
    if not replies:
        return root
    authors = list(dict.fromkeys(reply.author for reply in replies))
    return root | {
        "thread_ts": root["ts"],
        "reply_count": len(replies),
        "reply_users_count": len(authors),
        "reply_users": authors,
        "latest_reply": replies[-1].ts,
    }
