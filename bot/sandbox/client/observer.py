"""Read a workspace, and wait for changes to it."""

from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.transport.socket_mode import SocketConnections
from bot.sandbox.web_api.server import ApiCall, WebApi
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Workspace

T = TypeVar("T")

MAX_WAIT_SECONDS = 120.0  # a wait ends with its condition, so only a failed one takes so long


class Observer:
    """Reads messages, views, API calls and deliveries, and waits for changes without polling.

    Channels are given by name or id, persons by handle or id; the defaults are the main channel
    and the person who uses the pages. The wait methods raise TimeoutError. Safe to call from any
    thread.
    """

    def __init__(self, workspace: Workspace, web_api: WebApi, sockets: SocketConnections) -> None:
        self._workspace = workspace
        self._state = workspace.state
        self._web_api = web_api
        self._sockets = sockets
        self._notifier = workspace.notifier

    def transcript(
        self,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        viewer: str | None = None,
    ) -> tuple[Message, ...]:
        """Return the messages of a channel or a thread, oldest first, including errors.

        With a viewer, only the messages that this person sees; without one, all ephemeral
        messages too.
        """
        with self._notifier.lock():
            found = self._state.channel_or_main(channel)
            viewer_id = self._state.find_person(viewer).id if viewer else None
            if thread_ts is None:
                return tuple(self._state.list_messages(found, viewer_id))
            return tuple(self._state.list_thread(found, thread_ts, viewer_id))

    def channels(self) -> tuple[str, ...]:
        """Return the ids of all channels, including direct messages."""
        with self._notifier.lock():
            return tuple(self._state.channels)

    def errors(self) -> tuple[Message, ...]:
        """Return the errors that the pages show, in all channels."""
        with self._notifier.lock():
            state = self._state
            messages = [m for c in state.channels.values() for m in state.list_messages(c)]
            return tuple(message for message in messages if message.kind == "error")

    def calls(self, method: str | None = None) -> tuple[ApiCall, ...]:
        """Return the calls of the Web API, or of one method, oldest first."""
        return tuple(c for c in self._web_api.calls() if method in (None, c.method))

    def deliveries(self, kind: str | None = None) -> tuple[EventDelivery, ...]:
        """Return the current state of all envelopes, or of one kind, oldest first."""
        return tuple(d for d in self._workspace.dispatcher.deliveries() if kind in (None, d.kind))

    @property
    def connection_count(self) -> int:
        """The number of sockets that the bot has open."""
        return self._sockets.count

    def wait_for(self, find: Callable[[], T | None], timeout: float = MAX_WAIT_SECONDS) -> T:
        """Wait until `find` returns something true, and return it.

        `find` is called once at the start and again after every change.
        """
        found = self._notifier.wait_for(find, timeout)
        if not found:
            raise TimeoutError(f"Not found within {timeout:g} seconds. {self._describe()}")
        return found

    def wait_until_connected(self, timeout: float = MAX_WAIT_SECONDS) -> None:
        """Wait until a bot is connected."""
        self.wait_for(lambda: self.connection_count, timeout)

    def wait_for_message(
        self,
        containing: str = "",
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        after: str = "",
        timeout: float = MAX_WAIT_SECONDS,
    ) -> Message:
        """Wait for the app's first message with this text and a timestamp later than `after`."""
        app = self._state.app

        def find() -> Message | None:
            for message in self.transcript(channel=channel, thread_ts=thread_ts):
                is_from_app = message.bot_id == app.bot_id and message.kind == "message"
                if is_from_app and message.ts > after and containing in message.visible_text:
                    return message
            return None

        return self.wait_for(find, timeout)

    def wait_for_error(self, containing: str = "", *, timeout: float = MAX_WAIT_SECONDS) -> Message:
        """Wait for an error with this text."""

        def find() -> Message | None:
            return next((m for m in self.errors() if containing in m.visible_text), None)

        return self.wait_for(find, timeout)

    def view(self, person: str | None = None) -> View | None:
        """Return the modal that a person sees, if one is open."""
        with self._notifier.lock():
            return self._workspace.view_stack.top(self._state.person_or_you(person).id)

    def home(self, person: str | None = None) -> View | None:
        """Return the Home tab that the app has published for a person, if any."""
        with self._notifier.lock():
            return self._workspace.view_stack.home(self._state.person_or_you(person).id)

    def wait_for_view(
        self, containing: str = "", *, person: str | None = None, timeout: float = MAX_WAIT_SECONDS
    ) -> View:
        """Wait until a modal with this text is open; its error messages count as text."""

        def find() -> View | None:
            view = self.view(person)
            return view if view and containing in view.visible_text else None

        return self.wait_for(find, timeout)

    def wait_for_home(
        self, containing: str = "", *, person: str | None = None, timeout: float = MAX_WAIT_SECONDS
    ) -> View:
        """Wait until the Home tab contains this text."""

        def find() -> View | None:
            view = self.home(person)
            return view if view and containing in view.visible_text else None

        return self.wait_for(find, timeout)

    def wait_until_closed(
        self, *, person: str | None = None, timeout: float = MAX_WAIT_SECONDS
    ) -> None:
        """Wait until no modal is open."""
        self.wait_for(lambda: self.view(person) is None, timeout)

    def wait_until_settled(
        self, delivery: EventDelivery, timeout: float = MAX_WAIT_SECONDS
    ) -> EventDelivery:
        """Wait until a delivery has been acknowledged or has failed, and return its new state."""

        def find() -> EventDelivery | None:
            current = self._workspace.dispatcher.find(delivery.envelope_id)
            return None if current.outcome == "pending" else current

        return self.wait_for(find, timeout)

    def _describe(self) -> str:
        lines = [
            f"  {m.ts} {m.author} {m.kind}: {m.visible_text[:200]!r}" for m in self.transcript()
        ]
        return "The main channel contains:\n" + "\n".join(lines or ["  nothing"])
