"""Repeats and acknowledgements, with a clock that the test moves."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.config import WorkspaceTiming
from bot.sandbox.workspace.change_notifier import ChangeNotifier
from bot.sandbox.workspace.dispatcher import Dispatcher


class Wire:
    """A connection that keeps what is sent, and a clock that runs what is due."""

    def __init__(self) -> None:
        self.sent: list[Mapping[str, Any]] = []
        self._due: list[Callable[[], None]] = []

    def send(self, envelope: Mapping[str, Any]) -> bool:
        self.sent.append(envelope)
        return True

    def call_later(self, _seconds: float, callback: Callable[[], None]) -> None:
        self._due.append(callback)

    def let_time_pass(self) -> None:
        """Run what was due until now, and not what this makes due."""
        due, self._due = self._due, []
        for callback in due:
            callback()


def test_an_event_is_sent_again_until_it_is_acknowledged() -> None:
    wire = Wire()
    dispatcher = Dispatcher(
        wire, wire.call_later, ChangeNotifier(), WorkspaceTiming(), lambda prefix: f"{prefix}1"
    )
    dispatcher.send("events_api", {"event_id": "Ev1"})
    for _ in range(2):
        wire.let_time_pass()  # the acknowledgement is late
        wire.let_time_pass()  # the repeat is due
    dispatcher.acknowledge("env-1", None)
    for _ in range(4):
        wire.let_time_pass()
    assert [envelope["retry_attempt"] for envelope in wire.sent] == [0, 1, 2]
    [delivery] = dispatcher.deliveries()
    assert (delivery.outcome, delivery.attempts) == ("acked", 3)
