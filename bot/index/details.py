"""Meetings in full: a handful of rows from several tables, put together."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from bot.index.model import Meeting, Participant, Quote, Source

SOURCE_COLUMNS = "s.id, s.publisher, s.title, s.published, s.agency, s.url, s.origin"

OF_QUOTE = 5  # columns of a quote that stand before those of its source

# One meeting at a time: few are shown, and looking up one key is several times as quick as a list
MEETING = """
    SELECT m.number, m.id, m.title, m.kind, m.status, m.role, m.date, m.date_basis,
        m.date_reasoning, p.name AS place, m.occasion, m.summary, m.notes
    FROM meetings m LEFT JOIN places p ON p.id = m.place WHERE m.number = ?
"""
PARTICIPANTS = """
    SELECT coalesce(p.name, a.described), a.person, l.name, a.office
    FROM participants a LEFT JOIN people p ON p.id = a.person LEFT JOIN places l ON l.id = a.side
    WHERE a.meeting = ? ORDER BY a.position
"""
TOPICS = """
    SELECT t.name FROM meeting_topics x JOIN topics t ON t.id = x.topic
    WHERE x.meeting = ? ORDER BY x.position
"""
SOURCES = f"""
    SELECT {SOURCE_COLUMNS} FROM meeting_sources x JOIN sources s ON s.id = x.source
    WHERE x.meeting = ? ORDER BY s.published, s.id
"""  # noqa: S608  # only our own words
QUOTES = f"""
    SELECT q.number, q.exact, coalesce(p.name, q.described), q.speaker, q.via, q."to",
        {SOURCE_COLUMNS}
    FROM quotes q JOIN sources s ON s.id = q.source LEFT JOIN people p ON p.id = q.speaker
    WHERE q.meeting = ? ORDER BY s.published, s.id, q.start
"""  # noqa: S608  # only our own words


def load_meetings(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Meeting]:
    """Return the meetings with these numbers, in this order."""
    rows = (connection.execute(MEETING, (number,)).fetchone() for number in numbers)
    return [_meeting(connection, row) for row in rows if row]


def _meeting(connection: sqlite3.Connection, row: Any) -> Meeting:
    *columns, notes = row
    key = (row["id"],)
    beside: tuple[Any, ...] = (
        tuple(notes.split("\n")) if notes else (),
        tuple(Participant(*each) for each in connection.execute(PARTICIPANTS, key)),
        tuple(name for (name,) in connection.execute(TOPICS, key)),
        tuple(Source(*each) for each in connection.execute(SOURCES, key)),
        tuple(map(_quote, connection.execute(QUOTES, key))),
    )
    return Meeting(*(*columns, *beside))


def _quote(row: Any) -> Quote:
    number, *said = row
    of_source = said[OF_QUOTE:]
    return Quote(*(*said[:OF_QUOTE], Source(*of_source), number))
