"""The index as search asks it: names, meetings that satisfy something, meetings in full."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self

from bot.index.anniversaries import Narrowing, find_anniversaries
from bot.index.connections import Connections
from bot.index.details import load_meetings
from bot.index.highlights import find_highlights
from bot.index.lexicon import Lexicon
from bot.index.model import EntityKind, Facts, Highlights, Meeting, Name
from bot.index.postings import Postings
from bot.text import fold

ALL_NAMES = """
    SELECT n.kind, n.entity, n.name, n.folded, p.family,
        coalesce(p.name, t.name, l.name) AS canonical
    FROM names n
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
        LEFT JOIN topics t ON n.kind = 'topic' AND t.id = n.entity
        LEFT JOIN places l ON n.kind = 'place' AND l.id = n.entity
    ORDER BY n.kind, n.entity, n.position
"""
TOPIC_NAMES = """
    WITH RECURSIVE asked(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT b.topic FROM broader_topics b JOIN asked ON b.broader = asked.id)
    SELECT DISTINCT n.folded FROM asked
        CROSS JOIN names n ON n.kind = 'topic' AND n.entity = asked.id
"""


class Index:
    """One index file, open for reading; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise IndexFileError, in words, when it cannot serve."""
        self._connections = Connections(path)
        self.lexicon = Lexicon(self._connections)
        self.postings = Postings(self._connections)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def names(self) -> list[Name]:
        """Return every name of every person, topic and place."""
        return [
            Name(
                kind=EntityKind(row["kind"]),
                entity=row["entity"],
                name=row["name"],
                canonical=row["canonical"],
                words=tuple(row["folded"].split()),
                family=fold(row["family"] or ""),
            )
            for row in self._rows(ALL_NAMES)
        ]

    def topic_names(self, topics: Collection[str]) -> list[tuple[str, ...]]:
        """Return the folded words of each name of these topics and of narrower ones."""
        return [tuple(row["folded"].split()) for row in self._rows(TOPIC_NAMES, _json(topics))]

    def anniversaries(
        self, month_days: Collection[str], before: date, narrowing: Narrowing
    ) -> list[tuple[int, date]]:
        """Return the numbers and first days of what was held on days (`11-26`) of earlier years."""
        with self._connections.one() as connection:
            return find_anniversaries(connection, month_days, before, narrowing)

    def meetings(self, numbers: Sequence[int]) -> list[Meeting]:
        """Return the meetings with these numbers, in this order, with all that is known of them."""
        with self._connections.one() as connection:
            return load_meetings(connection, numbers)

    def facts(self) -> Facts:
        """Return what the index covers."""
        counts = {
            table: self._rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608  # our own names
            for table in ("meetings", "people", "quotes", "sources")
        }
        span = self._rows(
            "SELECT min(first_day), max(last_day) FROM meetings WHERE status = 'held'"
        )
        metadata = {row["key"]: row["value"] for row in self._rows("SELECT * FROM metadata")}
        return Facts(**counts, first_day=span[0][0], last_day=span[0][1], metadata=metadata)

    def highlights(self) -> Highlights:
        """Return the two people who meet most, with what and where and when they talk most."""
        with self._connections.one() as connection:
            return find_highlights(connection)

    def _rows(self, query: str, values: Any = ()) -> list[Any]:
        with self._connections.one() as connection:
            return connection.execute(query, values).fetchall()


def _json(values: Collection[str] | Collection[int]) -> tuple[str]:
    return (json.dumps(list(values)),)
