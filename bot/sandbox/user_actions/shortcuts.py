"""Use message shortcuts and global shortcuts, and open the app's Home tab."""

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace import event_payloads
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Workspace


def use_message_shortcut(
    workspace: Workspace, person: WorkspaceUser, message: Message, callback_id: str
) -> EventDelivery:
    """Use a message shortcut; raise RefusedError if the app does not have it."""
    with workspace.notifier.change():
        _check_shortcut(workspace, callback_id, "message")
        target = ResponseTarget(message.channel, person.id, message.ts)
        channel = workspace.state.channels[message.channel]
        response_url = workspace.issue_response_url(target)
        payloads = workspace.interaction_payloads(person)
        body = payloads.message_action(message, channel, response_url)
        return _send(workspace, person, body, callback_id)


def use_global_shortcut(
    workspace: Workspace, person: WorkspaceUser, callback_id: str
) -> EventDelivery:
    """Use a global shortcut; raise RefusedError if the app does not have it."""
    with workspace.notifier.change():
        _check_shortcut(workspace, callback_id, "global")
        body = workspace.interaction_payloads(person).common("shortcut")
        return _send(workspace, person, body, callback_id)


def open_home(workspace: Workspace, person: WorkspaceUser, tab: str = "home") -> Channel:
    """Open the app's Home tab, or with the tab "messages" its direct messages; send the event."""
    with workspace.notifier.change():
        channel = workspace.state.open_im(person)
        home = workspace.view_stack.home(person.id)
        payloads = workspace.interaction_payloads(person)
        view = payloads.view(home) if home and tab == "home" else None
        for event in event_payloads.build_home_events(workspace.state, person, channel, tab, view):
            workspace.send_event(event)
        return channel


def _check_shortcut(workspace: Workspace, callback_id: str, kind: str) -> None:
    app = workspace.state.app
    known = [each.callback_id for each in app.shortcuts if each.kind == kind]
    if callback_id not in known or "commands" not in app.scopes or not workspace.state.is_installed:
        raise RefusedError("not_found", f"the app has no {kind} shortcut {callback_id}")


def _send(
    workspace: Workspace, person: WorkspaceUser, body: dict[str, object], callback_id: str
) -> EventDelivery:
    rest = {
        "callback_id": callback_id,
        "trigger_id": workspace.trigger_ids.issue(person.id),
        "action_ts": workspace.state.timestamps.next(),
    }
    return workspace.dispatcher.send("interactive", body | rest)
