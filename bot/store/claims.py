"""How claims are taken, inside one transaction; rows that another process is at are passed over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Select, bindparam, select, update

from bot.store.db import tables
from bot.store.db.database import insert_new
from bot.store.model import (
    LATE,
    OFF,
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
    """Who claims, when, until when, and at most how many."""

    now: datetime
    holder: str
    lease_until: datetime
    limit: int


def select_due(now: datetime, limit: int) -> Select[tuple[object, ...]]:
    """Return the one query for what is due; the partial index holds only active ones."""
    due_at = tables.subscriptions.c.next_due_at
    return (
        select(tables.subscriptions)
        .where(due_at <= now)
        .order_by(due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def select_expired(now: datetime, limit: int) -> Select[tuple[object, ...]]:
    """Return the one query for leases that are over; the partial index holds only open ones."""
    lease_until = tables.deliveries.c.lease_until
    return (
        select(tables.deliveries, tables.subscriptions)
        .join_from(tables.deliveries, tables.subscriptions)
        .where(lease_until <= now)
        .order_by(lease_until)
        .limit(limit)
        .with_for_update(skip_locked=True, of=tables.deliveries)
    )


def claim_due(connection: Connection, turn: ClaimBatch, plan: Planner) -> ClaimResult:
    """Claim what is due for the holder, and move on when each subscription is due next."""
    rows = connection.execute(select_due(turn.now, turn.limit)).mappings()
    planned = [(each, plan(each)) for each in map(read_subscription, rows)]
    if not planned:
        return ClaimResult((), (), is_all=True)
    _move_on(connection, planned)
    made = [(_delivery(each, its, turn), each) for each, its in planned]
    new = _insert(connection, [delivery for delivery, _ in made])
    claims = [
        Claim(delivery, each)
        for delivery, each in made
        if (each.team, each.channel, delivery.day) in new
    ]
    return ClaimResult(
        tuple(claim for claim in claims if claim.delivery.state is DeliveryState.CLAIMED),
        tuple(c.delivery for c in claims if c.delivery.state is DeliveryState.SKIPPED),
        is_all=len(planned) < turn.limit,
    )


def _move_on(connection: Connection, planned: Sequence[Planned]) -> None:
    table = tables.subscriptions
    statement = (
        update(table)
        .where(table.c.team == bindparam("its_team"), table.c.channel == bindparam("its_channel"))
        .values(next_due_at=bindparam("its_next"))
    )
    rows = [
        {"its_team": each.team, "its_channel": each.channel, "its_next": _later(each, plan)}
        for each, plan in planned
    ]
    connection.execute(statement, rows)


def _later(subscription: Subscription, plan: DeliveryPlan) -> datetime:
    if subscription.next_due_at is None or plan.next_due_at <= subscription.next_due_at:
        raise ValueError("A plan must move the next due time on; else it would be due for ever.")
    return plan.next_due_at


def _delivery(subscription: Subscription, plan: DeliveryPlan, turn: ClaimBatch) -> Delivery:
    return Delivery(
        team=subscription.team,
        channel=subscription.channel,
        day=plan.day,
        due_at=subscription.next_due_at or plan.next_due_at,
        state=DeliveryState.SKIPPED if plan.is_late else DeliveryState.CLAIMED,
        holder=None if plan.is_late else turn.holder,
        lease_until=None if plan.is_late else turn.lease_until,
        attempts=0 if plan.is_late else 1,
        note=LATE if plan.is_late else None,
    )


def _insert(connection: Connection, made: Sequence[Delivery]) -> set[tuple[str, str, date]]:
    """Insert deliveries; return the keys of those whose day had none."""
    key = tables.deliveries.primary_key.columns
    statement = insert_new(connection, tables.deliveries).returning(*key)
    inserted = connection.execute(statement, [delivery_row(each) for each in made])
    return {(row.team, row.channel, row.day) for row in inserted}


def take_expired(connection: Connection, turn: ClaimBatch) -> tuple[Claim, ...]:
    """Claim open deliveries whose lease is over, except those that are no longer wanted."""
    rows = connection.execute(select_expired(turn.now, turn.limit)).mappings()
    claims = [_retaken(read_claim(row), turn) for row in rows]
    if claims:
        _update(connection, [claim.delivery for claim in claims])
    return tuple(claim for claim in claims if claim.delivery.state is not DeliveryState.SKIPPED)


def _retaken(left: Claim, turn: ClaimBatch) -> Claim:
    """Take a delivery over; one that was given back and has been switched off since is skipped."""
    delivery = left.delivery
    if delivery.state is DeliveryState.CLAIMED and not left.subscription.is_active:
        closed = replace(
            delivery, state=DeliveryState.SKIPPED, holder=None, lease_until=None, note=OFF
        )
        return replace(left, delivery=closed)
    attempts = delivery.attempts + 1
    taken = replace(delivery, holder=turn.holder, lease_until=turn.lease_until, attempts=attempts)
    return replace(left, delivery=taken)


def _update(connection: Connection, changed: Sequence[Delivery]) -> None:
    table = tables.deliveries
    key = [column.name for column in table.primary_key]
    changing = ("state", "holder", "lease_until", "attempts", "note")
    statement = (
        update(table)
        .where(*(table.c[name] == bindparam(f"its_{name}") for name in key))
        .values({name: bindparam(f"its_{name}") for name in changing})
    )
    rows = [
        {
            f"its_{name}": value
            for name, value in delivery_row(each).items()
            if name in {*key, *changing}
        }
        for each in changed
    ]
    connection.execute(statement, rows)
