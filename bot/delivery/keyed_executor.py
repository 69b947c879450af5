"""An executor that runs tasks of the same key one after another, and different keys in parallel."""

import logging
from collections import defaultdict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Condition

logger = logging.getLogger(__name__)

Task = Callable[[], float]
"""Does one piece of work; returns how many seconds its key must pause afterwards."""


class KeyedExecutor:
    """A thread pool with a queue per key: a slow key delays only itself.

    `sleep` waits for a number of seconds, or returns earlier when the program stops.
    """

    def __init__(self, threads: int, sleep: Callable[[float], object]) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="digests")
        self._sleep = sleep
        self._queues: defaultdict[str, deque[Task]] = defaultdict(deque)
        self._busy: set[str] = set()
        self._changed = Condition()

    def submit(self, key: str, task: Task) -> None:
        """Append a task to the queue of a key."""
        with self._changed:
            self._queues[key].append(task)
            if key in self._busy:
                return
            self._busy.add(key)
        self._pool.submit(self._run, key)

    @property
    def pending(self) -> int:
        """The number of tasks that have not been started."""
        with self._changed:
            return sum(map(len, self._queues.values()))

    def drain(self) -> None:
        """Wait until all tasks are done."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)

    def close(self) -> None:
        """Discard tasks that have not been started, and wait for the others."""
        with self._changed:
            self._queues.clear()
        self._pool.shutdown()

    def _run(self, key: str) -> None:
        while task := self._next(key):
            try:
                seconds = task()
            except Exception:  # a failing task must not stop those behind it
                logger.exception("A digest could not be delivered")
                seconds = 0.0
            if seconds > 0:
                self._sleep(seconds)

    def _next(self, key: str) -> Task | None:
        with self._changed:
            if queue := self._queues.get(key):
                return queue.popleft()
            self._queues.pop(key, None)
            self._busy.discard(key)
            self._changed.notify_all()
            return None
