"""Check all messages and views that the bot has sent in a workspace against Slack's limits."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.blocks.limits import MAX_BLOCK_CHARACTERS
from bot.sandbox import Message, Sandbox
from bot.sandbox.block_kit.blocks import find_block_errors
from bot.sandbox.block_kit.views import find_view_errors

MAX_TEXT_CHARACTERS = 4_000  # Slack accepts 40,000, and recommends no more than this


def find_limit_violations(workspace: Sandbox) -> list[str]:
    """List what Slack would refuse or has refused, and messages without text beside blocks."""
    messages = [
        message
        for channel in workspace.observer.channels()
        for message in workspace.observer.transcript(channel=channel)
    ]
    return [
        *(error for message in messages if message.bot_id for error in _check_message(message)),
        *(error for call in workspace.observer.calls() for error in _check_view(call.arguments)),
        *(_describe_refusal(message) for message in messages if _is_refused(message)),
    ]


def _check_message(message: Message) -> Iterator[str]:
    blocks = [dict(block) for block in message.blocks]
    yield from find_block_errors(blocks)
    if not message.text.strip():
        yield f"a message has no text beside its blocks: {blocks}"
    if len(message.text) > MAX_TEXT_CHARACTERS:
        yield f"a text has {len(message.text)} characters"
    if (size := len(json.dumps(_without_ids(blocks), ensure_ascii=False))) > MAX_BLOCK_CHARACTERS:
        yield f"the blocks of a message have {size} characters"


def _check_view(arguments: Mapping[str, Any]) -> Iterator[str]:
    if view := arguments.get("view"):
        yield from find_view_errors(view)


def _without_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return blocks as they were sent, without the block_ids that Slack adds."""
    return [{name: part for name, part in block.items() if name != "block_id"} for block in blocks]


def _is_refused(message: Message) -> bool:
    return message.kind == "error" and any(
        code in message.text for code in ("invalid_", "too_long", "too_large", "no_text")
    )


def _describe_refusal(message: Message) -> str:
    return f"Slack refused: {message.text} {' '.join(message.reasons)}"
