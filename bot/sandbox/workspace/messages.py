"""A message in the workspace, and how Slack writes it in its answers and events."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.workspace.metadata import Metadata

Block = Mapping[str, Any]
MessageKind = Literal["message", "error"]

SYSTEM_USER = "USLACKBOT"  # who speaks when Slack itself has something to say


@dataclass(frozen=True, slots=True)
class Message:
    """One message. An error is one too: it is what the page shows when something went wrong."""

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
        """Whether everybody in the channel has it, and so the Web API too."""
        return self.ephemeral_to is None and self.kind == "message"

    @property
    def words(self) -> str:
        """All that a person can read in it, blocks included, for a test to look through."""
        return "\n".join([self.text, *texts_in(self.blocks), *self.reasons])

    def mentions(self, user_id: str) -> bool:
        """Whether its text mentions this user."""
        return re.search(rf"<@{re.escape(user_id)}(\|[^>]*)?>", self.text) is not None

    def visible_to(self, user_id: str) -> bool:
        """Whether this person sees it."""
        return self.ephemeral_to in (None, user_id)


def texts_in(part: Any) -> Iterator[str]:
    """All texts in blocks, in their order."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in ("text", "alt_text") and isinstance(value, str):
                yield value
            else:
                yield from texts_in(value)
    elif isinstance(part, (list, tuple)):
        for item in part:
            yield from texts_in(item)


def message_json(message: Message, team_id: str, app_id: str) -> dict[str, Any]:
    """Write a message as conversations.history and the events do."""
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
    """Add to a message what Slack says of the thread below it."""
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
