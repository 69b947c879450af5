"""The meetings for which people travelled: held outside of their countries."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap

from bot.index.places import containing_places
from bot.records.model import MeetingKind

TABLE = """
    CREATE TEMP TABLE travelled (kind TEXT, id TEXT, meetings BLOB, PRIMARY KEY (kind, id))
    WITHOUT ROWID
"""
# Who is on a visit travels also where the record does not say where to
ATTENDANCE = f"""
    SELECT a.person, coalesce(a.side, p.country), m.number, m.places
    FROM participants a JOIN meetings m ON m.id = a.meeting LEFT JOIN people p ON p.id = a.person
    WHERE m.kind <> '{MeetingKind.CALL}' AND (m.places <> '[]' OR m.kind = '{MeetingKind.VISIT}')
    ORDER BY a.person
"""  # noqa: S608  # only our own words
ALL = "INSERT INTO postings VALUES ('has', 'travel', ?)"
PLACES_CACHE_SIZE = 4_096  # lists of places, of meetings and countries

Attendance = tuple[str | None, str | None, int, str]


def collect_travel(connection: sqlite3.Connection) -> None:
    """Create and fill `travelled` for people and sides, and the posting list of all such meetings.

    Somebody whose country is not known is a guest everywhere.
    """
    connection.execute(TABLE)
    rows: Iterator[Attendance] = connection.cursor().execute(ATTENDANCE)
    by_side: defaultdict[str, BitMap] = defaultdict(BitMap)
    everybody = BitMap()
    is_abroad = lru_cache(PLACES_CACHE_SIZE)(_Journeys(connection).is_abroad)
    for person, attended in groupby(rows, key=itemgetter(0)):
        away = [(side, number) for _, side, number, at in attended if is_abroad(side, at)]
        numbers = BitMap([number for _, number in away])
        everybody |= numbers
        for side, number in away:
            if side:
                by_side[side].add(number)
        if person and numbers:
            _insert(connection, "person", [(person, numbers)])
    _insert(connection, "place", by_side.items())
    connection.execute(ALL, (everybody.serialize(),))


class _Journeys:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._containing = containing_places(connection)

    def is_abroad(self, home: str | None, places: str) -> bool:
        """Return whether a list of places (JSON) has one that is not of this country."""
        if home is None:
            return True
        own = self._containing(home)
        found = json.loads(places)
        return not found or any(
            home not in self._containing(place) and place not in own for place in found
        )


def _insert(connection: sqlite3.Connection, kind: str, rows: Iterable[tuple[str, BitMap]]) -> None:
    connection.executemany(
        "INSERT INTO temp.travelled VALUES (?, ?, ?)",
        ((kind, entity, meetings.serialize()) for entity, meetings in rows),
    )
