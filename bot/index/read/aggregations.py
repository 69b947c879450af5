"""What questions ask of many meetings at once: the latest, and the people who took part."""

import json
import sqlite3
from collections.abc import Collection, Iterable

from bot.index.model import PersonCount

# What is only planned may lie ahead of all that was held, so that it stands behind it
IN_ORDER = """
    SELECT number FROM meetings WHERE number IN (SELECT value FROM json_each(:numbers))
    ORDER BY status <> 'held', first_day IS NULL, first_day {direction}, id LIMIT :limit
"""
PEOPLE_MET = """
    SELECT a.person, p.name, count(DISTINCT m.number) AS meetings
    FROM meetings m JOIN participants a ON a.meeting = m.id JOIN people p ON p.id = a.person
    WHERE m.number IN (SELECT value FROM json_each(:numbers)) AND m.status = 'held'
        AND a.person NOT IN (SELECT value FROM json_each(:without))
        AND (:sides = '[]' OR a.side IN (SELECT value FROM json_each(:sides)))
    GROUP BY a.person ORDER BY meetings DESC, max(m.first_day) DESC, p.name, a.person
"""
SPEAKING_FOR = """
    SELECT DISTINCT a.person FROM meetings m JOIN participants a ON a.meeting = m.id
    WHERE m.number IN (SELECT value FROM json_each(?)) AND a.person IS NOT NULL
        AND a.side IN (SELECT value FROM json_each(?))
"""


def in_order(
    connection: sqlite3.Connection, numbers: Iterable[int], limit: int, *, latest: bool
) -> list[int]:
    """Return the latest or the first of these meetings, those not known to be held last."""
    query = IN_ORDER.format(direction="DESC" if latest else "ASC")
    values = {"numbers": _json(numbers), "limit": limit}
    return [row[0] for row in connection.execute(query, values)]


def people_met(
    connection: sqlite3.Connection,
    numbers: Iterable[int],
    sides: Collection[str],
    without: Collection[str],
) -> list[PersonCount]:
    """Return who took part in those of these meetings that were held, in most first."""
    values = {"numbers": _json(numbers), "sides": _json(sides), "without": _json(without)}
    return [PersonCount(*row) for row in connection.execute(PEOPLE_MET, values)]


def speaking_for(
    connection: sqlite3.Connection, numbers: Iterable[int], sides: Collection[str]
) -> set[str]:
    """Return the people who spoke for one of these sides in one of these meetings."""
    values = (_json(numbers), _json(sides))
    return {row[0] for row in connection.execute(SPEAKING_FOR, values)}


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))
