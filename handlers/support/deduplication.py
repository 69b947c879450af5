"""One event is answered once, however often Slack sends it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from slack_bolt import App, BoltResponse

QUESTION_EVENTS = frozenset({"app_mention", "message"})


class EventDeduplicator(Protocol):
    """Remembers ids."""

    def is_first(self, key: str) -> bool:
        """Tell whether this id is new, and remember it."""

    def is_first_within(self, key: str, seconds: float) -> bool:
        """Tell whether this id has not been seen for so long, and remember it."""

    def forget(self, key: str) -> None:
        """Forget an id, as if it had not been seen."""


def register(app: App, seen: EventDeduplicator) -> None:
    """Stop an event that has been seen, before any listener; commands have no such id."""

    @app.middleware
    def stop_repeats(body: dict[str, Any], next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002  # Bolt's name
        if all(seen.is_first(key) for key in _keys(body)):
            next()
            return None
        return BoltResponse(status=200)


def _keys(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a repeated event has too.

    Some servers tell of one direct message twice, as `message` and, where it mentions the bot, as
    `app_mention`; then its place and time are the same.
    """
    event = body.get("event") or {}
    channel, ts = event.get("channel"), event.get("ts")
    if event_id := body.get("event_id"):
        yield event_id
    if event.get("type") in QUESTION_EVENTS and ts and str(channel).startswith("D"):
        yield f"said {body.get('team_id')} {channel} {ts}"
