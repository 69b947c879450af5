"""Questions about many meetings at once: the latest or first, who took part, who said what."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import islice
from sqlite3 import Connection

from bot.index.model import PersonCount
from bot.text import fold

MAX_SPELLINGS = 100  # of one phrase; a topic has a few dozen names

# Planned meetings may be dated later than every meeting held, so they come after those
BY_DATE = """
    SELECT number FROM meetings WHERE number IN (SELECT value FROM json_each(:numbers))
    ORDER BY status <> 'held', first_day IS NULL, first_day {direction}, id LIMIT :limit
"""
PEOPLE = """
    SELECT a.person, p.name, count(DISTINCT m.number) AS meetings
    FROM meetings m JOIN participants a ON a.meeting = m.id JOIN people p ON p.id = a.person
    WHERE m.number IN (SELECT value FROM json_each(:numbers)) AND m.status = 'held'
        AND a.person NOT IN (SELECT value FROM json_each(:without))
        AND (:sides = '[]' OR a.side IN (SELECT value FROM json_each(:sides)))
    GROUP BY a.person ORDER BY meetings DESC, max(m.first_day) DESC, p.name, a.person
"""
# Those without a name, where it is known whom they spoke for: an official, not `reporters`
DESCRIBED = """
    SELECT '', a.described, count(DISTINCT m.number) AS meetings
    FROM meetings m JOIN participants a ON a.meeting = m.id
    WHERE m.number IN (SELECT value FROM json_each(:numbers)) AND m.status = 'held'
        AND a.person IS NULL AND a.side IS NOT NULL AND a.described IS NOT NULL
        AND (:sides = '[]' OR a.side IN (SELECT value FROM json_each(:sides)))
        AND a.side NOT IN (SELECT value FROM json_each(:without))
    GROUP BY a.described ORDER BY meetings DESC, a.described
"""
SIDES_OF = """
    SELECT DISTINCT a.side FROM meetings m JOIN participants a ON a.meeting = m.id
    WHERE m.number IN (SELECT value FROM json_each(?)) AND a.side IS NOT NULL
        AND a.person IN (SELECT value FROM json_each(?))
"""
TOPICS = """
    SELECT t.name, count(DISTINCT m.number) AS meetings
    FROM meetings m JOIN meeting_topics b ON b.meeting = m.id JOIN topics t ON t.id = b.topic
    WHERE m.number IN (SELECT value FROM json_each(?))
    GROUP BY t.id ORDER BY meetings DESC, t.name
"""
YEARS = """
    SELECT substr(first_day, 1, 4) AS year, count(*) AS meetings FROM meetings
    WHERE number IN (SELECT value FROM json_each(?)) AND first_day IS NOT NULL
    GROUP BY year ORDER BY meetings DESC, year
"""
DAYS = """
    SELECT number, first_day, last_day FROM meetings
    WHERE number IN (SELECT value FROM json_each(?)) AND first_day IS NOT NULL
        AND length(date) >= 10
    ORDER BY first_day, number
"""
PEOPLE_ON_SIDES = """
    SELECT DISTINCT a.person FROM meetings m JOIN participants a ON a.meeting = m.id
    WHERE m.number IN (SELECT value FROM json_each(?)) AND a.person IS NOT NULL
        AND a.side IN (SELECT value FROM json_each(?))
"""
QUOTES = """
    SELECT m.number, q.number FROM quotes q JOIN meetings m ON m.id = q.meeting
    WHERE m.number IN (SELECT value FROM json_each(?))
"""
BY_SPEAKERS = " AND q.speaker IN (SELECT value FROM json_each(?))"
WITH_WORDS = " AND q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"


def sort_by_date(
    connection: Connection, numbers: Iterable[int], limit: int, *, latest: bool
) -> list[int]:
    """Return at most `limit` of these meetings, the latest or the first of them first.

    Those that are not known to be held come last.
    """
    query = BY_DATE.format(direction="DESC" if latest else "ASC")
    values = {"numbers": _json(numbers), "limit": limit}
    return [row[0] for row in connection.execute(query, values)]


def count_people(
    connection: Connection,
    numbers: Iterable[int],
    sides: Collection[str],
    without: Collection[str],
) -> list[PersonCount]:
    """Return who took part in the meetings held among these, those in most meetings first.

    Only people on one of the sides where any are given; nobody whose id is in `without`.
    """
    values = {"numbers": _json(numbers), "sides": _json(sides), "without": _json(without)}
    return [PersonCount(*row) for row in connection.execute(PEOPLE, values)]


def count_described(
    connection: Connection,
    numbers: Iterable[int],
    sides: Collection[str],
    without_sides: Collection[str],
) -> list[PersonCount]:
    """Return who took part in these meetings without being named, other than for some sides."""
    values = {"numbers": _json(numbers), "sides": _json(sides), "without": _json(without_sides)}
    return [PersonCount(*row) for row in connection.execute(DESCRIBED, values)]


def sides_of(connection: Connection, numbers: Iterable[int], people: Collection[str]) -> set[str]:
    """Return the ids of the places that these people spoke for in these meetings."""
    return {row[0] for row in connection.execute(SIDES_OF, (_json(numbers), _json(people)))}


def count_topics(connection: Connection, numbers: Iterable[int]) -> list[tuple[str, int]]:
    """Return the names of the topics of these meetings with their numbers, the largest first."""
    return list(connection.execute(TOPICS, (_json(numbers),)))


def count_years(connection: Connection, numbers: Iterable[int]) -> list[tuple[str, int]]:
    """Return the years of these meetings with their numbers, the largest first."""
    return list(connection.execute(YEARS, (_json(numbers),)))


def days_of(connection: Connection, numbers: Iterable[int]) -> list[tuple[int, str, str | None]]:
    """Return the numbers and the first and last days of these meetings, by date.

    Those dated only by a month or year are left out.
    """
    return list(connection.execute(DAYS, (_json(numbers),)))


def people_on_sides(
    connection: Connection, numbers: Iterable[int], sides: Collection[str]
) -> set[str]:
    """Return the ids of the people on one of these sides in one of these meetings."""
    values = (_json(numbers), _json(sides))
    return {row[0] for row in connection.execute(PEOPLE_ON_SIDES, values)}


def filter_quotes(
    connection: Connection,
    meetings: Iterable[int],
    speakers: Collection[str],
    phrases: Collection[Collection[str]],
) -> dict[int, set[int]]:
    """Return the numbers of the matching quotes of each meeting that has any, by its number.

    A quote matches when it is by one of the speakers (by anybody where none are given) and has
    every phrase in one of its spellings.
    """
    query, values = QUOTES, [_json(meetings)]
    if speakers:
        query += BY_SPEAKERS
        values.append(_json(speakers))
    for spellings in phrases:
        plain = [_without_syntax(words) for words in islice(spellings, MAX_SPELLINGS)]
        if searched := [words for words in plain if fold(words)]:
            query += WITH_WORDS
            values.append(" OR ".join(f'"{words}"' for words in searched))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for meeting, quote in connection.execute(query, values):
        found[meeting].add(quote)
    return dict(found)


def _without_syntax(words: str) -> str:
    """Return words without the characters that end a phrase of a full-text query."""
    return words.replace('"', " ").replace("\0", " ")


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))
