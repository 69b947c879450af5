"""The Web API's views.* methods."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.block_kit.views import parse_view
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import optional, required
from bot.sandbox.workspace.interaction_payloads import Envelope
from bot.sandbox.workspace.views import Definition, SurfaceKind, View
from bot.sandbox.workspace.workspace import Slack

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


def open_view(slack: Slack, arguments: Arguments) -> Answer:
    """views.open."""
    definition = _parse(slack, arguments, "modal")
    trigger = slack.triggers.exchange(required(arguments, "trigger_id"))
    return _answer(slack, slack.surfaces.open(trigger.person, definition))


def push(slack: Slack, arguments: Arguments) -> Answer:
    """views.push: only from what a person did in a modal."""
    definition = _parse(slack, arguments, "modal")
    trigger = slack.triggers.exchange(required(arguments, "trigger_id"))
    if trigger.view_id is None:
        raise RefusedError("not_found")
    return _answer(slack, slack.surfaces.push(trigger.person, definition))


def update(slack: Slack, arguments: Arguments) -> Answer:
    """views.update."""
    view_id, external_id = optional(arguments, "view_id"), optional(arguments, "external_id")
    if view_id is None and external_id is None:
        raise RefusedError("invalid_arguments", "missing required field: view_id")
    view = slack.surfaces.find(view_id, external_id)
    definition = _parse(slack, arguments, view.definition.kind)
    _check_hash(view, arguments)
    return _answer(slack, slack.surfaces.update(view, definition))


def publish(slack: Slack, arguments: Arguments) -> Answer:
    """views.publish."""
    user = required(arguments, "user_id")
    if user not in slack.workspace.people:
        raise RefusedError("user_not_found")
    if not slack.workspace.app.has_home:
        raise RefusedError("not_enabled")
    definition = _parse(slack, arguments, "home")
    if before := slack.surfaces.home(user):
        _check_hash(before, arguments)
    return _answer(slack, slack.surfaces.publish(user, definition))


def _parse(slack: Slack, arguments: Arguments, kind: SurfaceKind) -> Definition:
    if arguments.get("view") in (None, ""):
        raise RefusedError("invalid_arguments", "missing required field: view")
    return parse_view(arguments["view"], kind, slack.new_id)


def _check_hash(view: View, arguments: Arguments) -> None:
    wanted = optional(arguments, "hash")
    if wanted is not None and wanted != view.hash:
        raise RefusedError("hash_conflict")


def _answer(slack: Slack, view: View) -> Answer:
    person = slack.workspace.people[view.person]
    return {"view": Envelope(slack.addressee, person).view(view)}
