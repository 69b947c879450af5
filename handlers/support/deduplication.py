"""Process each event and button press once, even if it arrives several times."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from slack_bolt import App, BoltResponse

from handlers.support.conversations import is_direct_channel

QUESTION_EVENTS = frozenset({"app_mention", "message"})
DOUBLE_CLICK_SECONDS = 3


class EventDeduplicator(Protocol):
    """Remembers ids."""

    def is_first(self, key: str) -> bool:
        """Record an id, and return whether it was new."""

    def is_first_within(self, key: str, seconds: float) -> bool:
        """Record an id, and return whether it was not recorded within the last `seconds`."""

    def forget(self, key: str) -> None:
        """Delete an id, so that it counts as new again."""


def register(app: App, deduplicator: EventDeduplicator) -> None:
    """Stop events that were seen before, ahead of all listeners; commands have no event id."""

    @app.middleware
    def stop_repeated_event(
        body: dict[str, Any],
        next: Callable[[], None],  # noqa: A002  # Bolt's name
    ) -> BoltResponse | None:
        if all(deduplicator.is_first(key) for key in _keys(body)):
            next()
            return None
        return BoltResponse(status=200)


def _keys(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids that identify an event.

    Besides the event id, that is a direct message's timestamp: some servers send a direct message
    that mentions the bot both as `message` and as `app_mention`.
    """
    event = body.get("event") or {}
    channel, ts = event.get("channel"), event.get("ts")
    if event_id := body.get("event_id"):
        yield event_id
    if event.get("type") in QUESTION_EVENTS and ts and is_direct_channel(str(channel)):
        yield f"said {body.get('team_id')} {channel} {ts}"
