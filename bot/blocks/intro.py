"""A sentence above a message, that says why it is there."""

from dataclasses import replace

from slack_sdk.models.blocks import Block, ContextBlock

from bot.blocks.message import MAX_BLOCK_CHARACTERS, MAX_BLOCKS, OutgoingMessage, blocks_size
from bot.blocks.mrkdwn import FormattedText, escape, text_object, truncate

MAX_INTRO_CHARACTERS = 400


def with_intro(words: str, message: OutgoingMessage) -> OutgoingMessage:
    """Return a message with words above it, in its text alone where the blocks have no room."""
    said = truncate(words, MAX_INTRO_CHARACTERS)
    above: list[Block] = [ContextBlock(elements=[text_object([FormattedText(said)])])]
    blocks = (*above, *message.blocks)
    if len(blocks) > MAX_BLOCKS or blocks_size(blocks) > MAX_BLOCK_CHARACTERS:
        blocks = message.blocks
    return replace(message, text=f"{escape(said)}\n{message.text}", blocks=blocks)
