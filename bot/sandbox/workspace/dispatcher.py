"""Send envelopes to the app, await its acknowledgements and retry events."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from bot.sandbox.config import WorkspaceTiming
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.change_notifier import ChangeNotifier

EnvelopeKind = Literal["events_api", "slash_commands", "interactive"]
DeliveryOutcome = Literal["pending", "acked", "timed_out", "not_connected"]


@dataclass(frozen=True, slots=True)
class EventDelivery:
    """An envelope with its payload, the number of attempts, and the outcome of the last one."""

    envelope_id: str
    kind: EnvelopeKind
    payload: JsonObject
    attempts: int = 0
    outcome: DeliveryOutcome = "pending"
    response: JsonObject | None = None
    retry_reason: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the envelope in the format of Socket Mode."""
        body: dict[str, Any] = {
            "envelope_id": self.envelope_id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind != "events_api",
        }
        if self.kind == "events_api":
            body |= {"retry_attempt": self.attempts - 1, "retry_reason": self.retry_reason}
        return body


class Connection(Protocol):
    """A connection to the app."""

    def send(self, envelope: JsonObject) -> bool:
        """Send an envelope; return False if no app is connected."""


CallLater = Callable[[float, Callable[[], None]], None]
SettledListener = Callable[[EventDelivery], None]


class Dispatcher:
    """Delivers payloads to the app, with Slack's time limits and retries.

    Safe to call from any thread; listeners are called with the lock held.
    """

    def __init__(
        self,
        connection: Connection,
        call_later: CallLater,
        notifier: ChangeNotifier,
        timing: WorkspaceTiming,
        new_id: Callable[[str], str],
    ) -> None:
        self._connection = connection
        self._call_later = call_later
        self._notifier = notifier
        self._timing = timing
        self._new_id = new_id
        self._deliveries: dict[str, EventDelivery] = {}
        self._listeners: list[SettledListener] = []

    def on_settled(self, listener: SettledListener) -> None:
        """Call `listener` each time that an attempt has been acknowledged or has failed."""
        self._listeners.append(listener)

    def send(
        self, kind: EnvelopeKind, payload: JsonObject, retry_reason: str = ""
    ) -> EventDelivery:
        """Send a payload; an event is retried until it is acknowledged or has no retries left."""
        with self._notifier.change():
            envelope_id = self._new_id("env-")
            self._deliveries[envelope_id] = EventDelivery(
                envelope_id, kind, payload, retry_reason=retry_reason
            )
            self._attempt(envelope_id, retry_reason)
            return self._deliveries[envelope_id]

    def acknowledge(self, envelope_id: str, response: JsonObject | None) -> None:
        """Record the app's acknowledgement; ignore one that comes too late."""
        with self._notifier.change():
            delivery = self._deliveries.get(envelope_id)
            if delivery and delivery.outcome == "pending":
                self._settle(replace(delivery, outcome="acked", response=response))

    def deliveries(self) -> tuple[EventDelivery, ...]:
        """Return the current state of all deliveries, oldest first."""
        with self._notifier.lock():
            return tuple(self._deliveries.values())

    def find(self, envelope_id: str) -> EventDelivery:
        """Return the current state of a delivery."""
        with self._notifier.lock():
            return self._deliveries[envelope_id]

    def _attempt(self, envelope_id: str, reason: str) -> None:
        last = self._deliveries[envelope_id]
        if last.attempts and last.outcome in ("acked", "pending"):
            return
        delivery = replace(last, attempts=last.attempts + 1, outcome="pending", retry_reason=reason)
        self._deliveries[envelope_id] = delivery
        if self._connection.send(delivery.to_json()):
            self._call_later(self._timing.ack_seconds, lambda: self._expire(delivery))
        else:
            self._fail(delivery, "not_connected")

    def _expire(self, attempted: EventDelivery) -> None:
        with self._notifier.change():
            if self._deliveries[attempted.envelope_id] == attempted:
                self._fail(attempted, "timed_out")

    def _fail(self, delivery: EventDelivery, outcome: DeliveryOutcome) -> None:
        self._settle(replace(delivery, outcome=outcome))
        delays = self._timing.retry_delays
        if delivery.kind == "events_api" and delivery.attempts <= len(delays):
            reason = "timeout" if outcome == "timed_out" else "connection_failed"
            self._call_later(
                delays[delivery.attempts - 1],
                lambda: self._retry(delivery.envelope_id, reason),
            )

    def _retry(self, envelope_id: str, reason: str) -> None:
        with self._notifier.change():
            self._attempt(envelope_id, reason)

    def _settle(self, delivery: EventDelivery) -> None:
        self._deliveries[delivery.envelope_id] = delivery
        for listener in self._listeners:
            listener(delivery)
