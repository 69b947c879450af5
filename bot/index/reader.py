"""The index as search asks it: names, meetings that satisfy something, meetings in full."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Self, TypeVar
from zlib import crc32

from bot.index import background, tallies
from bot.index.anniversaries import Narrowing, find_anniversaries
from bot.index.connections import Connections
from bot.index.details import load_meetings
from bot.index.highlights import find_highlights
from bot.index.model import EntityKind, Facts, Highlights, Meeting, Name, Office, Place, Tally
from bot.index.related import find_same_people, find_same_topics
from bot.index.spoken import find_spoken
from bot.text import fold

T = TypeVar("T")

ALL_NAMES = """
    SELECT n.kind, n.entity, n.name, n.folded, p.family,
        coalesce(p.name, t.name, l.name) AS canonical
    FROM names n
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
        LEFT JOIN topics t ON n.kind = 'topic' AND t.id = n.entity
        LEFT JOIN places l ON n.kind = 'place' AND l.id = n.entity
    ORDER BY n.kind, n.entity, n.position
"""
# json_each instead of a list of marks: one statement for any number of values
WITH_PEOPLE = """
    SELECT DISTINCT m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person IN (SELECT value FROM json_each(?))
"""
WITH_TOPICS = """
    WITH RECURSIVE asked(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT b.topic FROM broader_topics b JOIN asked ON b.broader = asked.id)
    SELECT DISTINCT m.number FROM meeting_topics x JOIN meetings m ON m.id = x.meeting
    WHERE x.topic IN asked
"""
AT_PLACES = """
    WITH RECURSIVE asked(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT p.id FROM places p JOIN asked ON p.within = asked.id)
    SELECT number FROM meetings WHERE place IN asked
"""
WITH_SIDES = """
    SELECT DISTINCT m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.side IN (SELECT value FROM json_each(?))
"""
IN_TEXT = """
    SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH :words
    UNION
    SELECT m.number FROM quotes_fts f JOIN quotes q ON q.number = f.rowid
        JOIN meetings m ON m.id = q.meeting
    WHERE quotes_fts MATCH :words
"""
IN_ANY_TEXT = """
    SELECT 1 FROM meetings_fts WHERE meetings_fts MATCH :words
    UNION ALL SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH :words LIMIT 1
"""
# An event of several days: from one day to another, and not so long that it is a time in which
# something was to happen
OF_SEVERAL_DAYS = """
    last_day > first_day AND date = first_day || '/' || last_day
        AND julianday(last_day) - julianday(first_day) < 31
"""
# Such an event only has to share a day with what is asked. A date known only by its month or year,
# or open at an end, has to lie within it: what has no end lies only within what has none either.
WITHIN_DAYS = f"""
    SELECT number FROM meetings
    WHERE coalesce(first_day, '0000') <= :last AND coalesce(last_day, '9999') >= :first
        AND ((coalesce(first_day, '0000') >= :first AND coalesce(last_day, '9999') <= :last)
            OR ({OF_SEVERAL_DAYS}))
"""  # noqa: S608  # only our own words
# The same, in any year; an event may go on into the next one
ON_DAYS_OF_YEAR = f"""
    SELECT number FROM meetings
    WHERE (substr(first_day, 6) BETWEEN :first AND :last AND substr(last_day, 6) <= :last
            AND substr(first_day, 1, 4) = substr(last_day, 1, 4))
        OR ({OF_SEVERAL_DAYS} AND CASE
            WHEN substr(first_day, 1, 4) = substr(last_day, 1, 4)
                THEN substr(first_day, 6) <= :last AND substr(last_day, 6) >= :first
            ELSE substr(first_day, 6) <= :last OR substr(last_day, 6) >= :first END)
"""  # noqa: S608  # only our own words
TOPIC_NAMES = """
    WITH RECURSIVE asked(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT b.topic FROM broader_topics b JOIN asked ON b.broader = asked.id)
    SELECT DISTINCT n.folded FROM names n JOIN asked ON n.kind = 'topic' AND n.entity = asked.id
"""


class Index:
    """One index file, open for reading; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise IndexFileError, in words, when it cannot serve."""
        self._connections = Connections(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def names(self) -> list[Name]:
        """Return every name of every person, topic and place."""
        return [
            Name(
                kind=EntityKind(row["kind"]),
                entity=row["entity"],
                name=row["name"],
                canonical=row["canonical"],
                words=tuple(row["folded"].split()),
                family=fold(row["family"] or ""),
            )
            for row in self._rows(ALL_NAMES)
        ]

    def with_people(self, people: Collection[str]) -> set[int]:
        """Return the numbers of the meetings in which one of these people took part."""
        return self._numbers(WITH_PEOPLE, _json(people))

    def with_topics(self, topics: Collection[str]) -> set[int]:
        """Return the numbers of the meetings about one of these topics or a narrower one."""
        return self._numbers(WITH_TOPICS, _json(topics))

    def at_places(self, places: Collection[str]) -> set[int]:
        """Return the numbers of the meetings held at one of these places or within it."""
        return self._numbers(AT_PLACES, _json(places))

    def with_sides(self, places: Collection[str]) -> set[int]:
        """Return the numbers of the meetings in which someone spoke for one of these countries."""
        return self._numbers(WITH_SIDES, _json(places))

    def are_sides(self, places: Collection[str]) -> bool:
        """Tell whether someone spoke for one of these places."""
        query = "SELECT 1 FROM participants WHERE side IN (SELECT value FROM json_each(?)) LIMIT 1"
        return bool(self._rows(query, _json(places)))

    def of_kinds(self, kinds: Collection[str]) -> set[int]:
        """Return the numbers of the meetings of one of these kinds."""
        query = "SELECT number FROM meetings WHERE kind IN (SELECT value FROM json_each(?))"
        return self._numbers(query, _json(kinds))

    def with_quotes(self) -> set[int]:
        """Return the numbers of the meetings of which somebody is quoted."""
        query = "SELECT DISTINCT m.number FROM quotes q JOIN meetings m ON m.id = q.meeting"
        return self._numbers(query, ())

    def in_text(self, words: str) -> set[int]:
        """Return the numbers of the meetings whose title, summary or quotes have these words.

        The words count in this order, side by side, by their stems.
        """
        phrase = words.replace('"', " ").replace("\0", " ")
        return self._numbers(IN_TEXT, {"words": f'"{phrase}"'}) if fold(phrase) else set()

    def has_text(self, words: str) -> bool:
        """Tell whether some meeting's title, summary or quotes have these words, as `in_text`."""
        phrase = words.replace('"', " ").replace("\0", " ")
        return bool(fold(phrase) and self._rows(IN_ANY_TEXT, {"words": f'"{phrase}"'}))

    def on_occasion(self, phrases: Collection[str]) -> set[int]:
        """Return the numbers of the meetings whose occasion or title has one of these phrases."""
        with self._connections.one() as connection:
            return background.on_occasion(connection, phrases)

    def within_days(self, first: date | None, last: date | None) -> set[int]:
        """Return the numbers of the meetings held within these days, both included."""
        bounds = {
            "first": first.isoformat() if first else "0000",
            "last": last.isoformat() if last else "9999",
        }
        return self._numbers(WITHIN_DAYS, bounds)

    def on_day_of_year(self, month: int, day: int) -> set[int]:
        """Return the numbers of the meetings on this day of any year; day 0 is all of the month.

        Where only the month or year is known, that is on no day.
        """
        first, last = (day, day) if day else (1, 31)
        bounds = {"first": f"{month:02}-{first:02}", "last": f"{month:02}-{last:02}"}
        return self._numbers(ON_DAYS_OF_YEAR, bounds)

    def topic_names(self, topics: Collection[str]) -> list[tuple[str, ...]]:
        """Return the folded words of each name of these topics and of narrower ones."""
        return [tuple(row["folded"].split()) for row in self._rows(TOPIC_NAMES, _json(topics))]

    def anniversaries(
        self, month_days: Collection[str], before: date, narrowing: Narrowing
    ) -> list[tuple[int, date]]:
        """Return the numbers and first days of what was held on days (`11-26`) of earlier years."""
        with self._connections.one() as connection:
            return find_anniversaries(connection, month_days, before, narrowing)

    def people_of(self, numbers: Collection[int]) -> defaultdict[int, set[str]]:
        """Return the ids of the people who took part in each of these meetings."""
        query = """SELECT m.number, a.person FROM meetings m JOIN participants a ON a.meeting = m.id
            WHERE a.person IS NOT NULL AND m.number IN (SELECT value FROM json_each(?))"""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for number, person in self._rows(query, _json(numbers)):
            found[number].add(person)
        return found

    def newest(self, numbers: Collection[int], limit: int) -> list[int]:
        """Return the newest of these meetings; of those that began on one day, by their ids."""
        query = """SELECT number FROM meetings WHERE number IN (SELECT value FROM json_each(?))
            ORDER BY coalesce(first_day, '') DESC, id LIMIT ?"""
        return [row[0] for row in self._rows(query, (*_json(numbers), limit))]

    def not_held(self, numbers: Collection[int]) -> int:
        """Return how many of these meetings are not known to have taken place."""
        query = """SELECT count(*) FROM meetings
            WHERE status <> 'held' AND number IN (SELECT value FROM json_each(?))"""
        count: int = self._rows(query, _json(numbers))[0][0]
        return count

    def places_within(self, places: Collection[str]) -> set[str]:
        """Return these places and those that lie within them."""
        query = """WITH RECURSIVE asked(id) AS (
                SELECT value FROM json_each(?)
                UNION SELECT p.id FROM places p JOIN asked ON p.within = asked.id)
            SELECT id FROM asked"""
        return {row[0] for row in self._rows(query, _json(places))}

    def meetings(self, numbers: Sequence[int]) -> list[Meeting]:
        """Return the meetings with these numbers, in this order, with all that is known of them."""
        with self._connections.one() as connection:
            return load_meetings(connection, numbers)

    def number_of(self, meeting: str) -> int | None:
        """Return the number of the meeting with this id; None when there is none."""
        rows = self._rows("SELECT number FROM meetings WHERE id = ?", (meeting,))
        return rows[0][0] if rows else None

    def related(self, meeting: Meeting, limit: int) -> tuple[list[int], list[int]]:
        """Return the numbers of meetings of the same people, and of others on the same topics."""
        people = {each.person for each in meeting.participants if each.person}
        with self._connections.one() as connection:
            same_people = find_same_people(connection, meeting.number, people, limit)
            known = [meeting.number, *same_people]
            return same_people, find_same_topics(connection, meeting.id, known, limit)

    def spoken(
        self,
        meetings: Collection[int],
        speakers: Collection[str] = (),
        phrases: Collection[Collection[str]] = (),
    ) -> dict[int, set[int]]:
        """Return, by meeting, the numbers of the quotes by these speakers with all the phrases.

        A phrase comes in its spellings, of which one will do.
        """
        with self._connections.one() as connection:
            return find_spoken(connection, meetings, speakers, phrases)

    def edition(self) -> str:
        """Return a few letters that another build of the index has otherwise."""
        query = "SELECT key, value FROM metadata UNION ALL SELECT file, sha256 FROM built_from"
        return f"{crc32(repr(sorted(map(tuple, self._rows(query)))).encode()):08x}"

    def in_order(self, numbers: Collection[int], limit: int, *, latest: bool) -> list[int]:
        """Return the latest or the first of these meetings; those not held stand last."""
        with self._connections.one() as connection:
            return tallies.in_order(connection, numbers, limit, latest=latest)

    def people_met(
        self, numbers: Collection[int], *, sides: Collection[str], without: Collection[str]
    ) -> list[Tally]:
        """Return who took part in these meetings, those held, and in how many, most first.

        Where `sides` are given only those who spoke for them; nobody who is in `without`.
        """
        with self._connections.one() as connection:
            return tallies.people_met(connection, numbers, sides, without)

    def speaking_for(self, numbers: Collection[int], sides: Collection[str]) -> set[str]:
        """Return the ids of the people who spoke for one of these sides in these meetings."""
        with self._connections.one() as connection:
            return tallies.speaking_for(connection, numbers, sides)

    def quoting(
        self,
        numbers: Collection[int],
        people: Collection[str] | None,
        phrases: Collection[str] = (),
    ) -> set[int]:
        """Return those of these meetings with a quote by these people (None: anybody).

        With phrases, the quote must have one of them.
        """
        with self._connections.one() as connection:
            return tallies.quoting(connection, numbers, people, phrases)

    def places(self) -> list[Place]:
        """Return every place of the registry."""
        with self._connections.one() as connection:
            return background.load_places(connection)

    def offices(self) -> list[Office]:
        """Return every office that the registry of people has."""
        with self._connections.one() as connection:
            return background.load_offices(connection)

    def serving(self, sides: Collection[str]) -> list[Office]:
        """Return the offices in which people took part in meetings for these sides."""
        with self._connections.one() as connection:
            return background.find_serving(connection, sides)

    def in_office(
        self, person: str, times: Collection[tuple[str, str]], titles: Collection[str]
    ) -> set[int]:
        """Return the meetings of a person within these times (ISO days), or under these titles."""
        with self._connections.one() as connection:
            return background.in_office(connection, person, times, titles)

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

    def highlights(self) -> Highlights:
        """Return the two people who meet most, with what and where and when they talk most."""
        with self._connections.one() as connection:
            return find_highlights(connection)

    def ask(self, question: Callable[[Connection], T]) -> T:
        """Return what a question that has its own module finds, over a connection lent to it."""
        with self._connections.one() as connection:
            return question(connection)

    def _rows(self, query: str, values: Any = ()) -> list[Any]:
        with self._connections.one() as connection:
            return connection.execute(query, values).fetchall()

    def _numbers(self, query: str, values: Any) -> set[int]:
        return {row[0] for row in self._rows(query, values)}


def _json(values: Collection[str] | Collection[int]) -> tuple[str]:
    return (json.dumps(list(values)),)
