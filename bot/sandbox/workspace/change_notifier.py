"""The lock around a workspace, and notification of every change to it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

T = TypeVar("T")


class ChangeNotifier:
    """Locks the workspace for all threads, counts changes and wakes everyone who waits for one.

    The workspace has one instance. Every access to its state holds `lock()`, and every access that
    changes it holds `change()`. The lock is re-entrant, so nested calls need no care.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition(threading.RLock())
        self._listeners: list[Callable[[], None]] = []
        self.revision = 0

    def lock(self) -> AbstractContextManager[object]:
        """Hold the lock for reading."""
        return self._condition

    @contextmanager
    def change(self) -> Iterator[None]:
        """Hold the lock for a change, and notify the listeners at the end.

        An exception skips the notification.
        """
        with self._condition:
            yield
            self.revision += 1
            self._condition.notify_all()
            for listener in self._listeners:
                listener()

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Event]:
        """Provide an event of the running loop that is set after each change, from any thread."""
        loop, changed = asyncio.get_running_loop(), asyncio.Event()

        def listener() -> None:
            loop.call_soon_threadsafe(changed.set)

        with self._condition:
            self._listeners.append(listener)
        try:
            yield changed
        finally:
            with self._condition:
                self._listeners.remove(listener)

    def wait_for(self, find: Callable[[], T], timeout: float) -> T:
        """Wait until `find` returns something true; return its last result, also on timeout.

        `find` is called with the lock held, at the start and after each change.
        """
        with self._condition:
            return self._condition.wait_for(find, timeout)
