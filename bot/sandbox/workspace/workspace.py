"""The heart: what changes the workspace, and tells the app of the change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.workspace import event_payloads, payloads
from bot.sandbox.workspace.change_notifier import ChangeNotifier
from bot.sandbox.workspace.dispatcher import Dispatcher, EventDelivery
from bot.sandbox.workspace.messages import SYSTEM_USER, Message
from bot.sandbox.workspace.response_urls import ResponseTarget, ResponseUrls
from bot.sandbox.workspace.state import Workspace
from bot.sandbox.workspace.trigger_ids import Triggers
from bot.sandbox.workspace.view_stack import Surfaces


@dataclass(frozen=True, slots=True)
class Slack:
    """What the Web API, the response URLs and the persons act upon."""

    workspace: Workspace
    courier: Dispatcher
    hooks: ResponseUrls
    triggers: Triggers
    surfaces: Surfaces
    bell: ChangeNotifier
    addressee: payloads.Addressee
    clock: Callable[[], float]
    new_id: Callable[[str], str]
    url: Callable[[], str]

    def post(self, draft: Message) -> Message:
        """Put a message in its channel."""
        with self.bell.changing():
            message = self.workspace.add(draft)
            self._announce(event_payloads.events_of_post(self.workspace, message))
            return message

    def edit(self, before: Message, **changes: Any) -> Message:
        """Change what a message says."""
        with self.bell.changing():
            after = replace(before, **changes, edited_ts=self.workspace.stamps.now())
            self.workspace.put(after)
            self._announce(event_payloads.events_of_edit(self.workspace, before, after))
            return after

    def remove(self, message: Message) -> None:
        """Take a message away."""
        with self.bell.changing():
            self.workspace.remove(message)
            self._announce(event_payloads.events_of_removal(self.workspace, message))

    def invite_bot(self, channel: Channel, inviter: WorkspaceUser) -> None:
        """Make the bot a member of a channel."""
        with self.bell.changing():
            self.workspace.change(replace(channel, bot_is_member=True))
            self._announce(event_payloads.events_of_joining(self.workspace, channel, inviter))

    def uninstall(self) -> None:
        """Take the app out of the workspace; its token is worth nothing from then on."""
        with self.bell.changing():
            last = event_payloads.events_of_uninstalling(self.workspace)
            self.workspace.is_installed = False
            self._announce(last)

    def show_error(
        self,
        where: ResponseTarget,
        text: str,
        reasons: Iterable[str] = (),
        thread_ts: str | None = None,
    ) -> Message:
        """Show on the page that something went wrong; with a person, only to that person."""
        error = Message(
            channel=where.channel,
            author=SYSTEM_USER,
            text=text,
            thread_ts=thread_ts,
            ephemeral_to=where.person or None,
            kind="error",
            reasons=tuple(reasons),
        )
        return self.post(error)

    def let_answer(self, where: ResponseTarget) -> payloads.Occasion:
        """Give out a response URL and a trigger id."""
        return payloads.Occasion(
            channel=self.workspace.channels[where.channel],
            person=self.workspace.people[where.person],
            response_url=self.response_url(where),
            trigger_id=self.triggers.issue(where.person),
        )

    def response_url(self, where: ResponseTarget) -> str:
        """Give out an address at which the app can answer."""
        return f"{self.url()}/hooks/{self.hooks.grant(where)}"

    def announce(self, event: event_payloads.Event) -> EventDelivery:
        """Send the app an event."""
        body = payloads.event_callback(self.addressee, event, self.new_id("Ev"), self.clock())
        return self.courier.send("events_api", body)

    def _announce(self, heard: Iterable[event_payloads.Event]) -> None:
        for event in heard:
            self.announce(event)
