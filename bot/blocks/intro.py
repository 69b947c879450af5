"""A sentence above a message, that says why it is there."""

from dataclasses import replace

from slack_sdk.models.blocks import Block, ContextBlock

from bot.blocks.message import MOST_BLOCKS, Message
from bot.blocks.mrkdwn import Span, escape, shorten, text_object

LONGEST_INTRO = 400  # an answer leaves so much room


def with_intro(words: str, message: Message) -> Message:
    """Return a message with words above it, which may hold what people typed."""
    said = shorten(words, LONGEST_INTRO)
    above: list[Block] = [ContextBlock(elements=[text_object([Span(said)])])]
    blocks = (*above, *message.blocks) if len(message.blocks) < MOST_BLOCKS else message.blocks
    return replace(message, text=f"{escape(said)}\n{message.text}", blocks=blocks)
