"""An answer that one person shares with a channel."""

from dataclasses import replace

from slack_sdk.models.blocks import ContextBlock, MarkdownTextObject

from bot.blocks.components import context
from bot.blocks.message import MAX_BLOCKS, OutgoingMessage


def shared_message(message: OutgoingMessage, person: str) -> OutgoingMessage:
    """Return an answer with who shared it, by their id."""
    words = f"Shared by <@{person}>"
    block = ContextBlock(elements=[MarkdownTextObject(text=words, verbatim=True)])
    return replace(
        message, text=f"{words}: {message.text}", blocks=(block, *message.blocks)[:MAX_BLOCKS]
    )


def with_small_print(message: OutgoingMessage, words: str) -> OutgoingMessage:
    """Return an answer with a line of small print below it."""
    return replace(message, blocks=(*message.blocks[: MAX_BLOCKS - 1], context(words)))
