"""Trigger ids: each opens one modal, within three seconds of the interaction."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Trigger:
    """The interaction that a trigger id stands for, and the view that it was in, if any."""

    person: str
    issued_at: float
    view_id: str | None = None


class TriggerIds:
    """The issued trigger ids.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(
        self, clock: Callable[[], float], new_secret: Callable[[], str], seconds: float
    ) -> None:
        self._clock = clock
        self._new_secret = new_secret
        self._seconds = seconds
        self._triggers: dict[str, Trigger] = {}
        self._exchanged: set[str] = set()

    def issue(self, person: str, view_id: str | None = None) -> str:
        """Issue a trigger id."""
        now = self._clock()
        trigger_id = f"{round(now * 1000)}.{len(self._triggers) + 1}.{self._new_secret()}"
        self._triggers[trigger_id] = Trigger(person, now, view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id; raise RefusedError if it is unknown, used or expired."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise RefusedError("invalid_trigger_id")
        if trigger_id in self._exchanged:
            raise RefusedError("exchanged_trigger_id")
        if self._clock() - trigger.issued_at > self._seconds:
            raise RefusedError("expired_trigger_id")
        self._exchanged.add(trigger_id)
        return trigger
