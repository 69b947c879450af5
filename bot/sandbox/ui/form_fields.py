"""The form fields of blocks on the pages: their names, their options and their values."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from bot.sandbox.block_kit.traversal import Element, find_elements
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject
from bot.sandbox.user_actions.modals import FieldInputs
from bot.sandbox.workspace.input_state import INPUT_KINDS
from bot.sandbox.workspace.state import WorkspaceState
from bot.sandbox.workspace.views import View

# Groups of options, each with a label ("" for options without a group)
OptionGroups = list[dict[str, Any]]


def field_name(block_id: str, action_id: str) -> str:
    """Return the name of an element's form field."""
    return f"{quote(block_id, safe='')}/{quote(action_id, safe='')}"


def parse_field_name(name: str) -> tuple[str, str]:
    """Return the block_id and action_id of a form field; raise RefusedError if it is none."""
    block_id, slash, action_id = name.partition("/")
    if not slash:
        raise RefusedError("message_not_found")
    return unquote(block_id), unquote(action_id)


def read_fields(view: View, form: Mapping[str, list[str]]) -> FieldInputs:
    """Return the form's values of all inputs of a view; a missing field has no values."""
    inputs: dict[tuple[str | None, str], list[str]] = {}
    for block, element in find_elements(view.blocks):
        if element["type"] in INPUT_KINDS:
            block_id, action_id = block["block_id"], element["action_id"]
            values = form.get(field_name(block_id, action_id), [])
            inputs[block_id, action_id] = [value.replace("\r\n", "\n") for value in values]
    return inputs


def build_options_finder(state: WorkspaceState) -> Callable[[Element], OptionGroups]:
    """Build the function that returns the options of a select, for the templates.

    These are the element's own options, or the workspace's people or channels.
    """
    people = [_build_option(person.id, person.name) for person in state.people.values()]
    listed = [channel for channel in state.channels.values() if not channel.is_im]
    channels = [_build_option(channel.id, f"#{channel.name}") for channel in listed]
    by_kind = {"users": people, "channels": channels, "conversations": channels}

    def find_options(element: Element) -> OptionGroups:
        if groups := element.get("option_groups"):
            return [{"label": g["label"]["text"], "options": g["options"]} for g in groups]
        element_type = str(element.get("type"))
        options = next((found for kind, found in by_kind.items() if kind in element_type), [])
        return [{"label": "", "options": element.get("options") or options}]

    return find_options


def _build_option(value: str, text: str) -> JsonObject:
    return {"text": {"type": "plain_text", "text": text}, "value": value}
