"""The index as search asks it: names, meetings that satisfy something, meetings in full."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Self, TypeVar
from zlib import crc32

from bot.errors import IndexFileError
from bot.index.model import ExampleTerms, Facts, Meeting, Office, PersonCount, Place
from bot.index.read import aggregations, registry
from bot.index.read.anniversaries import AnniversaryFilter, find_anniversaries
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.examples import find_highlights
from bot.index.read.lexicon import Lexicon
from bot.index.read.meetings import MeetingLoader
from bot.index.read.postings import Postings
from bot.index.read.quote_filter import filter_quotes
from bot.index.read.related import find_same_people, find_same_topics

T = TypeVar("T")

PLACE_NAMES = "SELECT entity, folded FROM names WHERE kind = 'place' ORDER BY entity, position"
TOPIC_NAMES = """
    WITH RECURSIVE asked(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT b.topic FROM broader_topics b JOIN asked ON b.broader = asked.id)
    SELECT DISTINCT n.folded FROM asked
        CROSS JOIN names n ON n.kind = 'topic' AND n.entity = asked.id
"""


class Index:
    """One index file, open for reading; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise IndexFileError, in words, when it cannot serve."""
        self._connections = ConnectionPool(path)
        try:
            self.lexicon = Lexicon(self._connections)
            self.postings = Postings(self._connections)
        except IndexFileError:
            self.close()
            raise
        self._details = MeetingLoader(self._connections, self.lexicon.name_of, self.postings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def topic_names(self, topics: Collection[str]) -> list[tuple[str, ...]]:
        """Return the folded words of each name of these topics and of narrower ones."""
        return [tuple(row["folded"].split()) for row in self._rows(TOPIC_NAMES, _json(topics))]

    def anniversaries(
        self, month_days: Collection[str], before: date, narrowing: AnniversaryFilter
    ) -> list[tuple[int, date]]:
        """Return the numbers and first days of what was held on days (`11-26`) of earlier years."""
        with self._connections.connection() as connection:
            return find_anniversaries(connection, month_days, before, narrowing)

    def on_occasion(self, phrases: Collection[str]) -> set[int]:
        """Return the numbers of the meetings whose occasion or title has one of these phrases."""
        with self._connections.connection() as connection:
            return registry.on_occasion(connection, phrases)

    def number_of(self, meeting: str) -> int | None:
        """Return the number of the meeting with this id; None when there is none."""
        rows = self._rows("SELECT number FROM meetings WHERE id = ?", (meeting,))
        return rows[0][0] if rows else None

    def related_meetings(self, meeting: Meeting, limit: int) -> tuple[list[int], list[int]]:
        """Return the numbers of meetings of the same people, and of others on the same topics."""
        people = {each.person for each in meeting.participants if each.person}
        with self._connections.connection() as connection:
            same_people = find_same_people(connection, meeting.number, people, limit)
            known = [meeting.number, *same_people]
            return same_people, find_same_topics(connection, meeting.id, known, limit)

    def filter_quotes(
        self,
        meetings: Iterable[int],
        speakers: Collection[str] = (),
        phrases: Collection[Collection[str]] = (),
    ) -> dict[int, set[int]]:
        """Return, by meeting, the numbers of the quotes by these speakers with all the phrases.

        A phrase comes in its spellings, of which one will do.
        """
        with self._connections.connection() as connection:
            return filter_quotes(connection, meetings, speakers, phrases)

    def build_id(self) -> str:
        """Return a few letters that another build of the index has otherwise."""
        query = "SELECT key, value FROM metadata UNION ALL SELECT file, sha256 FROM built_from"
        return f"{crc32(repr(sorted(map(tuple, self._rows(query)))).encode()):08x}"

    def sort_by_date(self, numbers: Iterable[int], limit: int, *, latest: bool) -> list[int]:
        """Return the latest or the first of these meetings; those not held stand last."""
        with self._connections.connection() as connection:
            return aggregations.in_order(connection, numbers, limit, latest=latest)

    def count_people(
        self, numbers: Iterable[int], *, sides: Collection[str], without: Collection[str]
    ) -> list[PersonCount]:
        """Return who took part in these meetings, those held, and in how many, most first.

        Where `sides` are given only those who spoke for them; nobody who is in `without`.
        """
        with self._connections.connection() as connection:
            return aggregations.people_met(connection, numbers, sides, without)

    def people_on_sides(self, numbers: Iterable[int], sides: Collection[str]) -> set[str]:
        """Return the ids of the people who spoke for one of these sides in these meetings."""
        with self._connections.connection() as connection:
            return aggregations.speaking_for(connection, numbers, sides)

    def places(self) -> list[Place]:
        """Return every place of the registry."""
        with self._connections.connection() as connection:
            return registry.load_places(connection)

    def offices(self) -> list[Office]:
        """Return every office that the registry of people has."""
        with self._connections.connection() as connection:
            return registry.load_offices(connection)

    def offices_on_sides(self, sides: Collection[str]) -> list[Office]:
        """Return the offices in which people took part in meetings for these sides."""
        with self._connections.connection() as connection:
            return registry.find_serving(connection, sides)

    def meetings_in_office(
        self, person: str, times: Collection[tuple[str, str]], titles: Collection[str]
    ) -> set[int]:
        """Return the meetings of a person within these times (ISO days), or under these titles."""
        with self._connections.connection() as connection:
            return registry.meetings_in_office(connection, person, times, titles)

    def places_within(self, places: Collection[str]) -> set[str]:
        """Return these places and those that lie within them."""
        query = """WITH RECURSIVE asked(id) AS (
                SELECT value FROM json_each(?)
                UNION SELECT p.id FROM places p JOIN asked ON p.within = asked.id)
            SELECT id FROM asked"""
        return {row[0] for row in self._rows(query, _json(places))}

    def place_names(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the id of each place with the folded words of each of its names."""
        return [(place, tuple(folded.split())) for place, folded in self._rows(PLACE_NAMES)]

    def country_names(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the names of countries in other languages that the records do not have.

        Each with the id of its place, as it is written, and in folded words.
        """
        query = "SELECT place, name, folded FROM country_names ORDER BY folded, place"
        return [(place, name, tuple(folded.split())) for place, name, folded in self._rows(query)]

    def meetings(self, numbers: Sequence[int]) -> list[Meeting]:
        """Return the meetings with these numbers, in this order, with all that is known of them."""
        return self._details.load(numbers)

    def participants(self, numbers: Iterable[int]) -> set[str]:
        """Return the ids of the people who took part in these meetings, one by one: in few."""
        return set().union(*map(self._details.people, numbers))

    def facts(self) -> Facts:
        """Return what the index covers."""
        counts = {
            table: self._rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608  # our own names
            for table in ("meetings", "people", "quotes", "sources")
        }
        span = self._rows(
            "SELECT min(first_day), max(last_day) FROM meetings WHERE status = 'held'"
        )
        metadata = {row["key"]: row["value"] for row in self._rows("SELECT * FROM metadata")}
        return Facts(**counts, first_day=span[0][0], last_day=span[0][1], metadata=metadata)

    def example_terms(self) -> ExampleTerms:
        """Return the two people who meet most, with what and where and when they talk most."""
        with self._connections.connection() as connection:
            return find_highlights(connection)

    def run(self, question: Callable[[Connection], T]) -> T:
        """Return what a question that has its own module finds, over a connection lent to it."""
        with self._connections.connection() as connection:
            return question(connection)

    def _rows(self, query: str, values: Any = ()) -> list[Any]:
        with self._connections.connection() as connection:
            return connection.execute(query, values).fetchall()


def _json(values: Iterable[str] | Iterable[int]) -> tuple[str]:
    return (json.dumps(list(values)),)
