"""A sentence above a message, that says why it is there."""

from dataclasses import replace

from slack_sdk.models.blocks import Block, ContextBlock

from bot.blocks.message import MOST_BLOCKS, MOST_CHARACTERS, OutgoingMessage, weight
from bot.blocks.mrkdwn import FormattedText, escape, shorten, text_object

LONGEST_INTRO = 400


def with_intro(words: str, message: OutgoingMessage) -> OutgoingMessage:
    """Return a message with words above it, in its text alone where the blocks have no room."""
    said = shorten(words, LONGEST_INTRO)
    above: list[Block] = [ContextBlock(elements=[text_object([FormattedText(said)])])]
    blocks = (*above, *message.blocks)
    if len(blocks) > MOST_BLOCKS or weight(blocks) > MOST_CHARACTERS:
        blocks = message.blocks
    return replace(message, text=f"{escape(said)}\n{message.text}", blocks=blocks)
