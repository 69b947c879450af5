"""What the registries know beside names: places, and who held which office when."""

import json
from collections.abc import Collection
from sqlite3 import Connection

from bot.index.model import OfficeTerm, RegistryPlace
from bot.index.schema import WITH_OFFICE

PLACES = "SELECT id, name, kind, within FROM places ORDER BY id"
OFFICES = """
    SELECT o.person, p.name, o.title, o."of", p.country, o.held
    FROM offices o JOIN people p ON p.id = o.person ORDER BY o.person, o.position
"""
# People whom the registry has without an office may have taken part in meetings under one
OFFICES_ON_SIDES = f"""
    SELECT a.person, p.name, a.office AS title, NULL AS "of", a.side AS country, NULL AS held
    FROM (SELECT DISTINCT side, office, person FROM participants
        WHERE {WITH_OFFICE} AND side IN (SELECT value FROM json_each(?))) a
    JOIN people p ON p.id = a.person ORDER BY a.person, a.office, a.side
"""  # noqa: S608  # only our own words
# A meeting counts when it lies within the term of office, or gives the person that title
MEETINGS_IN_OFFICE = """
    SELECT DISTINCT m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person = :person AND (
        a.office IN (SELECT value FROM json_each(:titles))
        OR EXISTS (SELECT 1 FROM json_each(:terms) t
            WHERE coalesce(m.first_day, '0000') >= json_extract(t.value, '$[0]')
                AND coalesce(m.last_day, '9999') <= json_extract(t.value, '$[1]')))
"""
ON_OCCASION = "SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH ?"


def load_places(connection: Connection) -> list[RegistryPlace]:
    """Return every place, in order of id."""
    return [RegistryPlace(*row) for row in connection.execute(PLACES)]


def load_offices(connection: Connection) -> list[OfficeTerm]:
    """Return every office in the registry of people."""
    return [OfficeTerm(*row) for row in connection.execute(OFFICES)]


def find_offices_on_sides(connection: Connection, sides: Collection[str]) -> list[OfficeTerm]:
    """Return the offices in which people took part in meetings on these sides (ids of places)."""
    return [OfficeTerm(*row) for row in connection.execute(OFFICES_ON_SIDES, (_json(sides),))]


def find_meetings_in_office(
    connection: Connection,
    person: str,
    terms: Collection[tuple[str, str]],
    titles: Collection[str],
) -> set[int]:
    """Return the numbers of a person's meetings within these terms, or under these titles.

    A term is its first and last day, as ISO dates.
    """
    values = {"person": person, "terms": _json(terms), "titles": _json(titles)}
    return {row[0] for row in connection.execute(MEETINGS_IN_OFFICE, values)}


def find_on_occasion(connection: Connection, phrases: Collection[str]) -> set[int]:
    """Return the numbers of the meetings whose occasion or title has one of these phrases."""
    words = " OR ".join(f'"{phrase}"' for phrase in phrases)
    return {row[0] for row in connection.execute(ON_OCCASION, (f"{{title occasion}}: ({words})",))}


def _json(values: Collection[str] | Collection[tuple[str, str]]) -> str:
    return json.dumps(list(values))
