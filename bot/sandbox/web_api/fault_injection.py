"""Things that go wrong on request: a test says which call is to fail next, and how."""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call fails: with an error in the answer, an HTTP status, or no answer at all.

    A call whose answer is lost or late is performed; one that fails in another way is not.
    """

    error: str | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    is_performed: bool = False
    delay_seconds: float = 0.0


class Faults:
    """The faults that wait for their calls."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault) -> None:
        """Let the next call of a method fail, after those that are to fail already."""
        self._waiting[method].append(fault)

    def take(self, method: str) -> Fault | None:
        """Take the fault that is meant for this call, if there is one."""
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None
