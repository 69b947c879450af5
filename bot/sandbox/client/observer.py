"""Read a workspace, and wait for changes to it, from Python."""

from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.transport.socket_mode import Sockets
from bot.sandbox.web_api.server import ApiCall, WebApi
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Slack

T = TypeVar("T")

MAX_WAIT_SECONDS = 120.0  # only reached by what never happens: a wait ends with its condition


class Observer:
    """Reads messages, views, API calls and deliveries, and waits for changes without polling.

    Safe to call from any thread.
    """

    def __init__(self, slack: Slack, web_api: WebApi, sockets: Sockets) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._web_api = web_api
        self._sockets = sockets
        self._bell = slack.bell

    def transcript(
        self,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        viewer: str | None = None,
    ) -> tuple[Message, ...]:
        """All messages of a channel or a thread, oldest first, errors included.

        With a viewer, as that person sees them; without, ephemeral ones of all persons too.
        """
        with self._bell.reading():
            where = self._workspace.channel_or_main(channel)
            seen_by = self._workspace.person_or_you(viewer).id if viewer else None
            if thread_ts is None:
                return tuple(self._workspace.messages(where, seen_by))
            return tuple(self._workspace.thread(where, thread_ts, seen_by))

    def channels(self) -> tuple[str, ...]:
        """The ids of all channels, direct messages included."""
        with self._bell.reading():
            return tuple(self._workspace.channels)

    def errors(self) -> tuple[Message, ...]:
        """All that went wrong, in every channel, as the pages show it."""
        with self._bell.reading():
            workspace = self._workspace
            everything = [m for c in workspace.channels.values() for m in workspace.messages(c)]
            return tuple(message for message in everything if message.kind == "error")

    def calls(self, method: str | None = None) -> tuple[ApiCall, ...]:
        """All calls of the Web API, oldest first, or those of one method."""
        return tuple(c for c in self._web_api.calls() if method in (None, c.method))

    def deliveries(self, kind: str | None = None) -> tuple[EventDelivery, ...]:
        """All envelopes for the app, oldest first, or those of one kind, as they stand now."""
        return tuple(d for d in self._slack.courier.deliveries() if kind in (None, d.kind))

    @property
    def connections(self) -> int:
        """How many sockets the bot has open."""
        return self._sockets.count

    def wait_for(self, find: Callable[[], T | None], timeout: float = MAX_WAIT_SECONDS) -> T:
        """Wait until `find` finds something, asked anew after every change; return it."""
        found = self._bell.wait_for(find, timeout)
        if not found:
            raise TimeoutError(f"Nothing within {timeout:g} seconds. {self._describe()}")
        return found

    def wait_until_connected(self, timeout: float = MAX_WAIT_SECONDS) -> None:
        """Wait until a bot is connected."""
        self.wait_for(lambda: self.connections, timeout)

    def wait_for_message(
        self,
        containing: str = "",
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        after: str = "",
        timeout: float = MAX_WAIT_SECONDS,
    ) -> Message:
        """Wait for the app's first message with these words, newer than the timestamp `after`."""
        app = self._workspace.app

        def find() -> Message | None:
            for message in self.transcript(channel=channel, thread_ts=thread_ts):
                is_from_app = message.bot_id == app.bot_id and message.kind == "message"
                if is_from_app and message.ts > after and containing in message.words:
                    return message
            return None

        return self.wait_for(find, timeout)

    def wait_for_error(self, containing: str = "", *, timeout: float = MAX_WAIT_SECONDS) -> Message:
        """Wait until something with these words went wrong."""

        def find() -> Message | None:
            return next((m for m in self.errors() if containing in m.words), None)

        return self.wait_for(find, timeout)

    def view(self, person: str | None = None) -> View | None:
        """The modal that a person sees, if one is open."""
        with self._bell.reading():
            return self._slack.surfaces.top(self._workspace.person_or_you(person).id)

    def home(self, person: str | None = None) -> View | None:
        """The Home tab that the app has published for a person."""
        with self._bell.reading():
            return self._slack.surfaces.home(self._workspace.person_or_you(person).id)

    def wait_for_view(
        self, containing: str = "", *, person: str | None = None, timeout: float = MAX_WAIT_SECONDS
    ) -> View:
        """Wait until a modal with these words is open, those that tell of errors included."""

        def find() -> View | None:
            view = self.view(person)
            return view if view and containing in view.words else None

        return self.wait_for(find, timeout)

    def wait_for_home(
        self, containing: str = "", *, person: str | None = None, timeout: float = MAX_WAIT_SECONDS
    ) -> View:
        """Wait until the Home tab has these words."""

        def find() -> View | None:
            view = self.home(person)
            return view if view and containing in view.words else None

        return self.wait_for(find, timeout)

    def wait_until_closed(
        self, *, person: str | None = None, timeout: float = MAX_WAIT_SECONDS
    ) -> None:
        """Wait until no modal is open."""
        self.wait_for(lambda: self.view(person) is None, timeout)

    def wait_until_settled(
        self, delivery: EventDelivery, timeout: float = MAX_WAIT_SECONDS
    ) -> EventDelivery:
        """Wait until a delivery was acknowledged or has failed; return it as it stands then."""

        def find() -> EventDelivery | None:
            now = {d.envelope_id: d for d in self.deliveries()}[delivery.envelope_id]
            return None if now.outcome == "pending" else now

        return self.wait_for(find, timeout)

    def _describe(self) -> str:
        lines = [f"  {m.ts} {m.author} {m.kind}: {m.words[:200]!r}" for m in self.transcript()]
        return "The main channel holds:\n" + "\n".join(lines or ["  nothing"])
