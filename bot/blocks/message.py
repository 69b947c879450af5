"""Outgoing messages: blocks, a text that is complete without them, and metadata."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks.limits import MAX_MESSAGE_METADATA_BYTES

ANSWER_EVENT_TYPE = "meetings_answer"  # in the metadata of answers


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A message to send; `text` is shown in notifications and read out by screen readers."""

    text: str
    blocks: tuple[Block, ...]
    thread_state: Mapping[str, str] | None = None
    """What follow-up questions refer to: stored per thread, and in a public message's metadata."""

    def arguments(self) -> dict[str, Any]:
        """Return keyword arguments for `respond`, `say` and the Web API's methods."""
        return {
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "unfurl_links": False,
            "unfurl_media": False,
        }


def text_message(text: str) -> OutgoingMessage:
    """Return a message without blocks; `text` is mrkdwn and must be escaped by the caller."""
    return OutgoingMessage(text, ())


def make_thread_state(request: str, meetings: Sequence[str]) -> dict[str, str]:
    """Return a thread's state: an encoded request, and the ids of the meetings shown."""
    return {"request": request, "shown": " ".join(meetings)}  # ids contain no spaces


def metadata_of(message: OutgoingMessage) -> dict[str, Any] | None:
    """Return the Slack metadata that carries a message's thread state.

    None if the message has no state, or if it exceeds MAX_MESSAGE_METADATA_BYTES.
    """
    if message.thread_state is None:
        return None
    metadata = {"event_type": ANSWER_EVENT_TYPE, "event_payload": dict(message.thread_state)}
    size = len(json.dumps(metadata).encode())
    return metadata if size <= MAX_MESSAGE_METADATA_BYTES else None
