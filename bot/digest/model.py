"""A digest as values, before any wording."""

from dataclasses import dataclass
from datetime import date

from bot.index.model import Meeting, Quote


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """A meeting, how many years ago it was held, and its best quote, if it has any."""

    meeting: Meeting
    years_ago: int
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened on a day of earlier years; without entries there is nothing to post.

    When `is_nearest`, nothing happened on the day itself, and the entries are from the nearest days
    of its week. `first` meetings of the day come before the entries, and `more` after them.
    """

    day: date
    entries: tuple[DigestEntry, ...]
    note: str | None = None
    is_nearest: bool = False
    more: int = 0
    first: int = 0

    @property
    def total(self) -> int:
        """How many meetings the day has."""
        return self.first + len(self.entries) + self.more
