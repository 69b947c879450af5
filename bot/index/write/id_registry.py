"""What records define and refer to, across all files, in memory that meetings do not fill."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from bot.errors import Problem

KEPT_MENTIONS = 5  # of one missing id; the first few show a curator where to look
MOST_CIRCLES = 50  # of one kind that are told


@dataclass(slots=True)
class _Mentions:
    """The first places that an id is referred to from, and how many there are."""

    count: int = 0
    first: list[tuple[str, int]] = field(default_factory=list)


class IdRegistry:
    """Knows each id's definition (kept in a temporary table on disk) and each id referred to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.unread = False  # whether some record could not be read at all
        self._connection = connection
        self._mentions: defaultdict[tuple[str, str], _Mentions] = defaultdict(_Mentions)
        self._wider: defaultdict[str, defaultdict[str, list[str]]]
        self._wider = defaultdict(lambda: defaultdict(list))
        connection.execute(
            "CREATE TEMP TABLE defined (kind TEXT, id TEXT, file TEXT, line INTEGER,"
            " PRIMARY KEY (kind, id)) WITHOUT ROWID"
        )

    def define(self, kind: str, entity: str, file: str, line: int) -> Problem | None:
        """Note a definition; return the problem when the id has one already."""
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO temp.defined VALUES (?, ?, ?, ?)", (kind, entity, file, line)
        )
        if cursor.rowcount:
            return None
        first_file, first_line = self.where(kind, entity) or ("", 0)
        return Problem(
            file, line, f"the {kind} `{entity}` is defined already, in {first_file}:{first_line}."
        )

    def refer(self, kind: str, entity: str, file: str, line: int) -> None:
        """Note that an id is referred to, wherever it may be defined."""
        mentions = self._mentions[kind, entity]
        mentions.count += 1
        if len(mentions.first) < KEPT_MENTIONS:
            mentions.first.append((file, line))

    def widen(self, kind: str, narrow: str, wide: str) -> None:
        """Note that a place lies in another, or that a topic is part of another."""
        if wide not in self._wider[kind][narrow]:
            self._wider[kind][narrow].append(wide)

    def circles(self) -> Iterator[Problem]:
        """Yield a problem for places that lie within each other, topics wider than each other."""
        for kind, wider in self._wider.items():
            for _ in range(MOST_CIRCLES):
                circle = _find_circle(wider)
                if not circle:
                    break
                wider[circle[0]].remove(circle[1])  # so that the next one is found
                file, line = self.where(kind, circle[0]) or ("", 0)
                yield Problem(file, line, f"the {kind}s {' → '.join(circle)} form a circle.")

    def dangling(self) -> Iterator[Problem]:
        """Yield a problem for each id that is referred to and nowhere defined."""
        known = "the records that could be read" if self.unread else "the records"
        for (kind, entity), mentions in self._mentions.items():
            if self.where(kind, entity):
                continue
            more = mentions.count - len(mentions.first)
            also = f" It is named {more} times more." if more else ""
            for file, line in mentions.first:
                yield Problem(file, line, f"there is no {kind} `{entity}` in {known}.{also}")

    def where(self, kind: str, entity: str) -> tuple[str, int] | None:
        """Return the file and line, from 1, of a definition; None when there is none."""
        query = "SELECT file, line FROM temp.defined WHERE kind = ? AND id = ?"
        found: tuple[str, int] | None = self._connection.execute(query, (kind, entity)).fetchone()
        return found


def _find_circle(wider: dict[str, list[str]]) -> list[str]:
    """Return ids each of which leads to the next, the first and the last the same; or none."""
    try:
        TopologicalSorter(wider).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle[::-1]
    return []
