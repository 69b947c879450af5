"""Exact names: which runs of words in a text are names, and who bears a family name."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection

from bot.index.model import EntityKind

# `!` follows ` ` in order, so the range holds the key itself and the key followed by more words
NAME_PREFIXES = """
    SELECT value FROM json_each(?) WHERE EXISTS (
        SELECT 1 FROM names WHERE folded >= value AND folded < value || '!')
"""
NAMES = """
    SELECT n.kind, n.entity, n.name, n.folded, coalesce(p.name, t.name, l.name) AS canonical
    FROM names n
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
        LEFT JOIN topics t ON n.kind = 'topic' AND t.id = n.entity
        LEFT JOIN places l ON n.kind = 'place' AND l.id = n.entity
    WHERE n.folded IN (SELECT value FROM json_each(?))
    ORDER BY n.kind, n.entity, n.position
"""
BY_SURNAME = """
    SELECT p.id, p.name, p.family,
        (SELECT group_concat(title, '; ') FROM offices WHERE person = p.id) AS offices
    FROM people p WHERE p.family IN (SELECT value FROM json_each(?)) ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of an entity as it is written, folded, and the entity's canonical name."""

    kind: EntityKind
    entity: str
    name: str
    folded: str
    canonical: str


@dataclass(frozen=True, slots=True)
class SurnameBearer:
    """A person with a family name; `offices` are all their titles, joined by `; `."""

    entity: str
    name: str
    family: str
    offices: str


def find_name_prefixes(connection: Connection, keys: Collection[str]) -> set[str]:
    """Return the keys (folded words joined by spaces) that a name begins with or equals."""
    return {row[0] for row in connection.execute(NAME_PREFIXES, (json.dumps(list(keys)),))}


def find_names(connection: Connection, keys: Collection[str]) -> list[NameEntry]:
    """Return the names whose folded form is one of these keys."""
    rows = connection.execute(NAMES, (json.dumps(list(keys)),))
    return [NameEntry(EntityKind(row[0]), *row[1:]) for row in rows]


def find_by_surname(connection: Connection, surnames: Collection[str]) -> list[SurnameBearer]:
    """Return the people with these family names, spelled as in their canonical names."""
    rows = connection.execute(BY_SURNAME, (json.dumps(list(surnames)),))
    return [SurnameBearer(row[0], row[1], row[2], row[3] or "") for row in rows]
