"""The store's values, frozen; times are in UTC, days are local to the channel."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

EVERY_DAY = frozenset(range(7))
NOTE_LATE, NOTE_TURNED_OFF = "late", "off"  # why a delivery was skipped


@dataclass(frozen=True, slots=True)
class Schedule:
    """A time of day on certain weekdays (0 is Monday), in a time zone given by its IANA name."""

    at: time
    zone: str
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None:
            raise ValueError(
                "A schedule's time of day is local to its zone: it must not have a tzinfo."
            )
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ValueError(
                "A schedule needs at least one weekday, from 0 (Monday) to 6 (Sunday)."
            )


@dataclass(frozen=True, slots=True)
class Filters:
    """Entity ids that a digest is limited to; an empty field is not a limit."""

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class OnEmpty(StrEnum):
    """What to post on a day without meetings."""

    NOTHING = "nothing"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's digest; `next_due_at` is None while it is off or paused."""

    team: str
    channel: str
    schedule: Schedule
    set_by: str
    filters: Filters = Filters()
    on_empty: OnEmpty = OnEmpty.NOTHING
    is_on: bool = True
    is_direct: bool = False
    pause_reason: str | None = None
    next_due_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether digests are delivered: it is on and not paused."""
        return self.is_on and self.pause_reason is None


class DeliveryState(StrEnum):
    """The state of a delivery; the first two are open, the others final."""

    CLAIMED = "claimed"  # not posted yet
    POSTING = "posting"  # only the holder knows whether it was posted
    POSTED = "posted"
    SKIPPED = "skipped"
    EMPTY = "empty"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One channel's digest for one local day; while open, only its holder may change it."""

    team: str
    channel: str
    day: date
    due_at: datetime
    state: DeliveryState
    holder: str | None
    lease_until: datetime | None
    attempts: int
    posted_ts: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DeliveryPlan:
    """The local day of a due digest, when the next one is due, and whether this one is too late."""

    day: date
    next_due_at: datetime
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed delivery, and its subscription."""

    delivery: Delivery
    subscription: Subscription


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """The outcome of one search for due digests; `is_all` is False if more may be due."""

    claims: tuple[Claim, ...]
    skipped: tuple[Delivery, ...]
    is_complete: bool
