"""Names of the index to choose from, while somebody types: asked of the index, key by key."""

import heapq
import json
from dataclasses import dataclass
from sqlite3 import Connection

from rapidfuzz import fuzz

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.text import fold

NEAR = 75  # of 100
MAX_COMPLETIONS = 100  # what a select of Slack's shows
BEHIND_LETTERS = "{"  # sorts behind all that folding leaves: letters, digits and spaces

# Where each kind has its canonical names, and what tells two of one name apart
TOLD_APART = {
    EntityKind.PERSON: "people e LEFT JOIN places o ON o.id = e.country",
    EntityKind.TOPIC: "topics e LEFT JOIN topics o ON 0",
    EntityKind.PLACE: "places e LEFT JOIN places o ON o.id = e.within",
}
CALLED = """
    SELECT e.id, e.name, coalesce(o.name, '') AS detail FROM {entities}
    WHERE e.id IN (SELECT entity FROM names WHERE kind = :kind AND {condition})
    ORDER BY e.name, e.id LIMIT :most
"""
# A range of the index over folded names, which costs what it finds, whatever the number of names
BEGINS_SO = "folded >= :typed AND folded < :end"
HAS_IT = "instr(replace(folded, ' ', ''), :joined)"
WITH_IDS = "entity IN (SELECT value FROM json_each(:ids))"
# Only the first two letters are often swapped, and hardly any first one is another: all names would
# take ten times as long
LIKELY_NEAR = f"""
    SELECT entity, folded FROM names WHERE kind = :kind
        AND (folded >= :first AND folded < :first || '{BEHIND_LETTERS}'
            OR folded >= :second AND folded < :second || '{BEHIND_LETTERS}')
"""  # noqa: S608  # only our own words


@dataclass(frozen=True, slots=True)
class Completion:
    """Somebody or something to choose, by id and canonical name.

    `detail` is a person's country or the place that a place lies in, where it is known.
    """

    id: str
    name: str
    detail: str = ""


class Autocomplete:
    """Looks names up by what is typed of them."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have it, or no longer."""
        table = TOLD_APART[kind].partition(" ")[0]
        query = f"SELECT name FROM {table} WHERE id = ?"  # noqa: S608  # only our own words
        row = self._index.run(lambda connection: connection.execute(query, (entity,)).fetchone())
        return row["name"] if row else None

    def name_of(self, kind: EntityKind, entity: str) -> str:
        """Return a canonical name; the id itself when the index no longer has it."""
        return self.find(kind, entity) or entity

    def complete(self, kind: EntityKind, typed: str) -> list[Completion]:
        """Return what is called like this: names that begin so, then contain it, then are near."""
        return self._index.run(lambda connection: _like(connection, kind, fold(typed)))


def _like(connection: Connection, kind: EntityKind, words: tuple[str, ...]) -> list[Completion]:
    typed, joined = " ".join(words), "".join(words)
    found = _called(connection, kind, BEGINS_SO, typed=typed, end=typed + BEHIND_LETTERS)
    if len(found) < MAX_COMPLETIONS:
        found |= _called(connection, kind, HAS_IT, joined=joined)  # those found stay in front
    return list((found or _near(connection, kind, typed)).values())[:MAX_COMPLETIONS]


def _near(connection: Connection, kind: EntityKind, typed: str) -> dict[str, Completion]:
    """Look through the names that begin with one of the first two letters, one by one."""
    best: dict[str, float] = {}
    letters = {"first": typed[:1], "second": typed[1:2].strip() or typed[:1]}
    for entity, folded in connection.execute(LIKELY_NEAR, {"kind": kind.value, **letters}):
        score = fuzz.partial_ratio(typed, folded, score_cutoff=NEAR)
        if score > best.get(entity, 0.0):
            best[entity] = score
    nearest = heapq.nsmallest(MAX_COMPLETIONS, best, key=lambda entity: (-best[entity], entity))
    found = _called(connection, kind, WITH_IDS, ids=json.dumps(nearest))
    return {entity: found[entity] for entity in nearest}


def _called(
    connection: Connection, kind: EntityKind, condition: str, **values: str
) -> dict[str, Completion]:
    query = CALLED.format(entities=TOLD_APART[kind], condition=condition)
    rows = connection.execute(query, {"kind": kind.value, "most": MAX_COMPLETIONS, **values})
    return {row["id"]: Completion(*row) for row in rows}
