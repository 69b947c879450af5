"""A Slack message: blocks, and a text that reads well alone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

MAX_BLOCKS = 50  # https://docs.slack.dev/reference/block-kit/blocks
MAX_BLOCK_CHARACTERS = 12_000  # of all blocks; Slack refuses somewhat more than 13,000
MAX_SECTION_CHARACTERS = 3_000
ANSWER_EVENT_TYPE = "meetings_answer"  # the type of the metadata's event
MAX_METADATA_BYTES = 7_500  # bytes; Slack takes 8,000
MAX_TEXT_CHARACTERS = 3_000  # Slack takes 40,000, and nobody listens to that


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """What is sent: `text` is for notifications and for those who hear it read out."""

    text: str
    blocks: tuple[Block, ...]
    thread_state: Mapping[str, str] | None = None
    """What a thread remembers of it, in texts; kept in its metadata when it is public."""

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `respond`, `say` and the Web API's methods."""
        return {
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "unfurl_links": False,
            "unfurl_media": False,
        }


def make_thread_state(request: str, meetings: Sequence[str]) -> dict[str, str]:
    """Return what a thread remembers: a written request, and the ids of the meetings shown."""
    return {"request": request, "shown": " ".join(meetings)}  # ids have no spaces


def metadata_of(message: OutgoingMessage) -> dict[str, Any] | None:
    """Return the metadata under which what a message shows can be read back from its thread."""
    if message.thread_state is None:
        return None
    metadata = {"event_type": ANSWER_EVENT_TYPE, "event_payload": dict(message.thread_state)}
    is_short = len(json.dumps(metadata).encode()) <= MAX_METADATA_BYTES
    return metadata if is_short else None


def blocks_size(blocks: Sequence[Block]) -> int:
    """Return how many characters blocks take of MOST_CHARACTERS."""
    return len(json.dumps([block.to_dict() for block in blocks], ensure_ascii=False))
