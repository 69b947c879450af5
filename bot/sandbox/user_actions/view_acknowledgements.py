"""What becomes of a submitted modal, and of options that were asked for, when the app answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.sandbox.block_kit.composition import GROUP, OPTION
from bot.sandbox.block_kit.schema import any_field, both, fields, items
from bot.sandbox.block_kit.views import parse_view
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import options_of
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Slack

TROUBLE = "We had some trouble connecting. Try again?"

_SUGGESTED = both(
    fields(
        {},
        {
            "options": items(100, OPTION, at_least=0),
            "option_groups": items(100, GROUP, at_least=0),
        },
    ),
    any_field("options", "option_groups"),
)


def show_submission(slack: Slack, delivery: EventDelivery, failure: tuple[str, str] | None) -> None:
    """Do with a submitted modal what the app has answered, or show that it has not."""
    view = _find_waiting(slack, delivery)
    if view is None:
        return
    view = slack.surfaces.put(replace(view, awaits=None))
    if failure:
        _complain(slack, view, *failure)
        return
    answer = delivery.answer or {}
    try:
        respond = _RESPONSES.get(answer.get("response_action"), _refuse)
        respond(slack, view, answer)
    except RefusedError as refused:
        reason = "; ".join(refused.reasons)
        _complain(slack, view, f"The answer to “{view.title}” was refused: {refused.code}", reason)


def show_suggestions(slack: Slack, delivery: EventDelivery) -> None:
    """Remember the options that the app has suggested, or show what is wrong with them."""
    asked, answer = delivery.payload, delivery.answer or {}
    if wrong := list(_SUGGESTED(answer, "")):
        where = ResponseTarget(slack.workspace.main_channel.id, asked["user"]["id"])
        slack.show_error(where, f"The options for {asked['action_id']} were refused", wrong)
        return
    container = asked["container"]
    surface = container.get("view_id") or container["message_ts"]
    slack.workspace.choices.offer(
        surface, asked["block_id"], asked["action_id"], options_of(answer)
    )


def _find_waiting(slack: Slack, delivery: EventDelivery) -> View | None:
    try:
        view = slack.surfaces.find(delivery.payload["view"]["id"])
    except RefusedError:  # the person has closed it meanwhile
        return None
    return view if view.awaits == delivery.payload["trigger_id"] else None


def _complain(slack: Slack, view: View, text: str, reason: str) -> None:
    slack.surfaces.put(replace(view, problem=TROUBLE))
    where = ResponseTarget(slack.workspace.main_channel.id, view.person)
    slack.show_error(where, text, [reason] if reason else [])


def _refuse(_slack: Slack, _view: View, answer: Mapping[str, Any]) -> None:
    raise RefusedError("invalid_response_action", str(answer.get("response_action")))


def _close(slack: Slack, view: View, _answer: Mapping[str, Any]) -> None:
    slack.surfaces.close(view)


def _clear(slack: Slack, view: View, _answer: Mapping[str, Any]) -> None:
    slack.surfaces.close(slack.surfaces.stack(view.person)[0])


def _update(slack: Slack, view: View, answer: Mapping[str, Any]) -> None:
    slack.surfaces.update(view, parse_view(answer.get("view"), "modal", slack.new_id))


def _push(slack: Slack, view: View, answer: Mapping[str, Any]) -> None:
    slack.surfaces.push(view.person, parse_view(answer.get("view"), "modal", slack.new_id))


def _show_errors(slack: Slack, view: View, answer: Mapping[str, Any]) -> None:
    errors = answer.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, Mapping) or not errors:
        raise RefusedError("invalid_errors", "errors must name at least one input block")
    if unknown := [name for name in errors if name not in inputs]:
        raise RefusedError("invalid_errors", f"{unknown[0]} is no input block of this view")
    slack.surfaces.put(replace(view, errors={name: str(text) for name, text in errors.items()}))


_RESPONSES: Mapping[Any, Callable[[Slack, View, Mapping[str, Any]], None]] = {
    None: _close,
    "clear": _clear,
    "update": _update,
    "push": _push,
    "errors": _show_errors,
}
