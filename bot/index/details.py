"""Meetings in full: a handful of rows from several tables, put together."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from bot.index.model import Meeting, Participant, Quote, Source

SOURCE_COLUMNS = "s.id, s.publisher, s.title, s.published, s.agency, s.url, s.origin"
WANTED = "(SELECT id FROM meetings WHERE number IN (SELECT value FROM json_each(?)))"

MEETINGS = """
    SELECT m.number, m.id, m.title, m.kind, m.status, m.role, m.date, m.date_basis,
        m.date_reasoning, p.name AS place, m.occasion, m.summary, m.notes
    FROM meetings m LEFT JOIN places p ON p.id = m.place
    WHERE m.number IN (SELECT value FROM json_each(?))
"""
PARTICIPANTS = f"""
    SELECT a.meeting, coalesce(p.name, a.described) AS name, a.person, l.name AS side, a.office
    FROM participants a LEFT JOIN people p ON p.id = a.person LEFT JOIN places l ON l.id = a.side
    WHERE a.meeting IN {WANTED} ORDER BY a.meeting, a.position
"""  # noqa: S608  # only our own words
TOPICS = f"""
    SELECT x.meeting, t.name FROM meeting_topics x JOIN topics t ON t.id = x.topic
    WHERE x.meeting IN {WANTED} ORDER BY x.meeting, x.position
"""  # noqa: S608  # only our own words
SOURCES = f"""
    SELECT x.meeting, {SOURCE_COLUMNS} FROM meeting_sources x JOIN sources s ON s.id = x.source
    WHERE x.meeting IN {WANTED} ORDER BY x.meeting, s.published, s.id
"""  # noqa: S608  # only our own words
QUOTES = f"""
    SELECT q.meeting, q.number, q.exact, coalesce(p.name, q.described) AS speaker,
        q.speaker AS speaker_id, q.via, q."to" AS addressee, {SOURCE_COLUMNS}
    FROM quotes q JOIN sources s ON s.id = q.source LEFT JOIN people p ON p.id = q.speaker
    WHERE q.meeting IN {WANTED} ORDER BY q.meeting, s.published, s.id, q.start
"""  # noqa: S608  # only our own words


def load_meetings(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Meeting]:
    """Return the meetings with these numbers, in this order."""
    wanted = json.dumps(list(numbers))
    participants = _grouped(connection, PARTICIPANTS, wanted)
    topics = _grouped(connection, TOPICS, wanted)
    sources = _grouped(connection, SOURCES, wanted)
    quotes = _grouped(connection, QUOTES, wanted)
    found: dict[int, Meeting] = {}
    for row in connection.execute(MEETINGS, (wanted,)):
        found[row["number"]] = Meeting(
            **{
                **dict(row),
                "notes": tuple((row["notes"] or "").split("\n")) if row["notes"] else (),
            },
            participants=tuple(_participant(each) for each in participants[row["id"]]),
            topics=tuple(each["name"] for each in topics[row["id"]]),
            sources=tuple(_source(each) for each in sources[row["id"]]),
            quotes=tuple(_quote(each) for each in quotes[row["id"]]),
        )
    return [found[number] for number in numbers if number in found]


def _grouped(
    connection: sqlite3.Connection, query: str, wanted: str
) -> defaultdict[str, list[sqlite3.Row]]:
    groups: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(query, (wanted,)):
        groups[row["meeting"]].append(row)
    return groups


def _participant(row: Any) -> Participant:
    return Participant(row["name"], row["person"], row["side"], row["office"])


def _source(row: Any) -> Source:
    columns = ("id", "publisher", "title", "published", "agency", "url", "origin")
    return Source(**{column: row[column] for column in columns})


def _quote(row: Any) -> Quote:
    return Quote(
        exact=row["exact"],
        speaker=row["speaker"],
        speaker_id=row["speaker_id"],
        via=row["via"],
        to=row["addressee"],
        source=_source(row),
        number=row["number"],
    )
