"""Deliveries: claimed before they are posted, so that a channel gets one a local day.

due ─► claimed ─► posting ─► posted, empty, failed, uncertain
          ▲ └───────┬─┘
          │      released (a 429, or found not to be posted)
          └─────────┘        late, or no longer wanted ─► skipped

A lease that runs out frees an open delivery for others (`claim_expired`). `attempts` counts the
claims: a change is made only for the claim that it was given, so who has lost one changes nothing.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, select, update

from bot.store.claims import ClaimBatch, claim_due, take_expired
from bot.store.db import tables
from bot.store.db.database import Database
from bot.store.model import Claim, ClaimResult, Delivery, DeliveryPlan, DeliveryState, Subscription
from bot.store.rows import read_delivery

CLAIMED, POSTING = (DeliveryState.CLAIMED,), (DeliveryState.POSTING,)
OPEN = CLAIMED + POSTING
CLOSED = {"holder": None, "lease_until": None}


class Deliveries:
    """Who posts which digest; safe to use from several threads and processes.

    A holder is a name that no other process has, nor this one after a restart. The changes return
    whether they were made: False means that the claim is another's now, or was taken back.
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
        """Claim what is due, the longest due first, and move each one's `next_due_at` on.

        `plan` is pure and quick: it runs inside the transaction. A day that has a delivery
        already is not claimed again; one that is too late is kept as skipped.
        """
        with self._database.writing() as connection:
            return claim_due(connection, ClaimBatch(now, holder, now + lease, limit), plan)

    def claim_expired(
        self, now: datetime, holder: str, lease: timedelta, limit: int
    ) -> tuple[Claim, ...]:
        """Take over open deliveries whose lease is over, in the state they were left in.

        `claimed` is safe to post. `posting` may have been posted: look, then `finish` it,
        `release` it to be posted, or `mark_uncertain`.
        """
        with self._database.writing() as connection:
            return take_expired(connection, ClaimBatch(now, holder, now + lease, limit))

    def start_posting(self, delivery: Delivery, now: datetime, lease: timedelta) -> bool:
        """Say that the message is about to be sent, and renew the lease; post only if True."""
        return self._move(
            delivery, CLAIMED, {"state": DeliveryState.POSTING.value, "lease_until": now + lease}
        )

    def release(self, delivery: Delivery, retry_at: datetime, note: str | None = None) -> bool:
        """Give back what is certainly not posted, to be claimed (as expired) from a time on."""
        values = {"holder": None, "lease_until": retry_at, "note": note}
        return self._move(delivery, OPEN, {**values, "state": DeliveryState.CLAIMED.value})

    def finish(self, delivery: Delivery, posted_ts: str) -> bool:
        """Keep that it was posted, as Slack's `ts` of the message."""
        return self._close(delivery, POSTING, DeliveryState.POSTED, posted_ts=posted_ts)

    def fail(self, delivery: Delivery, note: str) -> bool:
        """Give up what Slack refuses for good."""
        return self._close(delivery, OPEN, DeliveryState.FAILED, note=note)

    def skip(self, delivery: Delivery, note: str) -> bool:
        """Give up what is not to be posted any more, such as a retry that has become too late."""
        return self._close(delivery, OPEN, DeliveryState.SKIPPED, note=note)

    def mark_empty(self, delivery: Delivery) -> bool:
        """Keep that there was nothing to post on that day."""
        return self._close(delivery, OPEN, DeliveryState.EMPTY)

    def mark_uncertain(self, delivery: Delivery, note: str) -> bool:
        """Give up what may have been posted, when nobody can look."""
        return self._close(delivery, POSTING, DeliveryState.UNCERTAIN, note=note)

    def find(self, team: str, channel: str, day: date) -> Delivery | None:
        """Return the delivery of a channel's local day."""
        return next(iter(self._of_channel(team, channel, 1, day)), None)

    def history(self, team: str, channel: str, limit: int = 7) -> list[Delivery]:
        """Return a channel's last deliveries, the newest first."""
        return self._of_channel(team, channel, limit, None)

    def forget_before(self, day: date) -> int:
        """Delete closed deliveries of earlier days; return how many."""
        table = tables.deliveries
        past = and_(table.c.day < day, table.c.lease_until.is_(None))
        with self._database.writing() as connection:
            return connection.execute(delete(table).where(past)).rowcount

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
        return self._move(delivery, states, {**CLOSED, **values, "state": state.value})

    def _move(
        self, delivery: Delivery, states: tuple[DeliveryState, ...], values: dict[str, Any]
    ) -> bool:
        if delivery.holder is None:  # nobody's: it has to be claimed first
            return False
        columns = tables.deliveries.c
        ours = and_(
            columns.team == delivery.team,
            columns.channel == delivery.channel,
            columns.day == delivery.day,
            columns.holder == delivery.holder,
            columns.attempts == delivery.attempts,
            columns.state.in_([state.value for state in states]),
        )
        with self._database.writing() as connection:
            changed = connection.execute(update(tables.deliveries).where(ours).values(values))
            return changed.rowcount > 0
