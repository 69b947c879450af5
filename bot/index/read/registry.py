"""What the index knows beside its meetings: places, and who held which office when."""

import json
import sqlite3
from collections.abc import Collection

from bot.index.model import Office, Place

PLACES = "SELECT id, name, kind, within FROM places ORDER BY id"
OFFICES = """
    SELECT o.person, p.name, o.title, o."of", p.country, o.held
    FROM offices o JOIN people p ON p.id = o.person ORDER BY o.person, o.position
"""
# Whom the registry has without an office may have taken part in meetings with one
SERVING = """
    SELECT a.person, p.name, a.office AS title, NULL AS "of", a.side AS country, NULL AS held
    FROM (SELECT DISTINCT side, office, person FROM participants
        WHERE office IS NOT NULL AND side IN (SELECT value FROM json_each(?))) a
    JOIN people p ON p.id = a.person ORDER BY a.person, a.office, a.side
"""
SERVING_INDEX = """
    CREATE INDEX idx_participants_serving ON participants (side, office, person)
    WHERE office IS NOT NULL
"""
# A meeting counts when it lies within the time of the office, or says that the person had it
IN_OFFICE = """
    SELECT DISTINCT m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person = :person AND (
        a.office IN (SELECT value FROM json_each(:titles))
        OR EXISTS (SELECT 1 FROM json_each(:times) t
            WHERE coalesce(m.first_day, '0000') >= json_extract(t.value, '$[0]')
                AND coalesce(m.last_day, '9999') <= json_extract(t.value, '$[1]')))
"""

ON_OCCASION = "SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH ?"


def load_places(connection: sqlite3.Connection) -> list[Place]:
    """Return every place."""
    return [Place(*row) for row in connection.execute(PLACES)]


def load_offices(connection: sqlite3.Connection) -> list[Office]:
    """Return every office that the registry of people has."""
    return [Office(*row) for row in connection.execute(OFFICES)]


def find_serving(connection: sqlite3.Connection, sides: Collection[str]) -> list[Office]:
    """Return the offices in which people took part for these sides."""
    return [Office(*row) for row in connection.execute(SERVING, (json.dumps(list(sides)),))]


def meetings_in_office(
    connection: sqlite3.Connection,
    person: str,
    times: Collection[tuple[str, str]],
    titles: Collection[str],
) -> set[int]:
    """Return the meetings of a person within these times (ISO days), or under these titles."""
    values = {
        "person": person,
        "times": json.dumps(list(times)),
        "titles": json.dumps(list(titles)),
    }
    return {row[0] for row in connection.execute(IN_OFFICE, values)}


def on_occasion(connection: sqlite3.Connection, phrases: Collection[str]) -> set[int]:
    """Return the meetings whose occasion or title has one of these phrases."""
    words = " OR ".join(f'"{phrase}"' for phrase in phrases)
    return {row[0] for row in connection.execute(ON_OCCASION, (f"{{title occasion}}: ({words})",))}
