"""The heart: what changes the workspace, and tells the app of the change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.sandbox import events, payloads
from bot.sandbox.bell import Bell
from bot.sandbox.config import Channel, Person
from bot.sandbox.delivery import Courier, Delivery
from bot.sandbox.hooks import Hooks, Where
from bot.sandbox.messages import SYSTEM_USER, Block, Message
from bot.sandbox.state import Workspace


@dataclass(frozen=True, slots=True)
class Slack:
    """What the Web API, the response URLs and the persons act upon."""

    workspace: Workspace
    courier: Courier
    hooks: Hooks
    bell: Bell
    addressee: payloads.Addressee
    clock: Callable[[], float]
    new_id: Callable[[str], str]
    url: Callable[[], str]

    def post(self, draft: Message) -> Message:
        """Put a message in its channel."""
        with self.bell.changing():
            message = self.workspace.add(draft)
            self._announce(events.events_of_post(self.workspace, message))
            return message

    def edit(self, before: Message, text: str, blocks: tuple[Block, ...]) -> Message:
        """Change what a message says."""
        with self.bell.changing():
            stamp = self.workspace.stamps.now()
            after = replace(before, text=text, blocks=blocks, edited_ts=stamp)
            self.workspace.put(after)
            self._announce(events.events_of_edit(self.workspace, before, after))
            return after

    def remove(self, message: Message) -> None:
        """Take a message away."""
        with self.bell.changing():
            self.workspace.remove(message)
            self._announce(events.events_of_removal(self.workspace, message))

    def invite_bot(self, channel: Channel, inviter: Person) -> None:
        """Make the bot a member of a channel."""
        with self.bell.changing():
            self.workspace.let_bot_in(channel)
            self._announce(events.events_of_joining(self.workspace, channel, inviter))

    def show_error(
        self, where: Where, text: str, reasons: Iterable[str] = (), thread_ts: str | None = None
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

    def let_answer(self, where: Where) -> payloads.Occasion:
        """Give out a response URL and a trigger id."""
        return payloads.Occasion(
            channel=self.workspace.channels[where.channel],
            person=self.workspace.people[where.person],
            response_url=f"{self.url()}/hooks/{self.hooks.grant(where)}",
            trigger_id=self.new_id("trigger."),
        )

    def announce(self, event: events.Event) -> Delivery:
        """Send the app an event."""
        body = payloads.event_callback(self.addressee, event, self.new_id("Ev"), self.clock())
        return self.courier.send("events_api", body)

    def _announce(self, heard: Iterable[events.Event]) -> None:
        for event in heard:
            self.announce(event)
