"""Which local day a due digest is for, when the next one is due, and whether it is too late."""

from datetime import datetime, timedelta

from bot.digest.schedule import local_day, next_due
from bot.store.model import DeliveryPlan, Subscription

MIDNIGHT_TOLERANCE = timedelta(minutes=15)  # a tick is seconds late, minutes under load


def plan_delivery(subscription: Subscription, now: datetime, grace: timedelta) -> DeliveryPlan:
    """Plan a due digest: for the local day on which it was due.

    It is too late when `grace` has passed, or when that day is over; a digest due just before
    midnight may still be posted shortly after it. Digests missed while the bot was not running are
    not caught up: the next one is due after `now`.
    """
    schedule = subscription.schedule
    due_at = subscription.next_due_at or now
    day = local_day(schedule, due_at)
    delay = now - due_at
    is_day_over = local_day(schedule, now) != day and delay > MIDNIGHT_TOLERANCE
    is_late = delay > grace or is_day_over
    return DeliveryPlan(day, next_due(schedule, max(now, due_at)), is_late)
