"""The meetings of each person, topic and place, collected into the temporary table `counted`."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from graphlib import TopologicalSorter

from pyroaring import BitMap

from bot.index.bitmaps import group_rows

COUNTED_TABLE = """
    CREATE TEMP TABLE counted (kind TEXT, id TEXT, meetings BLOB, sides BLOB,
        meeting_count INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID
"""
PEOPLE = """
    SELECT a.person, m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person IS NOT NULL ORDER BY a.person
"""
TOPICS = """
    SELECT x.topic, m.number FROM meeting_topics x JOIN meetings m ON m.id = x.meeting
    ORDER BY x.topic
"""
PLACES = """
    SELECT x.place, m.number FROM meeting_places x JOIN meetings m ON m.id = x.meeting
    ORDER BY x.place
"""
SIDES = """
    SELECT a.side, m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.side IS NOT NULL ORDER BY a.side
"""


def count_meetings(connection: sqlite3.Connection) -> None:
    """Create and fill `counted`: by kind and id, the sets of meetings and their count.

    The meetings of a topic include those on narrower topics, and the meetings of a place those
    within it. `sides` are the meetings in which someone spoke for a place.
    """
    connection.execute(COUNTED_TABLE)
    _count_people(connection)
    _count_topics(connection)
    _count_places(connection)


def _count_people(connection: sqlite3.Connection) -> None:
    meetings = group_rows(connection, PEOPLE)
    _insert(connection, "person", ((person, found, BitMap()) for person, found in meetings))


def _count_topics(connection: sqlite3.Connection) -> None:
    broader = _broader(connection, "SELECT topic, broader FROM broader_topics")
    meetings = _with_narrower(dict(group_rows(connection, TOPICS)), broader)
    _insert(connection, "topic", ((topic, found, BitMap()) for topic, found in meetings.items()))


def _count_places(connection: sqlite3.Connection) -> None:
    broader = _broader(connection, "SELECT id, within FROM places WHERE within IS NOT NULL")
    held = _with_narrower(dict(group_rows(connection, PLACES)), broader)
    sides = _with_narrower(dict(group_rows(connection, SIDES)), broader)
    none = BitMap()
    rows = ((each, held.get(each, none), sides.get(each, none)) for each in sorted(held | sides))
    _insert(connection, "place", rows)


def _broader(connection: sqlite3.Connection, query: str) -> dict[str, list[str]]:
    broader: defaultdict[str, list[str]] = defaultdict(list)
    for narrow, broad in connection.execute(query):
        broader[narrow].append(broad)
    return broader


def _with_narrower(meetings: dict[str, BitMap], broader: dict[str, list[str]]) -> dict[str, BitMap]:
    """Add the meetings of narrower topics or places to those of the broader ones."""
    narrower: defaultdict[str, list[str]] = defaultdict(list)
    for narrow, broads in broader.items():
        for broad in broads:
            narrower[broad].append(narrow)
    for each in TopologicalSorter(narrower).static_order():
        below = [meetings[narrow] for narrow in narrower.get(each, ()) if narrow in meetings]
        if below:
            meetings[each] = BitMap.union(meetings.get(each, BitMap()), *below)
    return meetings


def _insert(
    connection: sqlite3.Connection, kind: str, rows: Iterable[tuple[str, BitMap, BitMap]]
) -> None:
    connection.executemany(
        "INSERT INTO temp.counted VALUES (?, ?, ?, ?, ?)",
        (
            (kind, entity, meetings.serialize(), sides.serialize(), len(meetings | sides))
            for entity, meetings, sides in rows
        ),
    )
