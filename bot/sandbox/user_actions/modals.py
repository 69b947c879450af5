"""What a person does with a modal as a whole: fills it in, submits it, closes it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.sandbox.config import WorkspaceUser
from bot.sandbox.user_actions.interactions import find_spot, read_offered
from bot.sandbox.workspace.block_ids import Element
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import KINDS, Json, chosen_values, read_choice
from bot.sandbox.workspace.interaction_payloads import Envelope
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Slack

Filled = Mapping[tuple[str | None, str], Sequence[str]]

_NUMBER = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")


def fill(slack: Slack, view: View, filled: Filled) -> View:
    """Put into a view what a person has typed and chosen, by block_id (or None) and action_id."""
    with slack.bell.changing():
        state = view.state
        for (block_id, action_id), chosen in filled.items():
            spot = find_spot(view, action_id, block_id)
            entry = read_choice(spot.element, chosen, read_offered(slack, spot))
            state = spot.change(state, entry)
        return slack.surfaces.put(replace(view, state=state))


def submit(slack: Slack, person: WorkspaceUser, view: View) -> EventDelivery | None:
    """Submit a modal; None if Slack itself finds something missing, and shows it."""
    with slack.bell.changing():
        errors = find_field_errors(view)
        clean = replace(view, errors=errors, problem="")
        if errors:
            slack.surfaces.put(clean)
            return None
        trigger_id = slack.triggers.issue(person.id, view.id)
        body = Envelope(slack.addressee, person).view_submission(clean, trigger_id)
        slack.surfaces.put(replace(clean, awaits=trigger_id))
        return slack.courier.send("interactive", body)


def close(
    slack: Slack, person: WorkspaceUser, view: View, *, clear: bool = False
) -> tuple[EventDelivery, ...]:
    """Close a modal, or with `clear` all of them, and tell the app if it wants to know."""
    with slack.bell.changing():
        stack = slack.surfaces.stack(person.id)
        clear = clear or view.definition.clear_on_close
        closed = stack[::-1] if clear else (view,)
        slack.surfaces.close(closed[-1])
        envelope = Envelope(slack.addressee, person)
        bodies = [
            envelope.view_closed(each, is_cleared=clear)
            for each in closed
            if each.definition.notify_on_close
        ]
        return tuple(slack.courier.send("interactive", body) for body in bodies)


def find_field_errors(view: View) -> dict[str, str]:
    """What Slack itself finds wrong with what was filled in, by the blocks' ids."""
    errors: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] == "input":
            element = block["element"]
            entry = view.state[block["block_id"]][element["action_id"]]
            if sentence := _find_error(block, element, entry):
                errors[block["block_id"]] = sentence
    return errors


def _find_error(block: Mapping[str, Any], element: Element, entry: Json) -> str | None:
    values = chosen_values(entry)
    if not values:
        return None if block.get("optional") else "Please complete this required field."
    most = element.get("max_selected_items")
    if most and len(values) > most:
        return f"Please choose no more than {most}."
    if KINDS[element["type"]].key != "value":
        return None
    return _find_text_error(element, values[0])


def _find_text_error(element: Element, text: str) -> str | None:
    if check := _TEXT_CHECKS.get(element["type"]):
        return check(element, text)
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(text) < least:
        return f"Please enter at least {least} characters."
    if len(text) > most:
        return f"Please enter no more than {most} characters."
    return None


def _find_number_error(element: Element, text: str) -> str | None:
    if not (_DECIMAL if element["is_decimal_allowed"] else _NUMBER).fullmatch(text):
        return "Please enter a number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(text) < float(least):
        return f"Please enter a number no smaller than {least}."
    if most is not None and float(text) > float(most):
        return f"Please enter a number no greater than {most}."
    return None


_TEXT_CHECKS: Mapping[str, Callable[[Element, str], str | None]] = {
    "number_input": _find_number_error,
    "email_text_input": lambda _element, text: (
        None if _MAIL.fullmatch(text) else "Please enter an email address."
    ),
    "url_text_input": lambda _element, text: (
        None if _URL.fullmatch(text) else "Please enter a URL."
    ),
}
