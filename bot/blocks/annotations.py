"""Add a line above or below a message: an introduction, who shared it, small print."""

from dataclasses import replace

from slack_sdk.models.blocks import ContextBlock, MarkdownTextObject

from bot.blocks.components import context
from bot.blocks.limits import MAX_BLOCK_CHARACTERS, MAX_MESSAGE_BLOCKS, blocks_size
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import escape, fit_text

MAX_INTRO_CHARACTERS = 400


def with_intro(words: str, message: OutgoingMessage) -> OutgoingMessage:
    """Return a message with an introduction above it; if blocks have no room, in its text only."""
    intro = fit_text(words, MAX_INTRO_CHARACTERS)
    blocks = (context(intro), *message.blocks)
    if len(blocks) > MAX_MESSAGE_BLOCKS or blocks_size(blocks) > MAX_BLOCK_CHARACTERS:
        blocks = message.blocks
    return replace(message, text=f"{escape(intro)}\n{message.text}", blocks=blocks)


def shared_message(message: OutgoingMessage, user: str) -> OutgoingMessage:
    """Return a message with the user (by id) who shared it above."""
    words = f"Shared by <@{user}>"
    block = ContextBlock(elements=[MarkdownTextObject(text=words, verbatim=True)])
    return replace(
        message,
        text=f"{words}: {message.text}",
        blocks=(block, *message.blocks)[:MAX_MESSAGE_BLOCKS],
    )


def with_small_print(message: OutgoingMessage, words: str) -> OutgoingMessage:
    """Return a message with a line of small print below it."""
    return replace(message, blocks=(*message.blocks[: MAX_MESSAGE_BLOCKS - 1], context(words)))
