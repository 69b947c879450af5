"""One lock around the workspace, and a bell that rings after every change to it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

T = TypeVar("T")


class ChangeNotifier:
    """Guards what threads share, counts its changes and wakes whoever waits for one."""

    def __init__(self) -> None:
        # Re-entrant, so that a predicate that waits may read the workspace through its front door.
        self._condition = threading.Condition(threading.RLock())
        self._listeners: list[Callable[[], None]] = []
        self.revision = 0

    def reading(self) -> AbstractContextManager[object]:
        """Hold everything still while reading."""
        return self._condition

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold everything still while changing it, then ring."""
        with self._condition:
            yield
            self.revision += 1
            self._condition.notify_all()
            for listener in self._listeners:
                listener()

    @contextmanager
    def listening(self, listener: Callable[[], None]) -> Iterator[None]:
        """Call `listener` after each change; it must be quick, for it is called under the lock."""
        with self._condition:
            self._listeners.append(listener)
        try:
            yield
        finally:
            with self._condition:
                self._listeners.remove(listener)

    def wait_for(self, find: Callable[[], T], timeout: float) -> T:
        """Wait until `find` finds something; return what it found last, even if that is nothing."""
        with self._condition:
            return self._condition.wait_for(find, timeout)
