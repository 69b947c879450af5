"""What a person starts by name: shortcuts, on a message or anywhere, and the app's Home tab."""

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace import event_payloads
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.interaction_payloads import Envelope
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Slack


def use_on_message(
    slack: Slack, person: WorkspaceUser, message: Message, callback_id: str
) -> EventDelivery:
    """Use a message shortcut."""
    with slack.bell.changing():
        _check(slack, callback_id, "message")
        where = ResponseTarget(message.channel, person.id, message.ts)
        body = Envelope(slack.addressee, person).message_action(
            message,
            slack.workspace.channels[message.channel],
            slack.response_url(where),
        )
        return _send(slack, person, body, callback_id)


def use_anywhere(slack: Slack, person: WorkspaceUser, callback_id: str) -> EventDelivery:
    """Use a global shortcut."""
    with slack.bell.changing():
        _check(slack, callback_id, "global")
        body = Envelope(slack.addressee, person).common("shortcut")
        return _send(slack, person, body, callback_id)


def open_home(slack: Slack, person: WorkspaceUser, tab: str = "home") -> Channel:
    """Open the app's Home tab or its direct messages; the app is told if it listens."""
    with slack.bell.changing():
        channel = slack.workspace.open_im(person)
        home = slack.surfaces.home(person.id)
        view = Envelope(slack.addressee, person).view(home) if home and tab == "home" else None
        for event in event_payloads.events_of_home(slack.workspace, person, channel, tab, view):
            slack.announce(event)
        return channel


def _check(slack: Slack, callback_id: str, kind: str) -> None:
    app = slack.workspace.app
    known = [each.callback_id for each in app.shortcuts if each.kind == kind]
    if callback_id not in known or "commands" not in app.scopes or not slack.workspace.is_installed:
        raise RefusedError("not_found", f"the app has no {kind} shortcut {callback_id}")


def _send(
    slack: Slack, person: WorkspaceUser, body: dict[str, object], callback_id: str
) -> EventDelivery:
    rest = {
        "callback_id": callback_id,
        "trigger_id": slack.triggers.issue(person.id),
        "action_ts": slack.workspace.stamps.now(),
    }
    return slack.courier.send("interactive", body | rest)
