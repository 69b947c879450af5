"""What the store remembers, as frozen values; times are UTC, a day is the channel's own."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

EVERY_DAY = frozenset(range(7))
LATE, OFF = "late", "off"  # notes of what was skipped, and why


@dataclass(frozen=True, slots=True)
class Schedule:
    """A time of day on some weekdays (0 is Monday), in a time zone's own IANA name."""

    at: time
    zone: str
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None:
            raise ValueError("A schedule's time of day is its zone's own: it takes no tzinfo.")
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ValueError("A schedule needs weekdays from 0, Monday, to 6, Sunday.")


@dataclass(frozen=True, slots=True)
class Filters:
    """Ids that a meeting must touch; what is empty does not narrow."""

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class OnEmpty(StrEnum):
    """What happens on a day that has no meetings."""

    NOTHING = "nothing"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's digest; `next_due_at` is None as long as it is off or paused."""

    team: str
    channel: str
    schedule: Schedule
    set_by: str
    filters: Filters = Filters()
    on_empty: OnEmpty = OnEmpty.NOTHING
    is_on: bool = True
    is_direct: bool = False
    paused: str | None = None
    next_due_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether digests are to come."""
        return self.is_on and self.paused is None


class DeliveryState(StrEnum):
    """How far a delivery has come; the first two are open, the others are for good."""

    CLAIMED = "claimed"  # nothing has been posted
    POSTING = "posting"  # whether it was posted is known only to the holder
    POSTED = "posted"
    SKIPPED = "skipped"
    EMPTY = "empty"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One digest of one channel on one local day; only the holder of an open one may change it."""

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
    """Which local day a due digest is for, when the one after it is due, if it is too late."""

    day: date
    next_due_at: datetime
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that is now the holder's, and what it is to deliver."""

    delivery: Delivery
    subscription: Subscription


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """What one look for due digests brought; `is_all` is False when more may be due."""

    claims: tuple[Claim, ...]
    skipped: tuple[Delivery, ...]
    is_all: bool
