"""Join the records that report one meeting into one, and keep each of them as it was."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.index.write.event_matching import ReportedMeeting, find_events
from bot.records.model import Prominence
from bot.text import fold

COLUMNS = (
    "id", "title", "kind", "status", "role", "date", "date_basis", "date_reasoning", "occasion",
    "summary", "notes", "participants", "topics", "places",
)  # fmt: skip
READ = f"SELECT {', '.join(COLUMNS)} FROM meetings_as_read WHERE number = ?"  # noqa: S608  # only our own words
EVIDENCE = """
    SELECT "of", exact, start, "end" FROM evidence WHERE meeting = ? ORDER BY position
"""
INSERT_MEMBER = "INSERT INTO event_members VALUES (?, ?, ?, ?)"
QUOTES_BY_MEETING = "CREATE INDEX IF NOT EXISTS idx_quotes_meeting ON quotes (meeting)"
ROWS_OF_MEMBER = ("participants", "meeting_topics", "meeting_places", "evidence", "meeting_sources")
UPDATE = """
    UPDATE meetings_as_read SET participants = :participants, topics = :topics, places = :places,
        place = :place, occasion = :occasion, records = :records, other_texts = :other_texts
    WHERE number = :number
"""
INSERTS = {
    "participants": "INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?)",
    "topics": "INSERT INTO meeting_topics VALUES (?, ?, ?)",
    "places": "INSERT INTO meeting_places VALUES (?, ?, ?)",
}

RecordContent = Mapping[str, Any]
"""The values of a record of a meeting, by column."""


def join_events(connection: sqlite3.Connection) -> None:
    """Make one meeting of the records that report it; `event_members` keeps each record.

    It has the people, topics, places, sources and quotes of all of them, and else what the record
    says that is the closest: one about the meeting, with the fewest days and people.
    """
    connection.execute(QUOTES_BY_MEETING)
    for group in find_events(connection):
        _join(connection, sorted(group, key=_closeness))


def _closeness(record: ReportedMeeting) -> tuple[bool, int, int, int]:
    days = date.fromisoformat(record.last_day) - date.fromisoformat(record.first_day)
    is_passing = record.role != Prominence.SUBJECT
    return is_passing, days.days, len(record.people), record.number


def _join(connection: sqlite3.Connection, group: Sequence[ReportedMeeting]) -> None:
    first, *others = group
    records = [_content(connection, each) for each in group]
    for position, record in enumerate(records):
        content = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        connection.execute(INSERT_MEMBER, (first.id, position, record["id"], content))
    for each in others:
        for statement in (
            "UPDATE OR IGNORE meeting_sources SET meeting = ? WHERE meeting = ?",
            "UPDATE quotes SET meeting = ? WHERE meeting = ?",
        ):
            connection.execute(statement, (first.id, each.id))
        for table in ROWS_OF_MEMBER:
            connection.execute(f"DELETE FROM {table} WHERE meeting = ?", (each.id,))  # noqa: S608  # our own names
        connection.execute("DELETE FROM meetings_as_read WHERE number = ?", (each.number,))
    _write(
        connection, first, records, _innermost([place for each in group for place in each.places])
    )


def _content(connection: sqlite3.Connection, record: ReportedMeeting) -> RecordContent:
    row = connection.execute(READ, (record.number,)).fetchone()
    content = dict(zip(COLUMNS, row, strict=True))
    for column in ("participants", "topics", "places"):
        content[column] = json.loads(content[column])
    evidence = connection.execute(EVIDENCE, (record.id,)).fetchall()
    return {**content, "evidence": [list(row) for row in evidence], "sources": [*record.sources]}


def _write(
    connection: sqlite3.Connection,
    first: ReportedMeeting,
    records: Sequence[RecordContent],
    places: Sequence[str],
) -> None:
    lists: dict[str, list[Any]] = {
        "participants": _union((each["participants"] for each in records), _who),
        "topics": _union((each["topics"] for each in records), str),
        "places": list(places),
    }
    connection.execute("DELETE FROM meeting_places WHERE meeting = ?", (first.id,))
    known = {**{name: len(records[0][name]) for name in lists}, "places": 0}
    for name, values in lists.items():
        rows = (
            (first.id, at, *(value if isinstance(value, list) else [value]))
            for at, value in enumerate(values)
            if at >= known[name]
        )
        connection.executemany(INSERTS[name], rows)
    texts = (each[column] for each in records[1:] for column in ("title", "occasion", "summary"))
    connection.execute(
        UPDATE,
        {
            **{name: _json(values) for name, values in lists.items()},
            "place": places[0],
            "occasion": next(filter(None, (each["occasion"] for each in records)), None),
            "records": _json([each["id"] for each in records]),
            "other_texts": "\n".join(filter(None, texts)),
            "number": first.number,
        },
    )


def _union(lists: Iterable[list[Any]], key: Callable[[Any], object]) -> list[Any]:
    """Return the values of all lists, the first of each key."""
    united: dict[object, Any] = {}
    for values in lists:
        for value in values:
            united.setdefault(key(value), value)
    return list(united.values())


def _who(participant: Sequence[str | None]) -> object:
    person, described, *_ = participant
    return person or fold(described or "")


def _innermost(places: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the places, without those that contain another one of them."""
    containing = {broader for chain in places for broader in chain[1:]}
    return list(dict.fromkeys(chain[0] for chain in places if chain[0] not in containing))


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
