"""A workspace: change its state, and send the app the events of the change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace import event_payloads, payloads
from bot.sandbox.workspace.change_notifier import ChangeNotifier
from bot.sandbox.workspace.dispatcher import Dispatcher, EventDelivery
from bot.sandbox.workspace.interaction_payloads import InteractionPayloads
from bot.sandbox.workspace.messages import SYSTEM_USER_ID, Message
from bot.sandbox.workspace.response_urls import ResponseTarget, ResponseUrls
from bot.sandbox.workspace.state import WorkspaceState
from bot.sandbox.workspace.trigger_ids import TriggerIds
from bot.sandbox.workspace.view_stack import ViewStack


@dataclass(frozen=True, slots=True)
class Workspace:
    """The components of a workspace, and the changes that send events to the app.

    The methods are safe to call from any thread. Code that reads or changes the components
    directly holds `notifier.lock()` or `notifier.change()`.
    """

    state: WorkspaceState
    dispatcher: Dispatcher
    response_urls: ResponseUrls
    trigger_ids: TriggerIds
    view_stack: ViewStack
    notifier: ChangeNotifier
    payload_context: payloads.PayloadContext
    clock: Callable[[], float]
    new_id: Callable[[str], str]
    url: Callable[[], str]

    def post_message(self, draft: Message) -> Message:
        """Add a message to its channel; return it with its timestamp."""
        with self.notifier.change():
            message = self.state.add_message(draft)
            self._send_events(event_payloads.build_post_events(self.state, message))
            return message

    def edit_message(self, before: Message, **changes: Any) -> Message:
        """Change fields of a message and mark it as edited."""
        with self.notifier.change():
            after = replace(before, **changes, edited_ts=self.state.timestamps.next())
            self.state.replace_message(after)
            self._send_events(event_payloads.build_edit_events(self.state, before, after))
            return after

    def remove_message(self, message: Message) -> None:
        """Delete a message."""
        with self.notifier.change():
            self.state.remove_message(message)
            self._send_events(event_payloads.build_removal_events(self.state, message))

    def invite_bot(self, channel: Channel, inviter: WorkspaceUser) -> None:
        """Make the bot a member of a channel."""
        with self.notifier.change():
            self.state.update_channel(replace(channel, bot_is_member=True))
            self._send_events(event_payloads.build_join_events(self.state, channel, inviter))

    def uninstall(self) -> None:
        """Uninstall the app, which makes its bot token inactive."""
        with self.notifier.change():
            events = event_payloads.build_uninstall_events(self.state)
            self.state.is_installed = False
            self._send_events(events)

    def show_error(
        self,
        target: ResponseTarget,
        text: str,
        reasons: Iterable[str] = (),
        thread_ts: str | None = None,
    ) -> Message:
        """Show an error in a channel, to everybody or only to the person of the target."""
        error = Message(
            channel=target.channel,
            author=SYSTEM_USER_ID,
            text=text,
            thread_ts=thread_ts,
            ephemeral_to=target.person or None,
            kind="error",
            reasons=tuple(reasons),
        )
        return self.post_message(error)

    def create_invocation(self, target: ResponseTarget) -> payloads.CommandInvocation:
        """Issue a response URL and a trigger id for a command."""
        return payloads.CommandInvocation(
            channel=self.state.channels[target.channel],
            person=self.state.people[target.person],
            response_url=self.issue_response_url(target),
            trigger_id=self.trigger_ids.issue(target.person),
        )

    def issue_response_url(self, target: ResponseTarget) -> str:
        """Issue a response URL; return its address."""
        return f"{self.url()}/hooks/{self.response_urls.issue(target)}"

    def interaction_payloads(self, person: WorkspaceUser) -> InteractionPayloads:
        """Return the builder of a person's interaction payloads."""
        return InteractionPayloads(self.payload_context, person)

    def send_event(self, event: JsonObject) -> EventDelivery:
        """Wrap an event and send it to the app."""
        body = payloads.event_callback(self.payload_context, event, self.new_id("Ev"), self.clock())
        return self.dispatcher.send("events_api", body)

    def _send_events(self, events: Iterable[JsonObject]) -> None:
        for event in events:
            self.send_event(event)
