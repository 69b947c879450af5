"""A digest as values: the meetings of a day of earlier years, before any words."""

from dataclasses import dataclass
from datetime import date

from bot.index.model import Meeting, Quote


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """A meeting, how many years ago it was, and its most telling quote, if it has any."""

    meeting: Meeting
    years_ago: int
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened on a day of earlier years; without entries there is nothing to post.

    When `is_nearest`, the day itself has nothing and these are the nearest days of the week.
    """

    day: date
    entries: tuple[DigestEntry, ...]
    note: str | None = None
    is_nearest: bool = False
    more: int = 0
    """How many meetings the day has beyond the entries."""
