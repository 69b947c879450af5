"""One event is answered once, however often Slack sends it."""

from collections.abc import Callable
from typing import Any, Protocol

from slack_bolt import App, BoltResponse


class Seen(Protocol):
    """Remembers ids."""

    def is_first(self, key: str) -> bool:
        """Tell whether this id is new, and remember it."""

    def is_first_within(self, key: str, seconds: float) -> bool:
        """Tell whether this id has not been seen for so long, and remember it."""

    def forget(self, key: str) -> None:
        """Forget an id, as if it had not been seen."""


def register(app: App, seen: Seen) -> None:
    """Stop an event that has been seen, before any listener; commands have no such id."""

    @app.middleware
    def stop_repeats(body: dict[str, Any], next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002  # Bolt's name
        event_id = body.get("event_id")
        if event_id and not seen.is_first(event_id):
            return BoltResponse(status=200)
        next()
        return None
