"""The meetings of each person, topic and place, counted when an index is built."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from graphlib import TopologicalSorter

from pyroaring import BitMap

from bot.index.bitmaps import group_rows

PEOPLE = """
    SELECT a.person, m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person IS NOT NULL ORDER BY a.person
"""
TOPICS = """
    SELECT x.topic, m.number FROM meeting_topics x JOIN meetings m ON m.id = x.meeting
    ORDER BY x.topic
"""
PLACES = "SELECT place, number FROM meetings WHERE place IS NOT NULL ORDER BY place"
SIDES = """
    SELECT a.side, m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.side IS NOT NULL ORDER BY a.side
"""


def count_people(connection: sqlite3.Connection) -> None:
    """Count the meetings of each person."""
    _keep(
        connection,
        "person",
        ((who, found, BitMap()) for who, found in group_rows(connection, PEOPLE)),
    )


def count_topics(connection: sqlite3.Connection) -> None:
    """Count the meetings about each topic; those about narrower ones count too."""
    wider = _wider(connection, "SELECT topic, broader FROM broader_topics")
    found = _upwards(dict(group_rows(connection, TOPICS)), wider)
    _keep(connection, "topic", ((topic, bits, BitMap()) for topic, bits in found.items()))


def count_places(connection: sqlite3.Connection) -> None:
    """Count what was held at a place and those who spoke for it; what lies within it counts too."""
    wider = _wider(connection, "SELECT id, within FROM places WHERE within IS NOT NULL")
    held = _upwards(dict(group_rows(connection, PLACES)), wider)
    sides = _upwards(dict(group_rows(connection, SIDES)), wider)
    none = BitMap()
    _keep(
        connection,
        "place",
        ((each, held.get(each, none), sides.get(each, none)) for each in sorted(held | sides)),
    )


def _wider(connection: sqlite3.Connection, query: str) -> dict[str, list[str]]:
    wider: defaultdict[str, list[str]] = defaultdict(list)
    for narrow, wide in connection.execute(query):
        wider[narrow].append(wide)
    return wider


def _upwards(found: dict[str, BitMap], wider: dict[str, list[str]]) -> dict[str, BitMap]:
    """Add what narrower ones have to the wider ones."""
    narrower: defaultdict[str, list[str]] = defaultdict(list)
    for narrow, wides in wider.items():
        for wide in wides:
            narrower[wide].append(narrow)
    for each in TopologicalSorter(narrower).static_order():
        below = [found[narrow] for narrow in narrower.get(each, ()) if narrow in found]
        if below:
            found[each] = BitMap.union(found.get(each, BitMap()), *below)
    return found


def _keep(
    connection: sqlite3.Connection, kind: str, rows: Iterable[tuple[str, BitMap, BitMap]]
) -> None:
    connection.executemany(
        "INSERT INTO temp.counted VALUES (?, ?, ?, ?, ?)",
        (
            (kind, entity, found.serialize(), sides.serialize(), len(found | sides))
            for entity, found, sides in rows
        ),
    )
