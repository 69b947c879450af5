"""One open index file: the entry point for everything that reads it."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Self, TypeVar
from zlib import crc32

from bot.errors import IndexFileError
from bot.index.model import ExampleTerms, Facts, Meeting, OfficeTerm, PersonCount, RegistryPlace
from bot.index.read import aggregations, overview, registry
from bot.index.read.anniversaries import AnniversaryFilter, find_anniversaries
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.lexicon import Lexicon
from bot.index.read.meetings import MeetingLoader, find_on_same_topics, find_with_same_people
from bot.index.read.postings import PostingLists

StatementResult = TypeVar("StatementResult")

CONTENT = "SELECT key, value FROM metadata UNION ALL SELECT file, sha256 FROM built_from"
PLACE_NAMES = "SELECT entity, folded FROM names WHERE kind = 'place' ORDER BY entity, position"
COUNTRY_NAMES = "SELECT place, name, folded FROM country_names ORDER BY folded, place"
PLACES_WITHIN = """
    WITH RECURSIVE inside(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT p.id FROM places p JOIN inside ON p.within = inside.id)
    SELECT id FROM inside
"""
TOPIC_NAMES = """
    WITH RECURSIVE narrower(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT b.topic FROM broader_topics b JOIN narrower ON b.broader = narrower.id)
    SELECT DISTINCT n.folded FROM narrower
        CROSS JOIN names n ON n.kind = 'topic' AND n.entity = narrower.id
"""


class Index:
    """An index file, open for reading; safe to use from several threads.

    Meetings are given by their numbers, people, topics and places by their ids. Opening raises
    IndexFileError when the file is missing, damaged, or not an index of this schema version; every
    method raises it when the file turns out to be damaged where it is read. The error is one
    sentence that says how to fix it.
    """

    def __init__(self, path: Path) -> None:
        self._connections = ConnectionPool(path)
        try:
            self.lexicon = Lexicon(self._connections)
            self.postings = PostingLists(self._connections)
        except IndexFileError:
            self.close()
            raise
        self._meetings = MeetingLoader(self._connections, self.lexicon.name_of, self.postings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def run(self, query: Callable[[Connection], StatementResult]) -> StatementResult:
        """Return what a query function of this package finds, given a connection."""
        with self._connections.connection() as connection:
            return query(connection)

    def build_id(self) -> str:
        """Return eight hexadecimal digits that differ between builds."""
        return f"{crc32(repr(sorted(map(tuple, self._rows(CONTENT)))).encode()):08x}"

    def facts(self) -> Facts:
        """Return how much the index covers."""
        return self.run(overview.find_facts)

    def example_terms(self) -> ExampleTerms:
        """Return terms for example questions: two people who met often, a topic, where and when."""
        return self.run(overview.find_example_terms)

    def number_of(self, meeting: str) -> int | None:
        """Return the number of the meeting with this id; None when there is none."""
        rows = self._rows("SELECT number FROM meetings WHERE id = ?", (meeting,))
        return rows[0][0] if rows else None

    def meetings(self, numbers: Sequence[int]) -> list[Meeting]:
        """Return the meetings with these numbers in full, in this order."""
        return self._meetings.load(numbers)

    def participants(self, numbers: Iterable[int]) -> set[str]:
        """Return the ids of the people in these meetings, read one by one: for a few meetings."""
        return set().union(*map(self._meetings.people, numbers))

    def related_meetings(self, meeting: Meeting, limit: int) -> tuple[list[int], list[int]]:
        """Return at most `limit` meetings of the same people, and as many on the same topics."""
        people = {each.person for each in meeting.participants if each.person}
        with self._connections.connection() as connection:
            same_people = find_with_same_people(connection, meeting.number, people, limit)
            known = [meeting.number, *same_people]
            return same_people, find_on_same_topics(connection, meeting.id, known, limit)

    def anniversaries(
        self, month_days: Collection[str], before: date, only: AnniversaryFilter
    ) -> list[tuple[int, date]]:
        """Return meetings held on these days (`11-26`) of earlier years, with their first days."""
        with self._connections.connection() as connection:
            return find_anniversaries(connection, month_days, before, only)

    def on_occasion(self, phrases: Collection[str]) -> set[int]:
        """Return the meetings whose occasion or title has one of these phrases."""
        with self._connections.connection() as connection:
            return registry.find_on_occasion(connection, phrases)

    def filter_quotes(
        self,
        meetings: Iterable[int],
        speakers: Collection[str] = (),
        phrases: Collection[Collection[str]] = (),
    ) -> dict[int, set[int]]:
        """Return, by meeting, the numbers of the quotes by these speakers with all the phrases.

        Without speakers, quotes by anybody; a phrase is given in its spellings, any of which
        matches.
        """
        with self._connections.connection() as connection:
            return aggregations.filter_quotes(connection, meetings, speakers, phrases)

    def sort_by_date(self, numbers: Iterable[int], limit: int, *, latest: bool) -> list[int]:
        """Return the latest or the first of these meetings; those not known to be held are last."""
        with self._connections.connection() as connection:
            return aggregations.sort_by_date(connection, numbers, limit, latest=latest)

    def count_people(
        self, numbers: Iterable[int], *, sides: Collection[str], without: Collection[str]
    ) -> list[PersonCount]:
        """Return who took part in the meetings held among these, those in most meetings first.

        Only people on one of the sides where any are given; nobody who is in `without`.
        """
        with self._connections.connection() as connection:
            return aggregations.count_people(connection, numbers, sides, without)

    def count_described(
        self,
        numbers: Iterable[int],
        *,
        sides: Collection[str] = (),
        without_sides: Collection[str] = (),
    ) -> list[PersonCount]:
        """Return who took part in the meetings held among these without being named.

        Only for one of the sides where any are given; nobody for a side in `without_sides`.
        """
        with self._connections.connection() as connection:
            return aggregations.count_described(connection, numbers, sides, without_sides)

    def sides_of(self, numbers: Iterable[int], people: Collection[str]) -> set[str]:
        """Return the places that these people spoke for in these meetings."""
        with self._connections.connection() as connection:
            return aggregations.sides_of(connection, numbers, people)

    def count_topics(self, numbers: Iterable[int]) -> list[tuple[str, int]]:
        """Return the topics of these meetings by name, those of most meetings first."""
        with self._connections.connection() as connection:
            return aggregations.count_topics(connection, numbers)

    def count_years(self, numbers: Iterable[int]) -> list[tuple[str, int]]:
        """Return the years of these meetings, those with most meetings first."""
        with self._connections.connection() as connection:
            return aggregations.count_years(connection, numbers)

    def days_of(self, numbers: Iterable[int]) -> list[tuple[int, str, str | None]]:
        """Return the first and last days of these meetings by date, where they are known."""
        with self._connections.connection() as connection:
            return aggregations.days_of(connection, numbers)

    def people_on_sides(self, numbers: Iterable[int], sides: Collection[str]) -> set[str]:
        """Return the people who spoke for one of these places in these meetings."""
        with self._connections.connection() as connection:
            return aggregations.people_on_sides(connection, numbers, sides)

    def places(self) -> list[RegistryPlace]:
        """Return every place of the registry."""
        return self.run(registry.load_places)

    def places_within(self, places: Collection[str]) -> set[str]:
        """Return these places and those within them."""
        return {row[0] for row in self._rows(PLACES_WITHIN, _json(places))}

    def place_names(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return each place with the folded words of each of its names."""
        return [(place, tuple(folded.split())) for place, folded in self._rows(PLACE_NAMES)]

    def country_names(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the names of countries in other languages that the records do not have.

        Each is the id of the place, the name as it is written, and its folded words.
        """
        rows = self._rows(COUNTRY_NAMES)
        return [(place, name, tuple(folded.split())) for place, name, folded in rows]

    def topic_names(self, topics: Collection[str]) -> list[tuple[str, ...]]:
        """Return the folded words of each name of these topics and of narrower ones."""
        return [tuple(row["folded"].split()) for row in self._rows(TOPIC_NAMES, _json(topics))]

    def offices(self) -> list[OfficeTerm]:
        """Return every office in the registry of people."""
        return self.run(registry.load_offices)

    def offices_in_meetings(self) -> list[OfficeTerm]:
        """Return the offices in which people took part in meetings."""
        return self.run(registry.load_offices_in_meetings)

    def meetings_in_office(
        self, person: str, terms: Collection[tuple[str, str]], titles: Collection[str]
    ) -> set[int]:
        """Return a person's meetings within these terms (ISO days), or under these titles."""
        with self._connections.connection() as connection:
            return registry.find_meetings_in_office(connection, person, terms, titles)

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> list[Any]:
        with self._connections.connection() as connection:
            return connection.execute(query, values).fetchall()


def _json(values: Iterable[str]) -> tuple[str]:
    return (json.dumps(list(values)),)
