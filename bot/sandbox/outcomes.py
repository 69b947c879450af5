"""What a person sees of a delivery's outcome: the app's direct answer, or what went wrong."""

from bot.sandbox.answers import post_answer
from bot.sandbox.delivery import Delivery
from bot.sandbox.errors import RefusedError
from bot.sandbox.hooks import Where
from bot.sandbox.messages import Message
from bot.sandbox.slack import Slack

_FAILURES = {
    ("slash_commands", "timed_out"): (
        "{what} failed because the app did not respond",
        "operation_timeout: the app has to acknowledge a command within {seconds:g} seconds.",
    ),
    ("slash_commands", "not_connected"): (
        "{what} failed because the app is not connected",
        "dispatch_failed: no bot is connected to this workspace.",
    ),
    ("interactive", "timed_out"): (
        "The button “{what}” failed because the app did not respond",
        "operation_timeout: the app has to acknowledge a button within {seconds:g} seconds.",
    ),
    ("interactive", "not_connected"): (
        "The button “{what}” failed because the app is not connected",
        "dispatch_failed: no bot is connected to this workspace.",
    ),
    ("events_api", "timed_out"): (
        "The app did not acknowledge the event {what}",
        "It has to do so within {seconds:g} seconds. Slack sends the event again.",
    ),
    ("events_api", "not_connected"): (
        "The app did not hear the event {what}",
        "No bot is connected to this workspace. Slack sends the event again.",
    ),
}


def show_outcome(slack: Slack, delivery: Delivery, ack_seconds: float) -> None:
    """Post a command's direct answer, or show the first failure of a delivery."""
    if delivery.outcome == "acked":
        if delivery.kind == "slash_commands" and delivery.answer:
            _post_direct_answer(slack, delivery)
    elif delivery.attempts == 1:  # the same failure of a repeat would only repeat itself
        text, reason = _FAILURES[delivery.kind, delivery.outcome]
        words = {"what": _name(delivery), "seconds": ack_seconds}
        where, thread_ts = _where(slack, delivery)
        slack.show_error(where, text.format(**words), [reason.format(**words)], thread_ts)


def _post_direct_answer(slack: Slack, delivery: Delivery) -> None:
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


def _name(delivery: Delivery) -> str:
    payload = delivery.payload
    if delivery.kind == "slash_commands":
        return str(payload["command"])
    if delivery.kind == "interactive":
        return str(payload["actions"][0]["text"]["text"])
    return str(payload["event"]["type"])


def _where(slack: Slack, delivery: Delivery) -> tuple[Where, str | None]:
    payload = delivery.payload
    if delivery.kind == "slash_commands":
        return Where(payload["channel_id"], payload["user_id"]), None
    if delivery.kind == "interactive":
        thread_ts = payload["container"].get("thread_ts")
        return Where(payload["channel"]["id"], payload["user"]["id"]), thread_ts
    event, workspace = payload["event"], slack.workspace
    is_placed = event.get("channel") in workspace.channels  # app_uninstalled has no channel
    channel = event["channel"] if is_placed else workspace.main_channel.id
    return Where(channel, ""), event.get("thread_ts")
