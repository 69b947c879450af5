"""Walk through blocks: find their elements and texts, and add missing ids."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Block = Mapping[str, Any]
Element = Mapping[str, Any]
NewId = Callable[[str], str]

_NON_TEXT_KEYS = ("type", "block_id", "action_id", "style")


def add_missing_ids(block: Block, new_id: NewId) -> Block:
    """Return a block with a block_id and, in its elements, action_ids, as Slack adds them.

    `new_id` takes a prefix and returns an id that has not been used.
    """
    result = {"block_id": new_id("b")} | dict(block)
    if result["type"] == "actions":
        result["elements"] = [{"action_id": new_id("a")} | e for e in result["elements"]]
    for key in ("accessory", "element"):
        element = result.get(key)
        if element and element["type"] != "image":
            result[key] = {"action_id": new_id("a")} | element
    return result


def find_elements(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Element]]:
    """Yield each element that has an action_id, with its block."""
    for block in blocks:
        parts = [*(block.get("elements") or ()), block.get("accessory"), block.get("element")]
        for element in parts:
            if isinstance(element, Mapping) and "action_id" in element:
                yield block, element


def find_texts(part: Any) -> Iterator[str]:
    """Yield all texts in blocks, in their order."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in ("text", "alt_text") and isinstance(value, str):
                yield value
            else:
                yield from find_texts(value)
    elif isinstance(part, (list, tuple)):
        for item in part:
            yield from find_texts(item)


def count_characters(part: Any) -> int:
    """Count the characters in blocks as Slack's limit does: all strings but ids, types, styles."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, Mapping):
        return sum(count_characters(v) for k, v in part.items() if k not in _NON_TEXT_KEYS)
    return sum(count_characters(item) for item in part) if isinstance(part, list) else 0
