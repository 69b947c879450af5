"""Apply the outcome of a delivery: post the app's direct response, or show the failure."""

from bot.sandbox.errors import RefusedError
from bot.sandbox.user_actions.responses import post_response
from bot.sandbox.user_actions.view_acknowledgements import (
    apply_submission_response,
    save_suggestions,
)
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Workspace

_EVENT_FAILURES = {
    "timed_out": (
        "The app did not acknowledge the event {name}",
        "The app has to acknowledge an event within {seconds:g} seconds. Slack sends it again.",
    ),
    "not_connected": (
        "The app did not receive the event {name}",
        "No bot is connected to this workspace. Slack sends the event again.",
    ),
}
_INTERACTION_FAILURES = {
    "timed_out": (
        "{name} failed because the app did not respond",
        "operation_timeout: the app has to acknowledge {kind} within {seconds:g} seconds.",
    ),
    "not_connected": (
        "{name} failed because the app is not connected",
        "dispatch_failed: no bot is connected to this workspace.",
    ),
}
_KINDS = {
    "slash_commands": "a command",
    "block_actions": "a button press or a selection",
    "block_suggestion": "a request for options",
    "view_submission": "a submitted modal",
    "view_closed": "a closed modal",
    "message_action": "a shortcut",
    "shortcut": "a shortcut",
}


def apply_outcome(workspace: Workspace, delivery: EventDelivery, ack_seconds: float) -> None:
    """Apply the response in an acknowledgement, or show the first failure of a delivery."""
    kind = _find_kind(delivery)
    failure = None if delivery.outcome == "acked" else _describe_failure(delivery, ack_seconds)
    if kind == "view_submission":
        apply_submission_response(workspace, delivery, failure)
    elif failure:
        if delivery.attempts == 1:  # retries that fail again show nothing new
            target, thread_ts = _find_target(workspace, delivery)
            workspace.show_error(target, failure[0], [failure[1]], thread_ts)
    elif kind == "block_suggestion":
        save_suggestions(workspace, delivery)
    elif kind == "slash_commands" and delivery.response:
        _post_direct_response(workspace, delivery)


def _find_kind(delivery: EventDelivery) -> str:
    return str(delivery.payload["type"]) if delivery.kind == "interactive" else delivery.kind


def _describe_failure(delivery: EventDelivery, ack_seconds: float) -> tuple[str, str]:
    is_event = delivery.kind == "events_api"
    templates = _EVENT_FAILURES if is_event else _INTERACTION_FAILURES
    text, reason = templates[delivery.outcome]
    kind = _KINDS.get(_find_kind(delivery), "an event")
    values = {"name": _describe(delivery), "seconds": ack_seconds, "kind": kind}
    return text.format(**values), reason.format(**values)


def _post_direct_response(workspace: Workspace, delivery: EventDelivery) -> None:
    response = delivery.response or {}
    target, _ = _find_target(workspace, delivery)
    if response.get("response_type") == "in_channel":  # Slack then shows the command to all
        command = f"{delivery.payload['command']} {delivery.payload['text']}".strip()
        workspace.post_message(Message(target.channel, target.person, command))
        if response.keys() == {"response_type"}:
            return
    try:
        post_response(workspace, target, response)
    except RefusedError as refused:
        title = f"The response to {_describe(delivery)} was refused: {refused.code}"
        workspace.show_error(target, title, refused.reasons)


def _describe(delivery: EventDelivery) -> str:
    payload, kind = delivery.payload, _find_kind(delivery)
    if kind == "slash_commands":
        return str(payload["command"])
    if kind == "events_api":
        return str(payload["event"]["type"])
    if kind == "block_actions":
        return _describe_action(delivery)
    if kind == "block_suggestion":
        return f"The request for options of {payload['action_id']}"
    if view := payload.get("view"):
        return f"The modal “{(view['title'] or {}).get('text', '')}”"
    return f"The shortcut {payload.get('callback_id', '')}"


def _describe_action(delivery: EventDelivery) -> str:
    action = delivery.payload["actions"][0]
    if action["type"] == "button":
        return f"The button “{action['text']['text']}”"
    return f"The selection in {action['action_id']}"


def _find_target(
    workspace: Workspace, delivery: EventDelivery
) -> tuple[ResponseTarget, str | None]:
    payload, state = delivery.payload, workspace.state
    if delivery.kind == "slash_commands":
        return ResponseTarget(payload["channel_id"], payload["user_id"]), None
    if delivery.kind == "interactive":
        thread_ts = payload.get("container", {}).get("thread_ts")
        channel = payload.get("channel", {}).get("id") or state.main_channel.id
        return ResponseTarget(channel, payload["user"]["id"]), thread_ts
    event = payload["event"]
    has_channel = event.get("channel") in state.channels  # app_uninstalled has none
    channel = event["channel"] if has_channel else state.main_channel.id
    return ResponseTarget(channel, ""), event.get("thread_ts")
