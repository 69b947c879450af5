"""Gives blocks, and what can be pressed or filled in within them, the names that they lack."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.sandbox.workspace.messages import Block

NewId = Callable[[str], str]
Element = Mapping[str, Any]


def with_names(block: Mapping[str, Any], new_id: NewId) -> Block:
    """Give a block the ids that it lacks, as Slack does."""
    named = {"block_id": new_id("b")} | dict(block)
    if named["type"] == "actions":
        named["elements"] = [{"action_id": new_id("a")} | e for e in named["elements"]]
    for place in ("accessory", "element"):
        element = named.get(place)
        if element and element["type"] != "image":
            named[place] = {"action_id": new_id("a")} | element
    return named


def find_elements(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Element]]:
    """All that has an action_id in these blocks, each with its block."""
    for block in blocks:
        parts = [*(block.get("elements") or ()), block.get("accessory"), block.get("element")]
        for element in parts:
            if isinstance(element, Mapping) and "action_id" in element:
                yield block, element
