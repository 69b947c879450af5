"""Posting lists: the meetings of an entity, a kind, a time, or a phrase, as sets of their numbers.

Meetings are numbered in order of date, so the largest numbers are the newest.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from sqlite3 import Connection

from pyroaring import BitMap, FrozenBitMap

from bot.index.bitmaps import count_at_least, deserialize, union
from bot.index.read.connection_pool import ConnectionPool
from bot.index.schema import NOT_ONE_DAY
from bot.text import fold

MAX_PRELOADED_ENTITIES = 8_192  # those in most meetings, read when an index is opened
STATUS_CACHE_SIZE = 16  # sets of statuses
SIDE_CACHE_SIZE = 64  # places
SHARED_CACHE_SIZE = 16  # sets of people
DATE_CACHE_SIZE = 64  # ranges, such as years
PHRASE_CACHE_SIZE = 64  # each parse of a question looks up the same ones

# json_each in place of a list of parameters: one statement for any number of values
PRELOADED = "SELECT number, meetings FROM entities WHERE number <= ?"
OF_ENTITIES = "SELECT meetings FROM entities WHERE number IN (SELECT value FROM json_each(?))"
BY_ENTITY = "SELECT number, meetings FROM entities WHERE number IN (SELECT value FROM json_each(?))"
OF_SIDE = "SELECT sides FROM entities WHERE number = ?"
OF_SIDES = "SELECT sides FROM entities WHERE number IN (SELECT value FROM json_each(?))"
ABROAD = "SELECT abroad FROM entities WHERE number IN (SELECT value FROM json_each(?))"
OF_KEYS = """
    SELECT meetings FROM postings WHERE kind = ? AND key IN (SELECT value FROM json_each(?))
"""
WITH_PHRASE = """
    SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH ?1
    UNION ALL
    SELECT m.number FROM quotes_fts f JOIN quotes q ON q.number = f.rowid
        JOIN meetings m ON m.id = q.meeting
    WHERE quotes_fts MATCH ?1
"""
HAS_PHRASE = """
    SELECT 1 FROM meetings_fts WHERE meetings_fts MATCH ?1
    UNION ALL SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ?1 LIMIT 1
"""
# https://sqlite.org/fts5.html#the_bm25_function: the better a row matches, the less it is
RELEVANCE_OF_MEETINGS = """
    SELECT rowid, -bm25(meetings_fts) FROM meetings_fts WHERE meetings_fts MATCH ?
"""
RELEVANCE_OF_QUOTES = """
    WITH found AS MATERIALIZED (
        SELECT rowid AS quote, -bm25(quotes_fts) AS relevance
        FROM quotes_fts WHERE quotes_fts MATCH ?)
    SELECT m.number, max(found.relevance) FROM found
        JOIN quotes q ON q.number = found.quote JOIN meetings m ON m.id = q.meeting
    GROUP BY m.number
"""

FIRST_SINCE = "SELECT number FROM meetings WHERE first_day >= ? ORDER BY first_day, number LIMIT 1"
LAST_UNTIL = (
    "SELECT number FROM meetings WHERE first_day <= ? ORDER BY first_day DESC, number DESC LIMIT 1"
)
# An event of several days: dated from one day to another, and short enough not to be a period
# within which something was to happen
OF_SEVERAL_DAYS = """(
    last_day > first_day AND date = first_day || '/' || last_day
        AND julianday(last_day) - julianday(first_day) < 31)
"""
# An event of several days matches when it shares a day with the range. A date known only by its
# month or year, or without an end, has to lie within the range.
ENDING_LATER = f"""
    SELECT number FROM meetings WHERE {NOT_ONE_DAY} AND first_day BETWEEN :first AND :last
        AND coalesce(last_day, '9999') > :last AND NOT coalesce({OF_SEVERAL_DAYS}, 0)
"""  # noqa: S608  # only our own words
BEGUN_EARLIER = f"""
    SELECT number FROM meetings WHERE {NOT_ONE_DAY}
        AND first_day BETWEEN date(:first, '-31 days') AND date(:first, '-1 day')
        AND last_day >= :first AND {OF_SEVERAL_DAYS}
"""  # noqa: S608  # only our own words
WITHOUT_BEGINNING = "SELECT number FROM meetings WHERE first_day IS NULL AND last_day <= ?"


class PostingLists:
    """Looks posting lists up.

    Every method may raise IndexFileError, when the file turns out to be damaged where it is read.
    """

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        with connections.connection() as connection:
            rows = connection.execute(PRELOADED, (MAX_PRELOADED_ENTITIES,)).fetchall()
        self._preloaded: dict[int, bytes] = dict(rows)
        self.of_statuses = lru_cache(STATUS_CACHE_SIZE)(self._find_statuses)
        self._of_side = lru_cache(SIDE_CACHE_SIZE)(self._find_side)
        self._shared_by = lru_cache(SHARED_CACHE_SIZE)(self._find_shared)
        self._within_days = lru_cache(DATE_CACHE_SIZE)(self._find_within_days)
        self._with_phrase = lru_cache(PHRASE_CACHE_SIZE)(self._find_phrase)

    def of_entities(self, entity_ids: BitMap) -> BitMap:
        """Return the meetings of people, about topics, or held at places, by their numbers.

        A topic includes the narrower ones, and a place those within it.
        """
        if entity_ids and entity_ids[-1] <= MAX_PRELOADED_ENTITIES:
            return union(deserialize(self._preloaded[number]) for number in entity_ids)
        return self._union(OF_ENTITIES, _json(entity_ids))

    def by_entity(self, entity_ids: BitMap) -> list[tuple[int, BitMap]]:
        """Return each entity's number with the meetings that `of_entities` returns for it."""
        if entity_ids and entity_ids[-1] <= MAX_PRELOADED_ENTITIES:
            return [(number, deserialize(self._preloaded[number])) for number in entity_ids]
        with self._connections.connection() as connection:
            rows = connection.execute(BY_ENTITY, (_json(entity_ids),))
            return [(number, deserialize(blob)) for number, blob in rows]

    def of_sides(self, entity_ids: BitMap) -> BitMap:
        """Return the meetings in which someone spoke for one of these places, or one within it."""
        if len(entity_ids) == 1:
            return BitMap(self._of_side(entity_ids[0]))
        return self._union(OF_SIDES, _json(entity_ids))

    def abroad(self, entity_ids: BitMap) -> BitMap:
        """Return the meetings for which one of these people, or somebody of these sides, travelled.

        They were held outside of the country of whoever travelled.
        """
        return self._union(ABROAD, _json(entity_ids))

    @cached_property
    def with_travel(self) -> FrozenBitMap:
        """The meetings for which somebody travelled."""
        return FrozenBitMap(self._union(OF_KEYS, "has", _json(["travel"])))

    def shared_by(self, count: int, entity_ids: BitMap) -> BitMap:
        """Return the meetings in which at least `count` of these people took part."""
        return BitMap(self._shared_by(count, entity_ids.serialize()))

    def of_kinds(self, kinds: Collection[str]) -> BitMap:
        """Return the meetings of one of these kinds."""
        return self._union(OF_KEYS, "kind", _json(kinds))

    @cached_property
    def with_quotes(self) -> FrozenBitMap:
        """The meetings from which somebody is quoted."""
        return FrozenBitMap(self._union(OF_KEYS, "has", _json(["quotes"])))

    def on_day_of_year(self, month: int, day: int) -> BitMap:
        """Return the meetings on this day of any year, or in this month where `day` is 0.

        A meeting dated only by its month or year is on no day.
        """
        key = f"{month:02}-{day:02}" if day else f"{month:02}"
        return self._union(OF_KEYS, "day", _json([key]))

    def within_days(self, first: date | None, last: date | None) -> BitMap:
        """Return the meetings held from the first to the last day, both included; None is open.

        A meeting without an end lies only within a range without an end.
        """
        return BitMap(self._within_days(first, last))

    def with_phrase(self, words: str) -> BitMap:
        """Return the meetings whose title, occasion, summary or quotes have these words.

        The words count by their stems, in this order and next to each other.
        """
        phrase = _phrase(words)
        return BitMap(self._with_phrase(phrase)) if phrase else BitMap()

    def has_phrase(self, words: str) -> bool:
        """Return whether `with_phrase` finds any meeting, without looking for all of them."""
        phrase = _phrase(words)
        return bool(phrase and self._numbers(HAS_PHRASE, phrase))

    def relevance(self, phrases: Iterable[str]) -> Mapping[int, float]:
        """Return how well the texts of meetings match any of these phrases, by BM25.

        The more of the phrases, and the rarer they are, the larger. Meetings without any are left
        out.
        """
        query = " OR ".join(filter(None, map(_phrase, phrases)))
        if not query:
            return {}
        with self._connections.connection() as connection:
            relevance: defaultdict[int, float] = defaultdict(float)
            for each in (RELEVANCE_OF_MEETINGS, RELEVANCE_OF_QUOTES):
                for number, score in connection.execute(each, (query,)):
                    relevance[number] += score
            return relevance

    def _find_statuses(self, *statuses: str) -> FrozenBitMap:
        """Return the meetings with one of these statuses."""
        return FrozenBitMap(self._union(OF_KEYS, "status", _json(statuses)))

    def _find_side(self, number: int) -> FrozenBitMap:
        return FrozenBitMap(self._union(OF_SIDE, number))

    def _find_shared(self, count: int, entity_ids: bytes) -> FrozenBitMap:
        sets = (meetings for _, meetings in self.by_entity(deserialize(entity_ids)))
        return FrozenBitMap(count_at_least(count, sets)[-1])

    def _find_within_days(self, first: date | None, last: date | None) -> FrozenBitMap:
        with self._connections.connection() as connection:
            return FrozenBitMap(_within_days(connection, first, last))

    def _find_phrase(self, phrase: str) -> FrozenBitMap:
        return FrozenBitMap(self._numbers(WITH_PHRASE, phrase))

    def _union(self, query: str, *values: str | int) -> BitMap:
        with self._connections.connection() as connection:
            return union(deserialize(row[0]) for row in connection.execute(query, values))

    def _numbers(self, query: str, value: str) -> BitMap:
        with self._connections.connection() as connection:
            return _numbers(connection, query, (value,))


def _within_days(connection: Connection, first: date | None, last: date | None) -> BitMap:
    bounds = {
        "first": first.isoformat() if first else "0000-01-01",
        "last": last.isoformat() if last else "9999",
    }
    smallest = connection.execute(FIRST_SINCE, (bounds["first"],)).fetchone()
    largest = connection.execute(LAST_UNTIL, (bounds["last"],)).fetchone()
    found = BitMap(range(smallest[0], largest[0] + 1)) if smallest and largest else BitMap()
    found -= _numbers(connection, ENDING_LATER, bounds)
    if first is None:
        return found | _numbers(connection, WITHOUT_BEGINNING, (bounds["last"],))
    return found | _numbers(connection, BEGUN_EARLIER, bounds)


def _numbers(connection: Connection, query: str, values: dict[str, str] | tuple[str]) -> BitMap:
    return BitMap([row[0] for row in connection.execute(query, values)])


def _phrase(words: str) -> str:
    """Return words as a phrase of a full-text query; empty when there are none."""
    plain = words.replace('"', " ").replace("\0", " ")
    return f'"{plain}"' if fold(plain) else ""


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))
