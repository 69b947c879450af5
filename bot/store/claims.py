"""Claim due and expired deliveries within a transaction, skipping rows that others have locked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Select, bindparam, select, update

from bot.store.db import tables
from bot.store.db.database import insert_new
from bot.store.model import (
    NOTE_LATE,
    NOTE_TURNED_OFF,
    Claim,
    ClaimResult,
    Delivery,
    DeliveryPlan,
    DeliveryState,
    Subscription,
)
from bot.store.rows import delivery_row, read_claim, read_subscription

Planner = Callable[[Subscription], DeliveryPlan]
Planned = tuple[Subscription, DeliveryPlan]


@dataclass(frozen=True, slots=True)
class ClaimBatch:
    """One request for claims: the time, the holder, the end of the lease, the maximum number."""

    now: datetime
    holder: str
    lease_until: datetime
    limit: int


def select_due(now: datetime, limit: int) -> Select[tuple[object, ...]]:
    """Select due subscriptions, the longest due first; uses the partial index on active ones."""
    due_at = tables.subscriptions.c.next_due_at
    return (
        select(tables.subscriptions)
        .where(due_at <= now)
        .order_by(due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def select_expired(now: datetime, limit: int) -> Select[tuple[object, ...]]:
    """Select open deliveries whose lease has expired; uses the partial index on open ones."""
    lease_until = tables.deliveries.c.lease_until
    return (
        select(tables.deliveries, tables.subscriptions)
        .join_from(tables.deliveries, tables.subscriptions)
        .where(lease_until <= now)
        .order_by(lease_until)
        .limit(limit)
        .with_for_update(skip_locked=True, of=tables.deliveries)
    )


def claim_due(connection: Connection, batch: ClaimBatch, plan: Planner) -> ClaimResult:
    """Claim what is due, and move each subscription's `next_due_at` to its next date.

    Raises ValueError if a plan does not move it forward.
    """
    rows = connection.execute(select_due(batch.now, batch.limit)).mappings()
    planned = [(subscription, plan(subscription)) for subscription in map(read_subscription, rows)]
    if not planned:
        return ClaimResult((), (), is_complete=True)
    _advance_due_times(connection, planned)
    claims = [
        Claim(_new_delivery(subscription, its_plan, batch), subscription)
        for subscription, its_plan in planned
    ]
    new_keys = _insert(connection, [claim.delivery for claim in claims])
    new = [claim for claim in claims if _key(claim.delivery) in new_keys]
    return ClaimResult(
        tuple(claim for claim in new if claim.delivery.state is DeliveryState.CLAIMED),
        tuple(c.delivery for c in new if c.delivery.state is DeliveryState.SKIPPED),
        is_complete=len(planned) < batch.limit,
    )


def _advance_due_times(connection: Connection, planned: Sequence[Planned]) -> None:
    table = tables.subscriptions
    statement = (
        update(table)
        .where(table.c.team == bindparam("its_team"), table.c.channel == bindparam("its_channel"))
        .values(next_due_at=bindparam("its_next"))
    )
    rows = [
        {
            "its_team": subscription.team,
            "its_channel": subscription.channel,
            "its_next": _checked_next_due_at(subscription, plan),
        }
        for subscription, plan in planned
    ]
    connection.execute(statement, rows)


def _checked_next_due_at(subscription: Subscription, plan: DeliveryPlan) -> datetime:
    if subscription.next_due_at is None or plan.next_due_at <= subscription.next_due_at:
        raise ValueError("A plan must move the next due time forward, or it stays due forever.")
    return plan.next_due_at


def _new_delivery(subscription: Subscription, plan: DeliveryPlan, batch: ClaimBatch) -> Delivery:
    return Delivery(
        team=subscription.team,
        channel=subscription.channel,
        day=plan.day,
        due_at=subscription.next_due_at or plan.next_due_at,
        state=DeliveryState.SKIPPED if plan.is_late else DeliveryState.CLAIMED,
        holder=None if plan.is_late else batch.holder,
        lease_until=None if plan.is_late else batch.lease_until,
        attempts=0 if plan.is_late else 1,
        note=NOTE_LATE if plan.is_late else None,
    )


def _key(delivery: Delivery) -> tuple[str, str, date]:
    return (delivery.team, delivery.channel, delivery.day)


def _insert(connection: Connection, deliveries: Sequence[Delivery]) -> set[tuple[str, str, date]]:
    """Insert deliveries whose day has none yet; return the keys of those inserted."""
    key = tables.deliveries.primary_key.columns
    statement = insert_new(connection, tables.deliveries).returning(*key)
    inserted = connection.execute(statement, [delivery_row(each) for each in deliveries])
    return {(row.team, row.channel, row.day) for row in inserted}


def claim_expired(connection: Connection, batch: ClaimBatch) -> tuple[Claim, ...]:
    """Claim open deliveries whose lease has expired.

    One that was released before it was posted is skipped if its subscription is off by now.
    """
    rows = connection.execute(select_expired(batch.now, batch.limit)).mappings()
    claims = [_reclaimed(read_claim(row), batch) for row in rows]
    if claims:
        _update(connection, [claim.delivery for claim in claims])
    return tuple(claim for claim in claims if claim.delivery.state is not DeliveryState.SKIPPED)


def _reclaimed(expired: Claim, batch: ClaimBatch) -> Claim:
    delivery = expired.delivery
    if delivery.state is DeliveryState.CLAIMED and not expired.subscription.is_active:
        skipped = replace(
            delivery,
            state=DeliveryState.SKIPPED,
            holder=None,
            lease_until=None,
            note=NOTE_TURNED_OFF,
        )
        return replace(expired, delivery=skipped)
    claimed = replace(
        delivery,
        holder=batch.holder,
        lease_until=batch.lease_until,
        attempts=delivery.attempts + 1,
    )
    return replace(expired, delivery=claimed)


def _update(connection: Connection, changed: Sequence[Delivery]) -> None:
    table = tables.deliveries
    key = [column.name for column in table.primary_key]
    updated = ("state", "holder", "lease_until", "attempts", "note")
    statement = (
        update(table)
        .where(*(table.c[name] == bindparam(f"its_{name}") for name in key))
        .values({name: bindparam(f"its_{name}") for name in updated})
    )
    rows = [
        {
            f"its_{name}": value
            for name, value in delivery_row(delivery).items()
            if name in {*key, *updated}
        }
        for delivery in changed
    ]
    connection.execute(statement, rows)
