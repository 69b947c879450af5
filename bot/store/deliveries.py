"""Deliveries: claimed before they are posted, so that a channel gets one digest per local day.

due ─► claimed ─► posting ─► posted, empty, failed, uncertain
          ▲ └───────┬─┘
          │      released (rate-limited, or found not to be posted)
          └─────────┘        late, or turned off meanwhile ─► skipped

When the lease of an open delivery expires, another process can claim it (`claim_expired`).
`attempts` counts the claims and serves as a fencing token: a change applies only to the claim that
it was made for, so a process that has lost its claim changes nothing.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, select, update

from bot.store.claims import ClaimBatch, claim_due, claim_expired
from bot.store.db import tables
from bot.store.db.database import Database
from bot.store.model import Claim, ClaimResult, Delivery, DeliveryPlan, DeliveryState, Subscription
from bot.store.rows import read_delivery

CLAIMED_STATES, POSTING_STATES = (DeliveryState.CLAIMED,), (DeliveryState.POSTING,)
OPEN_STATES = CLAIMED_STATES + POSTING_STATES
CLOSED_VALUES = {"holder": None, "lease_until": None}


class Deliveries:
    """Which process posts which digest; safe to use from several threads and processes.

    A holder is a name that no other process has, and that a process does not reuse after a
    restart. Methods that change a delivery return whether they did: False means that the claim
    has passed to another holder or was taken back.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim_due(
        self,
        now: datetime,
        holder: str,
        lease: timedelta,
        limit: int,
        plan: Callable[[Subscription], DeliveryPlan],
    ) -> ClaimResult:
        """Claim up to `limit` due digests, the longest due first, and advance `next_due_at`.

        `plan` must be pure and fast: it runs within the transaction. A day that already has a
        delivery is not claimed again; one that is too late is recorded as skipped.
        """
        with self._database.writing() as connection:
            return claim_due(connection, ClaimBatch(now, holder, now + lease, limit), plan)

    def claim_expired(
        self, now: datetime, holder: str, lease: timedelta, limit: int
    ) -> tuple[Claim, ...]:
        """Take over up to `limit` open deliveries whose lease has expired, in their current state.

        `claimed` is safe to post. `posting` may have been posted already: look for the message
        first, then `finish` it, `release` it to be posted again, or `mark_uncertain`.
        """
        with self._database.writing() as connection:
            return claim_expired(connection, ClaimBatch(now, holder, now + lease, limit))

    def start_posting(self, delivery: Delivery, now: datetime, lease: timedelta) -> bool:
        """Record that the message is about to be sent, and renew the lease; post only if True."""
        values = {"state": DeliveryState.POSTING.value, "lease_until": now + lease}
        return self._update(delivery, CLAIMED_STATES, values)

    def release(self, delivery: Delivery, retry_at: datetime, note: str | None = None) -> bool:
        """Give back a delivery that was certainly not posted; `claim_expired` finds it later."""
        values = {"holder": None, "lease_until": retry_at, "note": note}
        return self._update(delivery, OPEN_STATES, {**values, "state": DeliveryState.CLAIMED.value})

    def finish(self, delivery: Delivery, posted_ts: str) -> bool:
        """Record that it was posted; `posted_ts` is the message's timestamp in Slack."""
        return self._close(delivery, POSTING_STATES, DeliveryState.POSTED, posted_ts=posted_ts)

    def fail(self, delivery: Delivery, note: str) -> bool:
        """Give up a delivery that Slack refuses permanently."""
        return self._close(delivery, OPEN_STATES, DeliveryState.FAILED, note=note)

    def skip(self, delivery: Delivery, note: str) -> bool:
        """Give up a delivery that must not be posted any more, such as one that is too late."""
        return self._close(delivery, OPEN_STATES, DeliveryState.SKIPPED, note=note)

    def mark_empty(self, delivery: Delivery) -> bool:
        """Record that there was nothing to post for that day."""
        return self._close(delivery, OPEN_STATES, DeliveryState.EMPTY)

    def mark_uncertain(self, delivery: Delivery, note: str) -> bool:
        """Give up a delivery that may have been posted, if that cannot be checked."""
        return self._close(delivery, POSTING_STATES, DeliveryState.UNCERTAIN, note=note)

    def find(self, team: str, channel: str, day: date) -> Delivery | None:
        """Return a channel's delivery for a local day; None if there is none."""
        return next(iter(self._of_channel(team, channel, 1, day)), None)

    def history(self, team: str, channel: str, limit: int = 7) -> list[Delivery]:
        """Return a channel's latest deliveries, newest first."""
        return self._of_channel(team, channel, limit, None)

    def delete_before(self, day: date) -> int:
        """Delete closed deliveries of earlier days; return their number."""
        table = tables.deliveries
        is_old = and_(table.c.day < day, table.c.lease_until.is_(None))
        with self._database.writing() as connection:
            return connection.execute(delete(table).where(is_old)).rowcount

    def _of_channel(self, team: str, channel: str, limit: int, day: date | None) -> list[Delivery]:
        table = tables.deliveries
        statement = select(table).where(table.c.team == team, table.c.channel == channel)
        if day is not None:
            statement = statement.where(table.c.day == day)
        statement = statement.order_by(table.c.day.desc()).limit(limit)
        with self._database.reading() as connection:
            return [read_delivery(row) for row in connection.execute(statement).mappings()]

    def _close(
        self,
        delivery: Delivery,
        states: tuple[DeliveryState, ...],
        state: DeliveryState,
        **values: str,
    ) -> bool:
        return self._update(delivery, states, {**CLOSED_VALUES, **values, "state": state.value})

    def _update(
        self, delivery: Delivery, states: tuple[DeliveryState, ...], values: dict[str, Any]
    ) -> bool:
        """Update a delivery if it is in one of the states and still held by the same claim."""
        if delivery.holder is None:  # not claimed
            return False
        columns = tables.deliveries.c
        is_same_claim = and_(
            columns.team == delivery.team,
            columns.channel == delivery.channel,
            columns.day == delivery.day,
            columns.holder == delivery.holder,
            columns.attempts == delivery.attempts,
            columns.state.in_([state.value for state in states]),
        )
        statement = update(tables.deliveries).where(is_same_claim).values(values)
        with self._database.writing() as connection:
            return connection.execute(statement).rowcount > 0
