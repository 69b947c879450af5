"""When a due digest is for, when the next one is due, and whether it is too late."""

from datetime import datetime, timedelta

from bot.digest.schedule import local_day, next_due
from bot.store.model import DeliveryPlan, Subscription

MIDNIGHT_TOLERANCE = timedelta(minutes=15)  # a tick comes seconds late, and a busy one minutes


def plan_delivery(subscription: Subscription, now: datetime, grace: timedelta) -> DeliveryPlan:
    """Plan a due digest: for the day it was due on, unless it is too late or that day is over.

    One of a minute to midnight is posted a minute after it all the same.

    What was missed while the bot was away is not made up for: the next one is due after `now`.
    """
    schedule = subscription.schedule
    due_at = subscription.next_due_at or now
    day = local_day(schedule, due_at)
    delay = now - due_at
    is_over = local_day(schedule, now) != day and delay > MIDNIGHT_TOLERANCE
    is_late = delay > grace or is_over
    return DeliveryPlan(day, next_due(schedule, max(now, due_at)), is_late)
