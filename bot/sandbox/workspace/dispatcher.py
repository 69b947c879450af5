"""Sends envelopes to the app, waits for its acknowledgements and sends events again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from bot.sandbox.config import WorkspaceTiming
from bot.sandbox.workspace.change_notifier import ChangeNotifier

Json = Mapping[str, Any]
EnvelopeKind = Literal["events_api", "slash_commands", "interactive"]
DeliveryOutcome = Literal["pending", "acked", "timed_out", "not_connected"]


@dataclass(frozen=True, slots=True)
class EventDelivery:
    """One envelope: what it holds, how often it was sent and what became of it."""

    envelope_id: str
    kind: EnvelopeKind
    payload: Json
    attempts: int = 0
    outcome: DeliveryOutcome = "pending"
    answer: Json | None = None
    retry_reason: str = ""

    def to_json(self) -> dict[str, Any]:
        """The envelope as it goes over the socket."""
        body: dict[str, Any] = {
            "envelope_id": self.envelope_id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind != "events_api",
        }
        if self.kind == "events_api":
            body |= {"retry_attempt": self.attempts - 1, "retry_reason": self.retry_reason}
        return body


class Line(Protocol):
    """A way to the app."""

    def send(self, envelope: Json) -> bool:
        """Send to one of the app's connections, if there is one."""


Schedule = Callable[[float, Callable[[], None]], None]
Settled = Callable[[EventDelivery], None]


class Dispatcher:
    """Delivers what the workspace has for the app, as patiently as Slack does."""

    def __init__(
        self,
        line: Line,
        schedule: Schedule,
        bell: ChangeNotifier,
        timing: WorkspaceTiming,
        new_id: Callable[[str], str],
    ) -> None:
        self._line = line
        self._schedule = schedule
        self._bell = bell
        self._timing = timing
        self._new_id = new_id
        self._deliveries: dict[str, EventDelivery] = {}
        self._settled: list[Settled] = []

    def when_settled(self, listener: Settled) -> None:
        """Call `listener` when an attempt was acknowledged or has failed."""
        self._settled.append(listener)

    def send(self, kind: EnvelopeKind, payload: Json, retry_reason: str = "") -> EventDelivery:
        """Send an envelope, once now and, if it is an event, again until it is acknowledged."""
        with self._bell.changing():
            envelope_id = self._new_id("env-")
            self._deliveries[envelope_id] = EventDelivery(
                envelope_id, kind, payload, retry_reason=retry_reason
            )
            self._attempt(envelope_id, retry_reason)
            return self._deliveries[envelope_id]

    def acknowledge(self, envelope_id: str, answer: Json | None) -> None:
        """Take the app's acknowledgement; one that comes too late changes nothing."""
        with self._bell.changing():
            delivery = self._deliveries.get(envelope_id)
            if delivery and delivery.outcome == "pending":
                self._settle(replace(delivery, outcome="acked", answer=answer))

    def deliveries(self) -> tuple[EventDelivery, ...]:
        """All deliveries, oldest first."""
        with self._bell.reading():
            return tuple(self._deliveries.values())

    def find(self, envelope_id: str) -> EventDelivery:
        """A delivery as it stands now."""
        with self._bell.reading():
            return self._deliveries[envelope_id]

    def _attempt(self, envelope_id: str, reason: str) -> None:
        last = self._deliveries[envelope_id]
        if last.attempts and last.outcome in ("acked", "pending"):
            return
        delivery = replace(last, attempts=last.attempts + 1, outcome="pending", retry_reason=reason)
        self._deliveries[envelope_id] = delivery
        if self._line.send(delivery.to_json()):
            self._schedule(self._timing.ack_seconds, lambda: self._expire(delivery))
        else:
            self._fail(delivery, "not_connected")

    def _expire(self, attempted: EventDelivery) -> None:
        with self._bell.changing():
            if self._deliveries[attempted.envelope_id] == attempted:
                self._fail(attempted, "timed_out")

    def _fail(self, delivery: EventDelivery, outcome: DeliveryOutcome) -> None:
        self._settle(replace(delivery, outcome=outcome))
        delays = self._timing.retry_delays
        if delivery.kind == "events_api" and delivery.attempts <= len(delays):
            reason = "timeout" if outcome == "timed_out" else "connection_failed"
            self._schedule(
                delays[delivery.attempts - 1],
                lambda: self._again(delivery.envelope_id, reason),
            )

    def _again(self, envelope_id: str, reason: str) -> None:
        with self._bell.changing():
            self._attempt(envelope_id, reason)

    def _settle(self, delivery: EventDelivery) -> None:
        self._deliveries[delivery.envelope_id] = delivery
        for listener in self._settled:
            listener(delivery)
