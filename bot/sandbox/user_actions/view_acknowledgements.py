"""Apply the app's responses to submitted modals and to requests for options."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.sandbox.block_kit.composition import OPTION, OPTION_GROUP
from bot.sandbox.block_kit.schema import all_of, any_field, fields, items
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.content import parse_view
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import find_options
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Workspace

SUBMISSION_FAILED = "We had some trouble connecting. Try again?"  # Slack's own sentence

_SUGGESTED_OPTIONS = all_of(
    fields(
        {},
        {
            "options": items(100, OPTION, min_items=0),
            "option_groups": items(100, OPTION_GROUP, min_items=0),
        },
    ),
    any_field("options", "option_groups"),
)


def apply_submission_response(
    workspace: Workspace, delivery: EventDelivery, failure: tuple[str, str] | None
) -> None:
    """Apply the response to a submitted modal, or show the failure (a sentence and a reason)."""
    view = _find_pending_view(workspace, delivery)
    if view is None:
        return
    view = workspace.view_stack.replace(replace(view, pending_trigger_id=None))
    if failure:
        _show_problem(workspace, view, *failure)
        return
    response = delivery.response or {}
    try:
        apply = _RESPONSE_ACTIONS.get(response.get("response_action"), _refuse)
        apply(workspace, view, response)
    except RefusedError as refused:
        text = f"The response to “{view.title}” was refused: {refused.code}"
        _show_problem(workspace, view, text, "; ".join(refused.reasons))


def save_suggestions(workspace: Workspace, delivery: EventDelivery) -> None:
    """Save the options that the app has suggested, or show what is wrong with them."""
    request, response = delivery.payload, delivery.response or {}
    if errors := list(_SUGGESTED_OPTIONS(response, "")):
        target = ResponseTarget(workspace.state.main_channel.id, request["user"]["id"])
        text = f"The options for {request['action_id']} were refused"
        workspace.show_error(target, text, errors)
        return
    container = request["container"]
    surface_id = container.get("view_id") or container["message_ts"]
    workspace.state.select_state.add_options(
        surface_id, request["block_id"], request["action_id"], find_options(response)
    )


def _find_pending_view(workspace: Workspace, delivery: EventDelivery) -> View | None:
    try:
        view = workspace.view_stack.find(delivery.payload["view"]["id"])
    except RefusedError:  # the person has closed it in the meantime
        return None
    return view if view.pending_trigger_id == delivery.payload["trigger_id"] else None


def _show_problem(workspace: Workspace, view: View, text: str, reason: str) -> None:
    workspace.view_stack.replace(replace(view, problem=SUBMISSION_FAILED))
    target = ResponseTarget(workspace.state.main_channel.id, view.person)
    workspace.show_error(target, text, [reason] if reason else [])


def _refuse(_workspace: Workspace, _view: View, response: JsonObject) -> None:
    raise RefusedError("invalid_response_action", str(response.get("response_action")))


def _close(workspace: Workspace, view: View, _response: JsonObject) -> None:
    workspace.view_stack.close(view)


def _clear(workspace: Workspace, view: View, _response: JsonObject) -> None:
    workspace.view_stack.close(workspace.view_stack.stack(view.person)[0])


def _update(workspace: Workspace, view: View, response: JsonObject) -> None:
    definition = parse_view(response.get("view"), "modal", workspace.new_id)
    workspace.view_stack.update(view, definition)


def _push(workspace: Workspace, view: View, response: JsonObject) -> None:
    definition = parse_view(response.get("view"), "modal", workspace.new_id)
    workspace.view_stack.push(view.person, definition)


def _show_errors(workspace: Workspace, view: View, response: JsonObject) -> None:
    errors = response.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, Mapping) or not errors:
        raise RefusedError("invalid_errors", "errors must name at least one input block")
    if unknown := [name for name in errors if name not in inputs]:
        raise RefusedError("invalid_errors", f"{unknown[0]} is not an input block of this view")
    texts = {name: str(text) for name, text in errors.items()}
    workspace.view_stack.replace(replace(view, errors=texts))


_RESPONSE_ACTIONS: Mapping[Any, Callable[[Workspace, View, JsonObject], None]] = {
    None: _close,
    "clear": _clear,
    "update": _update,
    "push": _push,
    "errors": _show_errors,
}
