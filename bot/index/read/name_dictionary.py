"""Who and what is called exactly so: names looked up as a text is walked through."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection

from bot.index.model import EntityKind

# ` ` is the character before `!`: the range has the key itself, and what goes on with another word
BEGINNINGS = """
    SELECT value FROM json_each(?) WHERE EXISTS (
        SELECT 1 FROM names WHERE folded >= value AND folded < value || '!')
"""
CALLED = """
    SELECT n.kind, n.entity, n.name, n.folded, coalesce(p.name, t.name, l.name) AS canonical
    FROM names n
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
        LEFT JOIN topics t ON n.kind = 'topic' AND t.id = n.entity
        LEFT JOIN places l ON n.kind = 'place' AND l.id = n.entity
    WHERE n.folded IN (SELECT value FROM json_each(?))
    ORDER BY n.kind, n.entity, n.position
"""
OF_FAMILIES = """
    SELECT p.id, p.name, p.family,
        (SELECT group_concat(title, '; ') FROM offices WHERE person = p.id) AS offices
    FROM people p WHERE p.family IN (SELECT value FROM json_each(?)) ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of somebody or something, as it is written and as it is folded."""

    kind: EntityKind
    entity: str
    name: str
    folded: str
    canonical: str


@dataclass(frozen=True, slots=True)
class SurnameBearer:
    """Somebody of a family name, with the titles of all offices they held."""

    entity: str
    name: str
    family: str
    offices: str


def find_name_prefixes(connection: Connection, keys: Collection[str]) -> set[str]:
    """Return those of these folded words that some name begins with, or is."""
    return {row[0] for row in connection.execute(BEGINNINGS, (json.dumps(list(keys)),))}


def find_names(connection: Connection, keys: Collection[str]) -> list[NameEntry]:
    """Return the names that fold to one of these."""
    rows = connection.execute(CALLED, (json.dumps(list(keys)),))
    return [NameEntry(EntityKind(row[0]), *row[1:]) for row in rows]


def find_by_surname(connection: Connection, surnames: Collection[str]) -> list[SurnameBearer]:
    """Return the people of these family names, as they are written in the canonical names."""
    rows = connection.execute(OF_FAMILIES, (json.dumps(list(surnames)),))
    return [SurnameBearer(row[0], row[1], row[2], row[3] or "") for row in rows]
