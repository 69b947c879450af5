"""The ids that records define and refer to, across all files, without filling memory."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from bot.errors import Problem

MAX_REPORTED_REFERENCES = 5  # to one undefined id: enough to show a curator where to look
MAX_REPORTED_CYCLES = 50  # of topics, and as many of places


@dataclass(slots=True)
class _References:
    """How often an id is referred to, and the first locations (file and line)."""

    count: int = 0
    first: list[tuple[str, int]] = field(default_factory=list)


class IdRegistry:
    """Knows where each id is defined (in a temporary table on disk) and referred to.

    Kinds are `person`, `topic`, `place`, `source`, `meeting` and `archive`; lines count from 1.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.has_unreadable_records = False
        self._connection = connection
        self._references: defaultdict[tuple[str, str], _References] = defaultdict(_References)
        self._broader: defaultdict[str, defaultdict[str, list[str]]]
        self._broader = defaultdict(lambda: defaultdict(list))
        connection.execute(
            "CREATE TEMP TABLE defined (kind TEXT, id TEXT, file TEXT, line INTEGER,"
            " PRIMARY KEY (kind, id)) WITHOUT ROWID"
        )

    def define(self, kind: str, entity: str, file: str, line: int) -> Problem | None:
        """Add a definition; return the problem when the id is already defined."""
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO temp.defined VALUES (?, ?, ?, ?)", (kind, entity, file, line)
        )
        if cursor.rowcount:
            return None
        first_file, first_line = self.definition_of(kind, entity) or ("", 0)
        return Problem(
            file, line, f"the {kind} `{entity}` is already defined in {first_file}:{first_line}."
        )

    def refer(self, kind: str, entity: str, file: str, line: int) -> None:
        """Add a reference to an id, which may be defined in a later file."""
        references = self._references[kind, entity]
        references.count += 1
        if len(references.first) < MAX_REPORTED_REFERENCES:
            references.first.append((file, line))

    def add_broader(self, kind: str, narrow: str, broad: str) -> None:
        """Note that a place lies within another, or that a topic belongs to a broader one."""
        if broad not in self._broader[kind][narrow]:
            self._broader[kind][narrow].append(broad)

    def cycles(self) -> Iterator[Problem]:
        """Yield a problem for each cycle: places within each other, or topics."""
        for kind, broader in self._broader.items():
            for _ in range(MAX_REPORTED_CYCLES):
                cycle = _find_cycle(broader)
                if not cycle:
                    break
                broader[cycle[0]].remove(cycle[1])  # so that the next one is found
                file, line = self.definition_of(kind, cycle[0]) or ("", 0)
                yield Problem(file, line, f"the {kind}s {' → '.join(cycle)} form a circle.")

    def undefined_references(self) -> Iterator[Problem]:
        """Yield a problem for each of the first references to each id that is not defined."""
        known = "the records that could be read" if self.has_unreadable_records else "the records"
        for (kind, entity), references in self._references.items():
            if self.definition_of(kind, entity):
                continue
            more = references.count - len(references.first)
            also = f" {more} more places refer to it." if more else ""
            for file, line in references.first:
                yield Problem(file, line, f"there is no {kind} `{entity}` in {known}.{also}")

    def definition_of(self, kind: str, entity: str) -> tuple[str, int] | None:
        """Return the file and line of a definition; None when there is none."""
        query = "SELECT file, line FROM temp.defined WHERE kind = ? AND id = ?"
        found: tuple[str, int] | None = self._connection.execute(query, (kind, entity)).fetchone()
        return found


def _find_cycle(broader: dict[str, list[str]]) -> list[str]:
    """Return ids that each lie within the next, the first and last the same; or an empty list."""
    try:
        TopologicalSorter(broader).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle[::-1]
    return []
