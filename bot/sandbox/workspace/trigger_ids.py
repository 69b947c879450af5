"""Trigger ids: each opens one modal, within three seconds of what the person did."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a trigger id stands for: who did something, when, and in which view if in one."""

    person: str
    issued_at: float
    view_id: str | None = None


class Triggers:
    """The trigger ids that have been given out."""

    def __init__(
        self, clock: Callable[[], float], new_secret: Callable[[], str], seconds: float
    ) -> None:
        self._clock = clock
        self._new_secret = new_secret
        self._seconds = seconds
        self._triggers: dict[str, Trigger] = {}
        self._exchanged: set[str] = set()

    def issue(self, person: str, view_id: str | None = None) -> str:
        """Give out a trigger id."""
        now = self._clock()
        trigger_id = f"{round(now * 1000)}.{len(self._triggers) + 1}.{self._new_secret()}"
        self._triggers[trigger_id] = Trigger(person, now, view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Take a trigger id back; it is good once, and not for long."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise RefusedError("invalid_trigger_id")
        if trigger_id in self._exchanged:
            raise RefusedError("exchanged_trigger_id")
        if self._clock() - trigger.issued_at > self._seconds:
            raise RefusedError("expired_trigger_id")
        self._exchanged.add(trigger_id)
        return trigger
