"""Tells open pages, by server-sent events, that there is something new to see."""

import asyncio
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent

from bot.sandbox.workspace.change_notifier import ChangeNotifier

RETRY_MILLISECONDS = 1000  # how soon a page comes back after a break


class Stream:
    """The open pages. They are told only *that* something changed, and fetch what it is.

    So a page that was away for a while misses nothing and shows nothing twice.
    """

    def __init__(self, bell: ChangeNotifier) -> None:
        self._bell = bell
        self._is_closing = False

    def open(self) -> None:
        """Let pages listen."""
        self._is_closing = False

    def close(self) -> None:
        """End all streams."""
        with self._bell.changing():
            self._is_closing = True

    def respond(self) -> EventSourceResponse:
        """Keep one page informed for as long as it listens."""
        return EventSourceResponse(self._revisions())

    async def _revisions(self) -> AsyncIterator[ServerSentEvent]:
        loop, rung = asyncio.get_running_loop(), asyncio.Event()

        def ring() -> None:
            loop.call_soon_threadsafe(rung.set)

        with self._bell.listening(ring):
            while True:  # one event at least, since it says how soon to come back
                rung.clear()
                yield ServerSentEvent(
                    event="changed", data=str(self._bell.revision), retry=RETRY_MILLISECONDS
                )
                if self._is_closing:
                    return
                await rung.wait()
