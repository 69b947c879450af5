"""A Slack message: blocks, and a text that reads well alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block

MOST_BLOCKS = 50  # https://docs.slack.dev/reference/block-kit/blocks
MOST_CHARACTERS = 12_000  # of all blocks; Slack refuses somewhat more than 13,000
LONGEST_SECTION = 3_000
LONGEST_TEXT = 3_000  # Slack takes 40,000, and nobody listens to that


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: `text` is for notifications and for those who hear it read out."""

    text: str
    blocks: tuple[Block, ...]

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `respond`, `say` and the Web API's methods."""
        return {
            "text": self.text,
            "blocks": [block.to_dict() for block in self.blocks],
            "unfurl_links": False,
            "unfurl_media": False,
        }


def weight(blocks: Sequence[Block]) -> int:
    """Return how many characters blocks take of MOST_CHARACTERS."""
    return len(json.dumps([block.to_dict() for block in blocks], ensure_ascii=False))
