"""Set up digests: find, change and preview a conversation's subscription."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.digest.model import Digest
from bot.digest.on_this_day import on_this_day
from bot.digest.schedule import local_day, next_due
from bot.digest.schedule_parser import parse_schedule
from bot.index.read.index import Index
from bot.store.model import Delivery, Schedule, Subscription
from bot.store.store import Store

DEFAULT_TIME = time(8, 30)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A channel of a workspace, or a direct message."""

    team: str
    channel: str
    is_direct: bool = False


class SubscriptionService:
    """Manages subscriptions; `clock` returns the current time in UTC."""

    def __init__(self, store: Store, index: Index, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._index = index
        self._clock = clock

    def find(self, conversation: Conversation) -> Subscription | None:
        """Return a conversation's subscription, on or off; None if it never had one."""
        return self._store.subscriptions.find(conversation.team, conversation.channel)

    def draft(self, conversation: Conversation, user: str, zone: str) -> Subscription:
        """Return the existing subscription, or the default one; `zone` is the user's own."""
        return self.find(conversation) or Subscription(
            team=conversation.team,
            channel=conversation.channel,
            schedule=Schedule(DEFAULT_TIME, zone),
            set_by=user,
            is_on=False,
            is_direct=conversation.is_direct,
        )

    def activated(self, draft: Subscription, user: str, words: str = "") -> Subscription:
        """Return a draft turned on by a user, at the schedule in `words`; nothing is stored.

        Raises ValueError, with a sentence to show, if the words are not a schedule.
        """
        schedule = parse_schedule(words, draft.schedule)
        return replace(
            draft,
            schedule=schedule,
            set_by=user,
            is_on=True,
            pause_reason=None,
            next_due_at=self._next_due_at(draft, schedule),
        )

    def save(self, subscription: Subscription) -> None:
        """Store a subscription."""
        self._store.subscriptions.save(subscription)

    def turn_off(self, conversation: Conversation, user: str) -> bool:
        """Turn a digest off; return False if it was not on."""
        subscriptions = self._store.subscriptions
        return subscriptions.turn_off(conversation.team, conversation.channel, set_by=user)

    def last_delivery(self, conversation: Conversation) -> Delivery | None:
        """Return a conversation's latest delivery, if any."""
        deliveries = self._store.deliveries
        return next(iter(deliveries.history(conversation.team, conversation.channel, 1)), None)

    def todays_digest(self, subscription: Subscription) -> Digest:
        """Return the digest for the current day in the subscription's time zone."""
        day = local_day(subscription.schedule, self._clock())
        return on_this_day(day, self._index, subscription.filters, subscription.on_empty)

    def _next_due_at(self, draft: Subscription, schedule: Schedule) -> datetime:
        """Return when the next digest is due; a day that has had its digest gets no second one."""
        due = next_due(schedule, self._clock())
        day = local_day(schedule, due)
        is_delivered = self._store.deliveries.find(draft.team, draft.channel, day) is not None
        return next_due(schedule, due) if is_delivered else due


def next_due_text(subscription: Subscription) -> str:
    """Return the local time of the next digest: `Sunday 22 November, 08:30 (Europe/Berlin)`.

    Empty if none is due.
    """
    if subscription.next_due_at is None:
        return ""
    local = subscription.next_due_at.astimezone(ZoneInfo(subscription.schedule.zone))
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M} ({subscription.schedule.zone})"
