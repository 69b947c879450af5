"""Make chosen calls of the Web API fail, for tests."""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class InjectedFault:
    """How a call fails: an error code, an HTTP status, a dropped connection or a late response.

    `is_performed` says whether the method runs although the app does not see its response.
    """

    error: str | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    is_performed: bool = False
    delay_seconds: float = 0.0


class FaultInjector:
    """The queue of faults for each method.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(self) -> None:
        self._queues: defaultdict[str, deque[InjectedFault]] = defaultdict(deque)

    def add(self, method: str, fault: InjectedFault) -> None:
        """Add a fault to the end of a method's queue."""
        self._queues[method].append(fault)

    def take(self, method: str) -> InjectedFault | None:
        """Remove and return the first fault of a method's queue, or None."""
        queue = self._queues[method]
        return queue.popleft() if queue else None
