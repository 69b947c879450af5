"""Parse the messages and views that an app sends, and refuse what Slack refuses."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.block_kit.blocks import (
    MAX_CHARACTERS_IN_BLOCKS,
    MAX_TEXT_CHARACTERS,
    find_block_errors,
)
from bot.sandbox.block_kit.traversal import Block, NewId, add_missing_ids, count_characters
from bot.sandbox.block_kit.views import (
    ViewKind,
    decode_view,
    find_view_errors,
    is_view_too_large,
)
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject, decode_json
from bot.sandbox.workspace.views import ViewDefinition


@dataclass(frozen=True, slots=True)
class Content:
    """A message's text and blocks; `blocks` is None if the request did not set them."""

    text: str
    blocks: tuple[Block, ...] | None


def parse_content(arguments: JsonObject, new_id: NewId) -> Content:
    """Parse `text` and `blocks` of a method's arguments or of a response's body.

    Raises RefusedError with Slack's error code if Slack would refuse the message.
    """
    text = arguments.get("text") or ""
    if not isinstance(text, str):
        raise RefusedError("invalid_arguments", "must be a string [json-pointer:/text]")
    blocks = _parse_blocks(arguments.get("blocks"), new_id)
    if arguments.get("attachments") not in (None, "", "[]", []):
        raise RefusedError("invalid_attachments", "the local workspace supports blocks only")
    if not text.strip() and not blocks:
        raise RefusedError("no_text")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise RefusedError("msg_too_long")
    return Content(text, blocks)


def _parse_blocks(given: Any, new_id: NewId) -> tuple[Block, ...] | None:
    if given is None or given == "":
        return None
    blocks = _decode_blocks(given) if isinstance(given, str) else given
    if not isinstance(blocks, list):
        raise RefusedError("invalid_blocks_format", "must be an array [json-pointer:/blocks]")
    if errors := find_block_errors(blocks):
        raise RefusedError("invalid_blocks", *errors)
    if (size := count_characters(blocks)) > MAX_CHARACTERS_IN_BLOCKS:
        reason = f"{size} characters, {MAX_CHARACTERS_IN_BLOCKS} are allowed"
        raise RefusedError("msg_blocks_too_long", reason)
    return tuple(add_missing_ids(block, new_id) for block in blocks)


def _decode_blocks(text: str) -> Any:
    try:
        return decode_json(text)
    except ValueError as error:
        reason = "must be JSON [json-pointer:/blocks]"
        raise RefusedError("invalid_blocks_format", reason) from error


def parse_view(given: Any, kind: ViewKind, new_id: NewId) -> ViewDefinition:
    """Parse a view from a method's arguments or from an acknowledgement.

    `given` is a JSON text or an object. Raises RefusedError if Slack would refuse the view.
    """
    view = decode_view(given)
    if errors := find_view_errors(view, kind):
        raise RefusedError("invalid_arguments", *errors)
    if is_view_too_large(view):
        raise RefusedError("view_too_large")
    blocks = tuple(add_missing_ids(block, new_id) for block in view["blocks"])
    rest = {name: part for name, part in view.items() if name not in ("type", "blocks")}
    if kind == "home":
        rest.pop("title", None)
    return ViewDefinition(kind, blocks, **rest)
