"""The meetings that have something, as sets of their numbers; the largest are the newest."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property, lru_cache

from pyroaring import BitMap, FrozenBitMap

from bot.index.bitmaps import count_at_least, deserialize
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.date_range import find_within
from bot.text import fold

MOST_MET = 8_192  # entities, whose meetings are read when an index is opened
REMEMBERED = 16  # sets of statuses
REMEMBERED_PLACES = 64
REMEMBERED_TIMES = 64  # such as years
REMEMBERED_WORDS = 64  # of texts: each way to understand a query looks the same ones up

# json_each instead of a list of marks: one statement for any number of values
OF_MOST_MET = "SELECT number, meetings FROM entities WHERE number <= ?"
OF_ENTITIES = "SELECT meetings FROM entities WHERE number IN (SELECT value FROM json_each(?))"
OF_SIDE = "SELECT sides FROM entities WHERE number = ?"
OF_SIDES = "SELECT sides FROM entities WHERE number IN (SELECT value FROM json_each(?))"
OF_KEYS = """
    SELECT meetings FROM postings WHERE kind = ? AND key IN (SELECT value FROM json_each(?))
"""
IN_TEXT = """
    SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH ?1
    UNION ALL
    SELECT m.number FROM quotes_fts f JOIN quotes q ON q.number = f.rowid
        JOIN meetings m ON m.id = q.meeting
    WHERE quotes_fts MATCH ?1
"""
IN_ANY_TEXT = """
    SELECT 1 FROM meetings_fts WHERE meetings_fts MATCH ?1
    UNION ALL SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ?1 LIMIT 1
"""


class Postings:
    """Looks sets of meetings up."""

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        with connections.connection() as connection:
            self._of_most_met: dict[int, bytes] = dict(
                connection.execute(OF_MOST_MET, (MOST_MET,)).fetchall()
            )
        self.of_statuses = lru_cache(REMEMBERED)(self._of_statuses)
        self._of_side = lru_cache(REMEMBERED_PLACES)(self._find_side)
        self._of_several = lru_cache(REMEMBERED)(self._find_several)
        self._within = lru_cache(REMEMBERED_TIMES)(self._find_within)
        self._with_phrase = lru_cache(REMEMBERED_WORDS)(self._find_phrase)

    def of_entities(self, numbers: BitMap) -> BitMap:
        """Return the meetings in which people took part, about topics, or held at places.

        A topic stands for the narrower ones too, and a place for those within it.
        """
        if numbers and numbers[-1] <= MOST_MET:
            found = [deserialize(self._of_most_met[number]) for number in numbers]
            return found[0] if len(found) == 1 else BitMap.union(*found)
        return self._union(OF_ENTITIES, _json(numbers))

    def of_sides(self, numbers: BitMap) -> BitMap:
        """Return the meetings in which someone spoke for one of these places or one within it."""
        if len(numbers) == 1:
            return BitMap(self._of_side(numbers[0]))
        return self._union(OF_SIDES, _json(numbers))

    def _find_side(self, number: int) -> FrozenBitMap:
        return FrozenBitMap(self._union(OF_SIDE, number))

    def by_entity(self, numbers: BitMap) -> list[tuple[int, BitMap]]:
        """Return the number of each entity with its meetings."""
        if numbers and numbers[-1] <= MOST_MET:
            return [(number, deserialize(self._of_most_met[number])) for number in numbers]
        query = """SELECT number, meetings FROM entities
            WHERE number IN (SELECT value FROM json_each(?))"""
        with self._connections.connection() as connection:
            rows = connection.execute(query, (_json(numbers),))
            return [(number, deserialize(found)) for number, found in rows]

    def shared_by(self, count: int, numbers: BitMap) -> BitMap:
        """Return the meetings in which at least so many of these people took part."""
        return BitMap(self._of_several(count, numbers.serialize()))

    def _find_several(self, count: int, numbers: bytes) -> FrozenBitMap:
        theirs = (meetings for _, meetings in self.by_entity(deserialize(numbers)))
        return FrozenBitMap(count_at_least(count, theirs)[-1])

    def of_kinds(self, kinds: Collection[str]) -> BitMap:
        """Return the meetings of one of these kinds."""
        return self._union(OF_KEYS, "kind", _json(kinds))

    def _of_statuses(self, *statuses: str) -> FrozenBitMap:
        """Return the meetings with one of these statuses."""
        return FrozenBitMap(self._union(OF_KEYS, "status", _json(statuses)))

    @cached_property
    def with_quotes(self) -> FrozenBitMap:
        """The meetings of which somebody is quoted."""
        return FrozenBitMap(self._union(OF_KEYS, "has", _json(["quotes"])))

    def on_day_of_year(self, month: int, day: int) -> BitMap:
        """Return the meetings on this day of any year; day 0 is all of the month.

        Where only the month or year is known, that is on no day.
        """
        key = f"{month:02}-{day:02}" if day else f"{month:02}"
        return self._union(OF_KEYS, "day", _json([key]))

    def within_days(self, first: date | None, last: date | None) -> BitMap:
        """Return the meetings held within these days, both included."""
        return BitMap(self._within(first, last))

    def _find_within(self, first: date | None, last: date | None) -> FrozenBitMap:
        with self._connections.connection() as connection:
            return FrozenBitMap(find_within(connection, first, last))

    def with_phrase(self, words: str) -> BitMap:
        """Return the meetings whose title, occasion, summary or quotes have these words.

        The words count in this order, side by side, by their stems.
        """
        phrase = _phrase(words)
        return BitMap(self._with_phrase(phrase)) if phrase else BitMap()

    def has_phrase(self, words: str) -> bool:
        """Tell whether some meeting's title, summary or quotes have these words, as `in_text`."""
        phrase = _phrase(words)
        return bool(phrase and self._numbers(IN_ANY_TEXT, phrase))

    def _find_phrase(self, phrase: str) -> FrozenBitMap:
        return FrozenBitMap(self._numbers(IN_TEXT, phrase))

    def _union(self, query: str, *values: str | int) -> BitMap:
        with self._connections.connection() as connection:
            found = [deserialize(row[0]) for row in connection.execute(query, values)]
        return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)

    def _numbers(self, query: str, value: str) -> BitMap:
        with self._connections.connection() as connection:
            return BitMap([row[0] for row in connection.execute(query, (value,))])


def _phrase(words: str) -> str:
    """Return words as a phrase of SQLite's full-text queries; nothing when there are none."""
    plain = words.replace('"', " ").replace("\0", " ")
    return f'"{plain}"' if fold(plain) else ""


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))
