"""Reads what an app wants to say, and refuses what Slack refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.block_kit import blocks as limits
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json
from bot.sandbox.workspace.block_ids import NewId, with_names
from bot.sandbox.workspace.messages import Block


@dataclass(frozen=True, slots=True)
class Content:
    """A message's text and blocks; blocks are None when nothing was said of them."""

    text: str
    blocks: tuple[Block, ...] | None


def parse_content(arguments: Mapping[str, Any], new_id: NewId) -> Content:
    """Read `text` and `blocks` from the arguments of a method or the body of an answer."""
    text = arguments.get("text") or ""
    if not isinstance(text, str):
        raise RefusedError("invalid_arguments", "must be a string [json-pointer:/text]")
    blocks = _parse_blocks(arguments.get("blocks"), new_id)
    if arguments.get("attachments") not in (None, "", "[]", []):
        raise RefusedError("invalid_attachments", "the local workspace draws blocks only")
    if not text.strip() and not blocks:
        raise RefusedError("no_text")
    if len(text) > limits.MAX_TEXT:
        raise RefusedError("msg_too_long")
    return Content(text, blocks)


def _parse_blocks(given: Any, new_id: NewId) -> tuple[Block, ...] | None:
    if given is None or given == "":
        return None
    blocks = _parse_json(given) if isinstance(given, str) else given
    if not isinstance(blocks, list):
        raise RefusedError("invalid_blocks_format", "must be an array [json-pointer:/blocks]")
    if errors := limits.find_errors(blocks):
        raise RefusedError("invalid_blocks", *errors)
    if (size := limits.count_characters(blocks)) > limits.MAX_CHARACTERS:
        limit = limits.MAX_CHARACTERS
        raise RefusedError("msg_blocks_too_long", f"{size} characters, {limit} are allowed")
    return tuple(with_names(block, new_id) for block in blocks)


def _parse_json(text: str) -> Any:
    try:
        return decode_json(text)
    except ValueError as error:
        raise RefusedError(
            "invalid_blocks_format", "must be JSON [json-pointer:/blocks]"
        ) from error
