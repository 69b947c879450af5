"""What a person sees of a delivery's outcome: the app's direct answer, or what went wrong."""

from bot.sandbox.errors import RefusedError
from bot.sandbox.user_actions.responses import post_answer
from bot.sandbox.user_actions.view_acknowledgements import show_submission, show_suggestions
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Slack

_FAILURES = {
    ("events_api", "timed_out"): (
        "The app did not acknowledge the event {what}",
        "It has to do so within {seconds:g} seconds. Slack sends the event again.",
    ),
    ("events_api", "not_connected"): (
        "The app did not hear the event {what}",
        "No bot is connected to this workspace. Slack sends the event again.",
    ),
}
_OTHERWISE = {
    "timed_out": (
        "{what} failed because the app did not respond",
        "operation_timeout: the app has to acknowledge {kind} within {seconds:g} seconds.",
    ),
    "not_connected": (
        "{what} failed because the app is not connected",
        "dispatch_failed: no bot is connected to this workspace.",
    ),
}
_KINDS = {
    "slash_commands": "a command",
    "block_actions": "a button or a choice",
    "block_suggestion": "a request for options",
    "view_submission": "a submitted modal",
    "view_closed": "a closed modal",
    "message_action": "a shortcut",
    "shortcut": "a shortcut",
}


def show_outcome(slack: Slack, delivery: EventDelivery, ack_seconds: float) -> None:
    """Do what the app has answered at once, or show the first failure of a delivery."""
    kind = _kind(delivery)
    failure = None if delivery.outcome == "acked" else _failure(delivery, ack_seconds)
    if kind == "view_submission":
        show_submission(slack, delivery, failure)
    elif failure:
        if delivery.attempts == 1:  # the same failure of a repeat would only repeat itself
            where, thread_ts = _where(slack, delivery)
            slack.show_error(where, failure[0], [failure[1]], thread_ts)
    elif kind == "block_suggestion":
        show_suggestions(slack, delivery)
    elif kind == "slash_commands" and delivery.answer:
        _post_direct_answer(slack, delivery)


def _kind(delivery: EventDelivery) -> str:
    return str(delivery.payload["type"]) if delivery.kind == "interactive" else delivery.kind


def _failure(delivery: EventDelivery, ack_seconds: float) -> tuple[str, str]:
    pair = (delivery.kind, delivery.outcome)
    text, reason = _FAILURES.get(pair) or _OTHERWISE[delivery.outcome]
    kind = _KINDS.get(_kind(delivery), "an event")
    words = {"what": _name(delivery), "seconds": ack_seconds, "kind": kind}
    return text.format(**words), reason.format(**words)


def _post_direct_answer(slack: Slack, delivery: EventDelivery) -> None:
    answer = delivery.answer or {}
    where, _ = _where(slack, delivery)
    if answer.get("response_type") == "in_channel":  # then all see what was asked, too
        asked = f"{delivery.payload['command']} {delivery.payload['text']}".strip()
        slack.post(Message(where.channel, where.person, asked))
        if answer.keys() == {"response_type"}:
            return
    try:
        post_answer(slack, where, answer)
    except RefusedError as refused:
        title = f"The answer to {_name(delivery)} was refused: {refused.code}"
        slack.show_error(where, title, refused.reasons)


def _name(delivery: EventDelivery) -> str:
    payload, kind = delivery.payload, _kind(delivery)
    if kind == "slash_commands":
        return str(payload["command"])
    if kind == "events_api":
        return str(payload["event"]["type"])
    if kind == "block_actions":
        return _name_action(delivery)
    if kind == "block_suggestion":
        return f"The look-up in {payload['action_id']}"
    if view := payload.get("view"):
        return f"The modal “{(view['title'] or {}).get('text', '')}”"
    return f"The shortcut {payload.get('callback_id', '')}"


def _name_action(delivery: EventDelivery) -> str:
    action = delivery.payload["actions"][0]
    if action["type"] == "button":
        return f"The button “{action['text']['text']}”"
    return f"The choice in {action['action_id']}"


def _where(slack: Slack, delivery: EventDelivery) -> tuple[ResponseTarget, str | None]:
    payload, workspace = delivery.payload, slack.workspace
    if delivery.kind == "slash_commands":
        return ResponseTarget(payload["channel_id"], payload["user_id"]), None
    if delivery.kind == "interactive":
        thread_ts = payload.get("container", {}).get("thread_ts")
        channel = payload.get("channel", {}).get("id") or workspace.main_channel.id
        return ResponseTarget(channel, payload["user"]["id"]), thread_ts
    event = payload["event"]
    is_placed = event.get("channel") in workspace.channels  # app_uninstalled has no channel
    channel = event["channel"] if is_placed else workspace.main_channel.id
    return ResponseTarget(channel, ""), event.get("thread_ts")
