"""Trips: meetings of one traveller on days that follow each other, in one country."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from bot.index.places import containing_places

ATTENDANCE = """
    SELECT a.person, coalesce(a.side, p.country), m.first_day, coalesce(m.last_day, m.first_day),
        m.places
    FROM meetings m JOIN participants a ON a.meeting = m.id JOIN people p ON p.id = a.person
    WHERE m.number IN (SELECT value FROM json_each(:numbers)) AND m.status = 'held'
        AND m.first_day IS NOT NULL
        AND (:travellers = '[]' OR a.person IN (SELECT value FROM json_each(:travellers)))
    ORDER BY m.first_day, m.number
"""
COUNTRIES = "SELECT id FROM places WHERE kind = 'country'"
NO_DAY, ONE_DAY = timedelta(0), timedelta(1)


class Days(NamedTuple):
    """The first and the last day of a meeting or a trip."""

    first: date
    last: date

    @property
    def is_one_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def count_trips(
    connection: Connection,
    numbers: Iterable[int],
    travellers: Collection[str],
    destinations: Collection[str],
) -> int:
    """Return how many trips the meetings held among these belong to.

    `travellers` are ids of people; anybody counts where there are none. `destinations` are ids of
    places: what was elsewhere on the way does not count. Without any, each country is a trip.
    """
    chain_of = containing_places(connection)
    countries = {row[0] for row in connection.execute(COUNTRIES)}
    values = {"numbers": json.dumps(list(numbers)), "travellers": json.dumps(list(travellers))}
    trips: defaultdict[tuple[str, str], list[Days]] = defaultdict(list)
    for person, home, first, last, places in connection.execute(ATTENDANCE, values):
        days = Days(date.fromisoformat(first), date.fromisoformat(last))
        for goal in _goals(json.loads(places), home, chain_of, destinations, countries):
            _add(trips[person, goal], days)
    return sum(map(len, trips.values()))


def _goals(
    places: Collection[str],
    home: str | None,
    chain_of: Callable[[str], tuple[str, ...]],
    destinations: Collection[str],
    countries: Collection[str],
) -> set[str]:
    """Return the destinations, or the countries, that these places are in; none at home."""
    chains = [chain_of(place) for place in places]
    abroad = [chain for chain in chains if home not in chain]
    if destinations:
        return {""} if any(not set(chain).isdisjoint(destinations) for chain in abroad) else set()
    if not places:
        return {""}
    return {next((each for each in chain if each in countries), chain[-1]) for chain in abroad}


def _add(trips: list[Days], days: Days) -> None:
    """Add days to the last trip if they belong to it, or as another one; they come in order."""
    last = trips[-1] if trips else None
    if last and _is_one_trip(last, days):
        trips[-1] = Days(last.first, max(last.last, days.last))
    else:
        trips.append(days)


def _is_one_trip(one: Days, next_one: Days) -> bool:
    """Return whether days overlap, or are single days that follow each other.

    Where a record gives several days, they are those of a whole trip: the next trip may begin on
    the day on which it ended.
    """
    if one.is_one_day or next_one.is_one_day:
        gap = ONE_DAY if one.is_one_day and next_one.is_one_day else NO_DAY
        return next_one.first <= one.last + gap
    return next_one.first < one.last
