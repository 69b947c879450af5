"""Work in lanes: each workspace's digests go one after another, at its pace, beside the others'."""

import logging
from collections import defaultdict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Condition

logger = logging.getLogger(__name__)

Task = Callable[[], float]
"""Does one piece of work; returns for how many seconds its lane is to rest after it."""


class KeyedExecutor:
    """A few threads for many lanes; `rest` waits some seconds, or less when it is all to stop.

    A lane has one thread at a time, so a slow workspace holds up nobody but itself.
    """

    def __init__(self, threads: int, rest: Callable[[float], object]) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="digests")
        self._rest = rest
        self._waiting: defaultdict[str, deque[Task]] = defaultdict(deque)
        self._busy: set[str] = set()
        self._changed = Condition()

    def submit(self, lane: str, task: Task) -> None:
        """Add a piece of work to the end of a lane."""
        with self._changed:
            self._waiting[lane].append(task)
            if lane in self._busy:
                return
            self._busy.add(lane)
        self._pool.submit(self._run, lane)

    @property
    def pending(self) -> int:
        """How many pieces of work have not been begun."""
        with self._changed:
            return sum(map(len, self._waiting.values()))

    def drain(self) -> None:
        """Wait until all work is done."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)

    def close(self) -> None:
        """Drop what has not been begun, and wait for what has."""
        with self._changed:
            self._waiting.clear()
        self._pool.shutdown()

    def _run(self, lane: str) -> None:
        while task := self._next(lane):
            try:
                seconds = task()
            except Exception:  # one digest's trouble is not the next one's
                logger.exception("A digest could not be delivered")
                seconds = 0.0
            if seconds > 0:
                self._rest(seconds)

    def _next(self, lane: str) -> Task | None:
        with self._changed:
            if waiting := self._waiting.get(lane):
                return waiting.popleft()
            self._waiting.pop(lane, None)
            self._busy.discard(lane)
            self._changed.notify_all()
            return None
