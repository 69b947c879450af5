"""The views methods of the Web API."""

from bot.sandbox.block_kit.views import ViewKind
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import ApiResponse, Arguments, optional_text, required_text
from bot.sandbox.workspace.content import parse_view
from bot.sandbox.workspace.interaction_payloads import InteractionPayloads
from bot.sandbox.workspace.views import View, ViewDefinition
from bot.sandbox.workspace.workspace import Workspace


def open_view(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform views.open."""
    definition = _parse_view(workspace, arguments, "modal")
    trigger = workspace.trigger_ids.exchange(required_text(arguments, "trigger_id"))
    return _build_response(workspace, workspace.view_stack.open(trigger.person, definition))


def push(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform views.push; the trigger id must come from an interaction in a modal."""
    definition = _parse_view(workspace, arguments, "modal")
    trigger = workspace.trigger_ids.exchange(required_text(arguments, "trigger_id"))
    if trigger.view_id is None:
        raise RefusedError("not_found")
    return _build_response(workspace, workspace.view_stack.push(trigger.person, definition))


def update(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform views.update."""
    view_id, external_id = (
        optional_text(arguments, "view_id"),
        optional_text(arguments, "external_id"),
    )
    if view_id is None and external_id is None:
        raise RefusedError("invalid_arguments", "missing required field: view_id")
    view = workspace.view_stack.find(view_id, external_id)
    definition = _parse_view(workspace, arguments, view.definition.kind)
    _check_hash(view, arguments)
    return _build_response(workspace, workspace.view_stack.update(view, definition))


def publish(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform views.publish."""
    user = required_text(arguments, "user_id")
    if user not in workspace.state.people:
        raise RefusedError("user_not_found")
    if not workspace.state.app.has_home:
        raise RefusedError("not_enabled")
    definition = _parse_view(workspace, arguments, "home")
    if before := workspace.view_stack.home(user):
        _check_hash(before, arguments)
    return _build_response(workspace, workspace.view_stack.publish(user, definition))


def _parse_view(workspace: Workspace, arguments: Arguments, kind: ViewKind) -> ViewDefinition:
    if arguments.get("view") in (None, ""):
        raise RefusedError("invalid_arguments", "missing required field: view")
    return parse_view(arguments["view"], kind, workspace.new_id)


def _check_hash(view: View, arguments: Arguments) -> None:
    expected = optional_text(arguments, "hash")
    if expected is not None and expected != view.hash:
        raise RefusedError("hash_conflict")


def _build_response(workspace: Workspace, view: View) -> ApiResponse:
    person = workspace.state.people[view.person]
    return {"view": InteractionPayloads(workspace.payload_context, person).view(view)}
