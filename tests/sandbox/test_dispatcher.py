"""Retries and acknowledgements, with a clock that the test advances."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.config import WorkspaceTiming
from bot.sandbox.workspace.change_notifier import ChangeNotifier
from bot.sandbox.workspace.dispatcher import Dispatcher


class FakeConnection:
    """A connection that records envelopes, and a clock that runs scheduled calls."""

    def __init__(self) -> None:
        self.sent: list[Mapping[str, Any]] = []
        self._due: list[Callable[[], None]] = []

    def send(self, envelope: Mapping[str, Any]) -> bool:
        self.sent.append(envelope)
        return True

    def call_later(self, _seconds: float, callback: Callable[[], None]) -> None:
        self._due.append(callback)

    def run_due_calls(self) -> None:
        """Run the calls scheduled so far, but not those that they schedule."""
        due, self._due = self._due, []
        for callback in due:
            callback()


def test_an_event_is_retried_until_it_is_acknowledged() -> None:
    connection = FakeConnection()
    dispatcher = Dispatcher(
        connection,
        connection.call_later,
        ChangeNotifier(),
        WorkspaceTiming(),
        lambda prefix: f"{prefix}1",
    )
    dispatcher.send("events_api", {"event_id": "Ev1"})
    for _ in range(2):
        connection.run_due_calls()  # the acknowledgement is late
        connection.run_due_calls()  # the retry is due
    dispatcher.acknowledge("env-1", None)
    for _ in range(4):
        connection.run_due_calls()
    assert [envelope["retry_attempt"] for envelope in connection.sent] == [0, 1, 2]
    [delivery] = dispatcher.deliveries()
    assert (delivery.outcome, delivery.attempts) == ("acked", 3)
