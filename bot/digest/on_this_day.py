"""Find what happened on a day of earlier years, or near it, in the order that a reader wants.

Round anniversaries come first, the roundest at the top (see ROUND_YEARS), then the newest.
"""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.digest.digest_text import day_words
from bot.digest.model import Digest, DigestEntry
from bot.index.read.anniversaries import AnniversaryFilter
from bot.index.read.index import Index
from bot.search.query.model import Query
from bot.search.retrieval.quote_ranking import rank_quotes
from bot.search.retrieval.results import PageRange
from bot.store.model import Filters, OnEmpty

# The first of these that divides the years since a meeting is how round its anniversary is
ROUND_YEARS = (100, 50, 25, 20, 10, 5)
MAX_ENTRIES = 25
MAX_NEAREST = 3
WHOLE_DIGEST = PageRange(MAX_ENTRIES)
DAYS_AROUND = 3  # before and after: a week with the day in its middle
LEAP_DAY = (2, 29)
EMPTY_QUERY = Query("", ())


class Anniversary(NamedTuple):  # made for thousands of meetings, of which a few are shown
    """A meeting by its number, the day it was held on, and the day of its anniversary."""

    number: int
    held_on: date
    day: date

    @property
    def years(self) -> int:
        """The years between the two days."""
        return self.day.year - self.held_on.year


def on_this_day(
    day: date, index: Index, filters: Filters, on_empty: OnEmpty, page: PageRange = WHOLE_DIGEST
) -> Digest:
    """Return a page of the meetings held on this day of earlier years that pass the filters.

    A meeting passes when it has one of the people, one of the topics and one of the countries, of
    those that are given. For a day without any, `on_empty` may ask for those of the nearest days.
    """
    found = sorted(_anniversaries([day], index, filters), key=_order)
    if found or on_empty is OnEmpty.NOTHING:
        shown = found[page.first : page.end]
        more = max(len(found) - page.end, 0)
        entries = _entries(shown, index)
        return Digest(day, entries, _leap_note(shown), more=more, first=page.first)
    around = _anniversaries(_days_around(day), index, filters)
    nearest = sorted(around, key=lambda each: (*_distance(each.day, day), *_order(each)))
    return _nearest(day, nearest[:MAX_NEAREST], index)


def _nearest(day: date, shown: Sequence[Anniversary], index: Index) -> Digest:
    if not shown:
        return Digest(day, ())
    nothing = f"No meeting is known on {day_words(day)}; the nearest anniversaries of the week:"
    note = " ".join(filter(None, [_leap_note(shown), nothing]))
    return Digest(day, _entries(shown, index), note, is_nearest=True)


def _anniversaries(days: Sequence[date], index: Index, filters: Filters) -> Iterator[Anniversary]:
    """Yield the meetings whose anniversary is on one of these days."""
    shown_on = {month_day: day for day in days for month_day in _month_days(day)}
    month_days = [f"{month:02}-{day:02}" for month, day in shown_on]
    before = date(max(days).year, 1, 1)
    narrowing = AnniversaryFilter(filters.people, filters.topics, filters.countries)
    for number, held_on in index.anniversaries(month_days, before, narrowing):
        day = shown_on[held_on.month, held_on.day]
        if held_on.year < day.year:  # a week may reach from one year into the next
            yield Anniversary(number, held_on, day)


def _month_days(day: date) -> Iterator[tuple[int, int]]:
    """Yield the days of the year that a day stands for: 28 February for two in common years."""
    yield day.month, day.day
    if (day.month, day.day + 1) == LEAP_DAY and not calendar.isleap(day.year):
        yield LEAP_DAY


def _order(anniversary: Anniversary) -> tuple[int, int, int]:
    """Sort by roundness, then the newest first, then in the order of the records."""
    years = anniversary.years
    return _roundness(years), years, -anniversary.number


def _roundness(years: int) -> int:
    for rank, each in enumerate(ROUND_YEARS):
        if years % each == 0:
            return rank
    return len(ROUND_YEARS)


def _days_around(day: date) -> list[date]:
    distances = range(-DAYS_AROUND, DAYS_AROUND + 1)
    return [day + timedelta(distance) for distance in distances if distance]


def _distance(day: date, middle: date) -> tuple[int, bool]:
    """Sort by nearness; of two days equally near, the later one has been in no digest yet."""
    return abs((day - middle).days), day < middle


def _leap_note(shown: Iterable[Anniversary]) -> str | None:
    leap = [each for each in shown if (each.held_on.month, each.held_on.day) == LEAP_DAY]
    common_years = [each.day.year for each in leap if not calendar.isleap(each.day.year)]
    if not common_years:
        return None
    return f"29 February is remembered on the 28th, as {common_years[0]} has no such day."


def _entries(shown: Sequence[Anniversary], index: Index) -> tuple[DigestEntry, ...]:
    meetings = index.meetings([each.number for each in shown])
    return tuple(
        DigestEntry(meeting, each.years, next(iter(rank_quotes(meeting.quotes, EMPTY_QUERY)), None))
        for each, meeting in zip(shown, meetings, strict=True)
    )
