"""Fill in, submit and close modals, with Slack's own validation of fields."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.sandbox.block_kit.traversal import Block, Element
from bot.sandbox.config import WorkspaceUser
from bot.sandbox.json_body import JsonObject
from bot.sandbox.user_actions.interactions import find_target, offered_options
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import INPUT_KINDS, build_selection, selected_values
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Workspace

# Form values by block_id (None stands for any block) and action_id
FieldInputs = Mapping[tuple[str | None, str], Sequence[str]]

_NUMBER = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")


def fill(workspace: Workspace, view: View, inputs: FieldInputs) -> View:
    """Set the values of fields; return the changed view."""
    with workspace.notifier.change():
        state = view.state
        for (block_id, action_id), values in inputs.items():
            target = find_target(view, action_id, block_id)
            entry = build_selection(target.element, values, offered_options(workspace, target))
            state = target.update_state(state, entry)
        return workspace.view_stack.replace(replace(view, state=state))


def submit(workspace: Workspace, person: WorkspaceUser, view: View) -> EventDelivery | None:
    """Submit a modal; return None, and show the errors, if Slack's own validation fails."""
    with workspace.notifier.change():
        errors = find_field_errors(view)
        submitted = replace(view, errors=errors, problem="")
        if errors:
            workspace.view_stack.replace(submitted)
            return None
        trigger_id = workspace.trigger_ids.issue(person.id, view.id)
        body = workspace.interaction_payloads(person).view_submission(submitted, trigger_id)
        workspace.view_stack.replace(replace(submitted, pending_trigger_id=trigger_id))
        return workspace.dispatcher.send("interactive", body)


def close(
    workspace: Workspace, person: WorkspaceUser, view: View, *, clear: bool = False
) -> tuple[EventDelivery, ...]:
    """Close a modal, or the whole stack with `clear`; send the view_closed payloads."""
    with workspace.notifier.change():
        stack = workspace.view_stack.stack(person.id)
        clear = clear or view.definition.clear_on_close
        closed = stack[::-1] if clear else (view,)
        workspace.view_stack.close(closed[-1])
        payloads = workspace.interaction_payloads(person)
        bodies = [
            payloads.view_closed(each, is_cleared=clear)
            for each in closed
            if each.definition.notify_on_close
        ]
        return tuple(workspace.dispatcher.send("interactive", body) for body in bodies)


def find_field_errors(view: View) -> dict[str, str]:
    """Return the errors that Slack itself finds in the values of inputs, by block_id."""
    errors: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] == "input":
            element = block["element"]
            entry = view.state[block["block_id"]][element["action_id"]]
            if error := _find_error(block, element, entry):
                errors[block["block_id"]] = error
    return errors


def _find_error(block: Block, element: Element, entry: JsonObject) -> str | None:
    values = selected_values(entry)
    if not values:
        return None if block.get("optional") else "Please complete this required field."
    max_items = element.get("max_selected_items")
    if max_items and len(values) > max_items:
        return f"Please choose no more than {max_items}."
    if INPUT_KINDS[element["type"]].key != "value":
        return None
    return _find_text_error(element, values[0])


def _find_text_error(element: Element, text: str) -> str | None:
    if check := _TEXT_CHECKS.get(element["type"]):
        return check(element, text)
    min_length, max_length = element.get("min_length", 0), element.get("max_length", 3000)
    if len(text) < min_length:
        return f"Please enter at least {min_length} characters."
    if len(text) > max_length:
        return f"Please enter no more than {max_length} characters."
    return None


def _find_number_error(element: Element, text: str) -> str | None:
    if not (_DECIMAL if element["is_decimal_allowed"] else _NUMBER).fullmatch(text):
        return "Please enter a number."
    minimum, maximum = element.get("min_value"), element.get("max_value")
    if minimum is not None and float(text) < float(minimum):
        return f"Please enter a number no smaller than {minimum}."
    if maximum is not None and float(text) > float(maximum):
        return f"Please enter a number no greater than {maximum}."
    return None


_TEXT_CHECKS: Mapping[str, Callable[[Element, str], str | None]] = {
    "number_input": _find_number_error,
    "email_text_input": lambda _element, text: (
        None if _EMAIL.fullmatch(text) else "Please enter an email address."
    ),
    "url_text_input": lambda _element, text: (
        None if _URL.fullmatch(text) else "Please enter a URL."
    ),
}
