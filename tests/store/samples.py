"""Sample subscriptions, and the plan of a daily digest."""

from datetime import UTC, date, datetime, time, timedelta

from bot.store.model import Claim, DeliveryPlan, Schedule, Subscription
from bot.store.store import Store

DUE = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 26)
LEASE, DAY, MINUTE = timedelta(minutes=2), timedelta(days=1), timedelta(minutes=1)
ONE = Subscription("T1", "C1", Schedule(time(8, 30), "UTC"), set_by="U1", next_due_at=DUE)


def daily(subscription: Subscription) -> DeliveryPlan:
    """Plan a daily digest, at the same time in UTC."""
    assert subscription.next_due_at is not None
    return DeliveryPlan(subscription.next_due_at.date(), subscription.next_due_at + DAY)


def late(subscription: Subscription) -> DeliveryPlan:
    """Plan a daily digest as too late."""
    plan = daily(subscription)
    return DeliveryPlan(plan.day, plan.next_due_at, is_late=True)


def claim_one(store: Store, holder: str = "one") -> Claim:
    """Claim the only due digest."""
    (claim,) = store.deliveries.claim_due(DUE, holder, LEASE, 10, daily).claims
    return claim


def claimed_again(store: Store, now: datetime, holder: str = "two") -> Claim:
    """Claim the only delivery whose lease has expired."""
    (claim,) = store.deliveries.claim_expired(now, holder, LEASE, 10)
    return claim
