"""Builders for modals and input blocks."""

from typing import Any

PEOPLE = ("Kang Kyung-wha", "Wang Yi", "Taro Kono")


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def options(*values: str) -> list[dict[str, Any]]:
    return [{"text": plain(value), "value": value} for value in values]


def input_block(action_id: str, *, optional: bool = False, **element: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": f"{action_id}-block",
        "label": plain(action_id.capitalize()),
        "optional": optional,
        "element": {"action_id": action_id, **element},
    }


def view(*blocks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Build a modal with a title and a submit button, and a test's own fields."""
    whole = {
        "type": "modal",
        "title": plain("Title"),
        "submit": plain("Save"),
        "close": plain("Cancel"),
        "blocks": list(blocks),
    }
    return whole | changes
