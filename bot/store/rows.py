"""Convert between the store's values and the rows of its tables."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping

from bot.store.db import tables
from bot.store.model import Claim, Delivery, DeliveryState, Filters, OnEmpty, Schedule, Subscription

StoreRow = Mapping[str, Any] | RowMapping


def subscription_row(subscription: Subscription) -> dict[str, Any]:
    """Return the row of a subscription; if it is off or paused, it has no due time."""
    schedule = subscription.schedule
    return {
        "team": subscription.team,
        "channel": subscription.channel,
        "at": schedule.at,
        "zone": schedule.zone,
        "weekdays": "".join(map(str, sorted(schedule.weekdays))),
        "filters": asdict(subscription.filters),
        "on_empty": subscription.on_empty.value,
        "is_on": subscription.is_on,
        "is_direct": subscription.is_direct,
        "set_by": subscription.set_by,
        "paused": subscription.pause_reason,
        "next_due_at": subscription.next_due_at if subscription.is_active else None,
    }


def read_subscription(row: StoreRow) -> Subscription:
    """Return the subscription in a row."""
    return Subscription(
        team=row["team"],
        channel=row["channel"],
        schedule=Schedule(row["at"], row["zone"], frozenset(map(int, row["weekdays"]))),
        set_by=row["set_by"],
        filters=Filters(**{kind: tuple(ids) for kind, ids in row["filters"].items()}),
        on_empty=OnEmpty(row["on_empty"]),
        is_on=row["is_on"],
        is_direct=row["is_direct"],
        pause_reason=row["paused"],
        next_due_at=row["next_due_at"],
    )


def delivery_row(delivery: Delivery) -> dict[str, Any]:
    """Return the row of a delivery."""
    return {**asdict(delivery), "state": delivery.state.value}


def read_delivery(row: StoreRow) -> Delivery:
    """Return the delivery in a row."""
    return Delivery(**{**row, "state": DeliveryState(row["state"])})


def read_claim(row: RowMapping) -> Claim:
    """Return the delivery and the subscription in a row of their join."""
    delivery, subscription = (
        {column.name: row[column] for column in table.c}
        for table in (tables.deliveries, tables.subscriptions)
    )
    return Claim(read_delivery(delivery), read_subscription(subscription))
