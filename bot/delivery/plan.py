"""When a due digest is for, when the next one is due, and whether it is too late."""

from datetime import datetime, timedelta

from bot.digest.schedule import local_day, next_due
from bot.store.model import Plan, Subscription


def plan_delivery(subscription: Subscription, now: datetime, grace: timedelta) -> Plan:
    """Plan a due digest: for the day it was due on, unless that day is over or it is too late.

    What was missed while the bot was away is not made up for: the next one is due after `now`.
    """
    schedule = subscription.schedule
    due_at = subscription.next_due_at or now
    day = local_day(schedule, due_at)
    is_late = now - due_at > grace or local_day(schedule, now) != day
    return Plan(day, next_due(schedule, max(now, due_at)), is_late)
