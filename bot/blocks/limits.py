"""Limits on messages and views: Slack's own, or lower ones where the bot keeps a margin.

https://docs.slack.dev/reference/block-kit/blocks
"""

import json
from collections.abc import Sequence

from slack_sdk.models.blocks import Block

MAX_MESSAGE_BLOCKS = 50  # per message
MAX_BLOCK_CHARACTERS = 12_000  # all blocks of a message as JSON; Slack refuses about 13,000
MAX_SECTION_CHARACTERS = 3_000
MAX_LABEL_CHARACTERS = 75  # of a button or an option
MAX_BUTTON_VALUE_CHARACTERS = 2_000
MAX_OPTIONS = 100  # in the answer to a search for options
MAX_LINK_CHARACTERS = 2_000  # so that a link fits into a section with its text
MAX_MESSAGE_METADATA_BYTES = 7_500  # Slack's limit is 8,000
MAX_MESSAGE_TEXT_CHARACTERS = 3_000  # the text beside the blocks; Slack's limit is 40,000


def blocks_size(blocks: Sequence[Block]) -> int:
    """Return the size of blocks as JSON, in characters, to compare with MAX_BLOCK_CHARACTERS."""
    return len(json.dumps([block.to_dict() for block in blocks], ensure_ascii=False))
