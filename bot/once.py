"""What has been seen already: Slack sends an event again when it is not sure that it arrived."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

KEPT_SECONDS = 3_600  # Slack tries again at once, after 1 minute and after 5 minutes
MOST_KEPT = 50_000


class SeenOnce:
    """Remembers ids for an hour; `clock` counts seconds. Safe to ask from several threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def is_first(self, key: str) -> bool:
        """Tell whether this id is new, and remember it."""
        now = self._clock()
        with self._lock:
            while self._seen and (
                len(self._seen) >= MOST_KEPT or next(iter(self._seen.values())) < now - KEPT_SECONDS
            ):
                self._seen.popitem(last=False)
            if key in self._seen:
                return False
            self._seen[key] = now
            return True
