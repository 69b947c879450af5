"""Notify open pages of changes by server-sent events."""

from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent

from bot.sandbox.workspace.change_notifier import ChangeNotifier

RETRY_MILLISECONDS = 1000  # after which a page reconnects


class EventStream:
    """Sends each open page an event after every change; the page then fetches its new content.

    The events carry no content, so a page that was disconnected misses nothing and shows nothing
    twice. `open` and `close` are safe to call from any thread.
    """

    def __init__(self, notifier: ChangeNotifier) -> None:
        self._notifier = notifier
        self._is_closing = False

    def open(self) -> None:
        """Accept pages."""
        self._is_closing = False

    def close(self) -> None:
        """End all streams."""
        with self._notifier.change():
            self._is_closing = True

    def respond(self) -> EventSourceResponse:
        """Build the response that keeps one page informed until it disconnects."""
        return EventSourceResponse(self._revisions())

    async def _revisions(self) -> AsyncIterator[ServerSentEvent]:
        with self._notifier.subscribe() as changed:
            while True:  # the first event tells the page after how long to reconnect
                changed.clear()
                yield ServerSentEvent(
                    event="changed", data=str(self._notifier.revision), retry=RETRY_MILLISECONDS
                )
                if self._is_closing:
                    return
                await changed.wait()
