"""Where digests are set up: what a channel has, and how it is changed."""

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
    """A channel of a workspace, and whether it is a direct message."""

    team: str
    channel: str
    is_direct: bool = False


class SubscriptionService:
    """Sets digests up; `clock` returns the time in UTC."""

    def __init__(self, store: Store, index: Index, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._index = index
        self._clock = clock

    def find(self, place: Conversation) -> Subscription | None:
        """Return what a channel has, on or off; None when it never had a digest."""
        return self._store.subscriptions.find(place.team, place.channel)

    def draft(self, place: Conversation, person: str, zone: str) -> Subscription:
        """Return what a channel has, or what it would begin with; `zone` is the person's own."""
        known = self.find(place)
        first = Subscription(
            team=place.team,
            channel=place.channel,
            schedule=Schedule(DEFAULT_TIME, zone),
            set_by=person,
            is_on=False,
            is_direct=place.is_direct,
        )
        return known or first

    def activated(self, draft: Subscription, person: str, words: str = "") -> Subscription:
        """Return a draft switched on by someone, at what the words say; nothing is kept yet.

        Raises ValueError, with a sentence for the person, when the words are no schedule.
        """
        schedule = parse_schedule(words, draft.schedule)
        return replace(
            draft,
            schedule=schedule,
            set_by=person,
            is_on=True,
            pause_reason=None,
            next_due_at=self._next(draft, schedule),
        )

    def save(self, subscription: Subscription) -> None:
        """Keep what was planned."""
        self._store.subscriptions.save(subscription)

    def turn_off(self, place: Conversation, person: str) -> bool:
        """Switch off; False when it was not on."""
        return self._store.subscriptions.turn_off(place.team, place.channel, set_by=person)

    def last_delivery(self, place: Conversation) -> Delivery | None:
        """Return the channel's last delivery."""
        return next(iter(self._store.deliveries.history(place.team, place.channel, 1)), None)

    def todays_digest(self, subscription: Subscription) -> Digest:
        """Return what the digest of today says, by the subscription's own clock."""
        day = local_day(subscription.schedule, self._clock())
        return on_this_day(day, self._index, subscription.filters, subscription.on_empty)

    def _next(self, draft: Subscription, schedule: Schedule) -> datetime:
        """Return when the next is due; a day that has had its digest gets no second one."""
        due = next_due(schedule, self._clock())
        day = local_day(schedule, due)
        had_it = self._store.deliveries.find(draft.team, draft.channel, day) is not None
        return next_due(schedule, due) if had_it else due


def next_due_text(subscription: Subscription) -> str:
    """Say when the next digest comes, by the subscription's own clock."""
    if subscription.next_due_at is None:
        return ""
    local = subscription.next_due_at.astimezone(ZoneInfo(subscription.schedule.zone))
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M} ({subscription.schedule.zone})"
