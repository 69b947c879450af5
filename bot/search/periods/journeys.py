"""Find the journeys of a person: meetings abroad that are at most a few days apart."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from bot.dates import DateSpan
from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.records.model import MeetingStatus

MAX_GAP = timedelta(days=3)


class Journeys:
    """Looks up when somebody was abroad."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(
        self, people: Collection[str], times: Collection[DateSpan], which: int, today: date
    ) -> str | None:
        """Return the dates of a journey in EDTF: `which` is 1 for the first one, -1 for the last.

        With `times`, only of journeys within them. None if there is no such journey.
        """
        journeys = [
            (first, last)
            for first, last in _joined(self._days_abroad(people))
            if first <= today and (not times or any(_contains(span, first) for span in times))
        ]
        at = which - 1 if which > 0 else which
        if not -len(journeys) <= at < len(journeys):
            return None
        first, last = journeys[at]
        return f"{first}/{last}" if last > first else first.isoformat()

    def _days_abroad(self, people: Collection[str]) -> list[tuple[date, date]]:
        index = self._index
        numbers = index.lexicon.numbers(EntityKind.PERSON, people)
        own = index.lexicon.numbers(EntityKind.PLACE, index.countries_of(people))
        meetings = index.postings.of_entities(numbers) - index.postings.of_entities(own)
        held = meetings & index.postings.of_statuses(MeetingStatus.HELD)
        return index.spans_of(held)


def _joined(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Join meetings to journeys; they are in order of their first days."""
    journeys: list[tuple[date, date]] = []
    for first, last in days:
        if journeys and first - journeys[-1][1] <= MAX_GAP:
            journeys[-1] = journeys[-1][0], max(last, journeys[-1][1])
        else:
            journeys.append((first, last))
    return journeys


def _contains(span: DateSpan, day: date) -> bool:
    return (span.first or date.min) <= day <= (span.last or date.max)
