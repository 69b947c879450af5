"""Slack's published limits, held against all that the bot has sent in a test's workspace."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.blocks.limits import MAX_BLOCK_CHARACTERS
from bot.sandbox import Message, Sandbox
from bot.sandbox.block_kit.blocks import find_block_errors
from bot.sandbox.block_kit.views import find_view_errors

LONGEST_TEXT = 4_000  # Slack takes 40,000, and advises no more than this


def find_faults(workspace: Sandbox) -> list[str]:
    """Say all that Slack would not take, or that cannot be read without blocks."""
    messages = [
        message
        for channel in workspace.observer.channels()
        for message in workspace.observer.transcript(channel=channel)
    ]
    return [
        *(fault for message in messages if message.bot_id for fault in _of_message(message)),
        *(fault for call in workspace.observer.calls() for fault in _of_view(call.arguments)),
        *(_refused(message) for message in messages if _is_refused(message)),
    ]


def _of_message(message: Message) -> Iterator[str]:
    blocks = [dict(block) for block in message.blocks]
    yield from find_block_errors(blocks)
    if not message.text.strip():
        yield f"a message has no text beside its blocks: {blocks}"
    if len(message.text) > LONGEST_TEXT:
        yield f"a text has {len(message.text)} characters"
    if (size := len(json.dumps(_plain(blocks), ensure_ascii=False))) > MAX_BLOCK_CHARACTERS:
        yield f"the blocks of a message have {size} characters"


def _of_view(arguments: Mapping[str, Any]) -> Iterator[str]:
    if view := arguments.get("view"):
        yield from find_view_errors(view)


def _plain(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return blocks as they were sent, without the ids that Slack gives them."""
    return [{name: part for name, part in block.items() if name != "block_id"} for block in blocks]


def _is_refused(message: Message) -> bool:
    return message.kind == "error" and any(
        code in message.text for code in ("invalid_", "too_long", "too_large", "no_text")
    )


def _refused(message: Message) -> str:
    return f"Slack refused: {message.text} {' '.join(message.reasons)}"
