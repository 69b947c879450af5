"""Names to choose from while a person types, looked up in the index at each key press."""

import heapq
import json
from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Connection

from rapidfuzz import fuzz

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.text import fold

MIN_PARTIAL_RATIO = 75  # of 100
MAX_COMPLETIONS = 100  # the most options that Slack shows in a select menu
AFTER_FOLDED = "{"  # follows all characters of folded text in order: letters, digits, spaces

# The table of each kind, joined to what tells two entities of one name apart
SOURCES: Mapping[EntityKind, str] = {
    EntityKind.PERSON: "people e LEFT JOIN places o ON o.id = e.country",
    EntityKind.TOPIC: "topics e LEFT JOIN topics o ON 0",
    EntityKind.PLACE: "places e LEFT JOIN places o ON o.id = e.within",
}
COMPLETIONS = """
    SELECT e.id, e.name, coalesce(o.name, '') AS detail FROM {source}
    WHERE e.id IN (SELECT entity FROM names WHERE kind = :kind AND {condition})
    ORDER BY e.name, e.id LIMIT :limit
"""
# A range of the index over folded names costs as much as it finds, however many names there are
BEGINS = "folded >= :typed AND folded < :end"
CONTAINS = "instr(replace(folded, ' ', ''), :joined)"
HAS_ID = "entity IN (SELECT value FROM json_each(:ids))"
# People often swap the first two letters, but hardly ever mistype the first one; to compare all
# names would take ten times as long
SIMILAR_START = f"""
    SELECT entity, folded FROM names WHERE kind = :kind
        AND (folded >= :first AND folded < :first || '{AFTER_FOLDED}'
            OR folded >= :second AND folded < :second || '{AFTER_FOLDED}')
"""  # noqa: S608  # only our own words


@dataclass(frozen=True, slots=True)
class Completion:
    """An entity to choose, by id and canonical name.

    `detail` is a person's country, or the place that contains a place, where it is known.
    """

    id: str
    name: str
    detail: str = ""


class Autocomplete:
    """Completes names; every method may raise IndexFileError, as those of Index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, kind: EntityKind, entity: str) -> str | None:
        """Return the canonical name of an id; None when the index does not have it (any more)."""
        table = SOURCES[kind].partition(" ")[0]
        query = f"SELECT name FROM {table} WHERE id = ?"  # noqa: S608  # only our own words
        row = self._index.run(lambda connection: connection.execute(query, (entity,)).fetchone())
        return row["name"] if row else None

    def name_of(self, kind: EntityKind, entity: str) -> str:
        """Return the canonical name of an id, or the id when the index does not have it."""
        return self.find(kind, entity) or entity

    def complete(self, kind: EntityKind, typed: str) -> list[Completion]:
        """Return at most MAX_COMPLETIONS entities whose names begin with what was typed.

        After those come the names that contain it; where there are neither, the most similar.
        """
        return self._index.run(lambda connection: _complete(connection, kind, fold(typed)))


def _complete(connection: Connection, kind: EntityKind, words: tuple[str, ...]) -> list[Completion]:
    typed, joined = " ".join(words), "".join(words)
    found = _find(connection, kind, BEGINS, typed=typed, end=typed + AFTER_FOLDED)
    if len(found) < MAX_COMPLETIONS:
        found |= _find(connection, kind, CONTAINS, joined=joined)  # those in front keep their place
    return list((found or _find_similar(connection, kind, typed)).values())[:MAX_COMPLETIONS]


def _find_similar(connection: Connection, kind: EntityKind, typed: str) -> dict[str, Completion]:
    """Compare what was typed with the names that begin with one of its first two letters."""
    best: dict[str, float] = {}
    letters = {"first": typed[:1], "second": typed[1:2].strip() or typed[:1]}
    for entity, folded in connection.execute(SIMILAR_START, {"kind": kind.value, **letters}):
        score = fuzz.partial_ratio(typed, folded, score_cutoff=MIN_PARTIAL_RATIO)
        if score > best.get(entity, 0.0):
            best[entity] = score
    nearest = heapq.nsmallest(MAX_COMPLETIONS, best, key=lambda entity: (-best[entity], entity))
    found = _find(connection, kind, HAS_ID, ids=json.dumps(nearest))
    return {entity: found[entity] for entity in nearest}


def _find(
    connection: Connection, kind: EntityKind, condition: str, **values: str
) -> dict[str, Completion]:
    query = COMPLETIONS.format(source=SOURCES[kind], condition=condition)
    rows = connection.execute(query, {"kind": kind.value, "limit": MAX_COMPLETIONS, **values})
    return {row["id"]: Completion(*row) for row in rows}
