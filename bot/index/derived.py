"""What search needs of the rows, worked out once at build time: postings and a lexicon.

A posting is the set of the meetings that have something, as a roaring bitmap of their numbers
(https://roaringbitmap.org): a later meeting has a larger number, so the newest are the last.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from graphlib import TopologicalSorter
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap

from bot.index.forms import pack
from bot.index.model import EntityKind
from bot.names.known import Known, joins, known_of, turned
from bot.names.near import near_keys
from bot.names.parts import Part, part_of_person, part_of_place, part_of_topic
from bot.names.spelling import stem

MANY = 8  # owners of a word whose meetings are put together at build time
SEVERAL_DAYS = 31  # a longer time is one in which something was to happen

# A word of names: WITHOUT ROWID, since all are looked up by their key alone
TABLES = """
    CREATE TABLE entities (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
        forms TEXT NOT NULL, times INTEGER NOT NULL, meetings BLOB NOT NULL, sides BLOB NOT NULL,
        UNIQUE (kind, id)) STRICT;
    CREATE TABLE lexicon (
        word TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, part TEXT NOT NULL,
        entities BLOB NOT NULL, meetings BLOB,
        PRIMARY KEY (word, kind, form, part)) STRICT, WITHOUT ROWID;
    CREATE TABLE near_words (
        key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) STRICT, WITHOUT ROWID;
    CREATE TABLE postings (
        kind TEXT NOT NULL, key TEXT NOT NULL, meetings BLOB NOT NULL,
        PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE counted (kind TEXT, id TEXT, meetings BLOB, sides BLOB, times INTEGER,
        PRIMARY KEY (kind, id)) WITHOUT ROWID;
    CREATE TEMP TABLE spots (word TEXT, kind TEXT, form TEXT, part TEXT, entity INTEGER);
"""
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
QUOTED = "SELECT 'quotes', m.number FROM quotes q JOIN meetings m ON m.id = q.meeting"
# Whoever is met most often has the smallest number, and so comes first where many fit
NUMBERED = """
    INSERT INTO entities (kind, id, name, forms, times, meetings, sides)
    SELECT e.kind, e.id, e.name, '[]', coalesce(c.times, 0), coalesce(c.meetings, :none),
        coalesce(c.sides, :none)
    FROM (
        SELECT 'person' AS kind, id, name FROM people
        UNION ALL SELECT 'topic', id, name FROM topics
        UNION ALL SELECT 'place', id, name FROM places) e
        LEFT JOIN temp.counted c ON c.kind = e.kind AND c.id = e.id
    ORDER BY coalesce(c.times, 0) DESC, e.kind, e.id
"""
NAMES = """
    SELECT e.number, e.kind, e.name AS canonical, n.name, p.family
    FROM names n JOIN entities e ON e.kind = n.kind AND e.id = n.entity
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
    ORDER BY e.number, n.position
"""
SPOTS = "SELECT word, kind, form, part, entity FROM temp.spots ORDER BY word, kind, form, part"
PART_OF: dict[str, Callable[[Known, int], Part]] = {
    EntityKind.PERSON: part_of_person,
    EntityKind.TOPIC: part_of_topic,
    EntityKind.PLACE: part_of_place,
}


def derive(connection: sqlite3.Connection) -> None:
    """Fill the tables that search reads from those that hold the rows."""
    connection.executescript(TABLES)
    _count_people(connection)
    _count_topics(connection)
    _count_places(connection)
    connection.execute(NUMBERED, {"none": BitMap().serialize()})
    _write_forms(connection)
    _write_lexicon(connection)
    _write_near_words(connection)
    _write_postings(connection)
    connection.execute("DROP TABLE temp.counted")
    connection.execute("DROP TABLE temp.spots")


def _grouped(connection: sqlite3.Connection, query: str) -> Iterator[tuple[str, BitMap]]:
    """Yield each value of the first column with the set of those beside it."""
    rows = connection.cursor()
    rows.row_factory = None
    for value, group in groupby(rows.execute(query), key=itemgetter(0)):
        yield value, BitMap([number for _, number in group])


def _count_people(connection: sqlite3.Connection) -> None:
    _keep(
        connection,
        "person",
        ((who, found, BitMap()) for who, found in _grouped(connection, PEOPLE)),
    )


def _count_topics(connection: sqlite3.Connection) -> None:
    wider = _wider(connection, "SELECT topic, broader FROM broader_topics")
    found = _upwards(dict(_grouped(connection, TOPICS)), wider)
    _keep(connection, "topic", ((topic, bits, BitMap()) for topic, bits in found.items()))


def _count_places(connection: sqlite3.Connection) -> None:
    """Count what was held at a place and those who spoke for it; what lies within it counts too."""
    wider = _wider(connection, "SELECT id, within FROM places WHERE within IS NOT NULL")
    held = _upwards(dict(_grouped(connection, PLACES)), wider)
    sides = _upwards(dict(_grouped(connection, SIDES)), wider)
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


def _write_forms(connection: sqlite3.Connection) -> None:
    """Write each entity's names, taken apart, and where each of their words stands."""
    cursor = connection.cursor()
    cursor.row_factory = None
    for number, group in groupby(cursor.execute(NAMES), key=itemgetter(0)):
        forms = []
        for _, kind, canonical, name, family in group:
            known = known_of(name, canonical, (family or "") if kind == EntityKind.PERSON else None)
            if known.words:
                forms.append(known)
                _write_spots(connection, number, kind, known)
        connection.execute("UPDATE entities SET forms = ? WHERE number = ?", (pack(forms), number))


def _write_spots(connection: sqlite3.Connection, number: int, kind: str, known: Known) -> None:
    form = "native" if known.is_east_asian else "latin"
    rows = []
    for start, end, word in joins(known.words):
        part = PART_OF[kind](known, (1 << end) - (1 << start))
        rows.append((word, kind, form, part, number))
        if kind == EntityKind.TOPIC and end - start == 1:
            rows.append((stem(word), kind, "stem", part, number))
    if word := turned(known):
        rows.append((word, kind, form, Part.TURNED, number))
    connection.executemany("INSERT INTO temp.spots VALUES (?, ?, ?, ?, ?)", rows)


def _write_lexicon(connection: sqlite3.Connection) -> None:
    cursor = connection.cursor()
    cursor.row_factory = None
    for key, group in groupby(cursor.execute(SPOTS), key=itemgetter(0, 1, 2, 3)):
        owners = BitMap([entity for *_, entity in group])
        connection.execute(
            "INSERT INTO lexicon VALUES (?, ?, ?, ?, ?, ?)",
            (*key, owners.serialize(), _together(connection, owners)),
        )


def _together(connection: sqlite3.Connection, owners: BitMap) -> bytes | None:
    """Return the meetings of all owners of a word, where putting them together takes time."""
    if len(owners) < MANY:
        return None
    rows = connection.execute(
        "SELECT meetings FROM entities WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(owners)),),
    )
    return BitMap.union(*(BitMap.deserialize(row[0]) for row in rows)).serialize()


def _write_near_words(connection: sqlite3.Connection) -> None:
    words = connection.execute(
        "SELECT DISTINCT word, kind FROM lexicon WHERE form = 'latin' AND part <> 'turned'"
    )
    connection.executemany(
        "INSERT OR IGNORE INTO near_words VALUES (?, ?)",
        (
            (key, word)
            for word, kind in words.fetchall()
            for key in near_keys(word, is_sounded=kind != EntityKind.TOPIC)
        ),
    )


def _write_postings(connection: sqlite3.Connection) -> None:
    kinds = _grouped(connection, "SELECT kind, number FROM meetings ORDER BY kind")
    statuses = _grouped(connection, "SELECT status, number FROM meetings ORDER BY status")
    quoted = _grouped(connection, QUOTED)
    days = _days_of_year(connection)
    for kind, found in (("kind", kinds), ("status", statuses), ("has", quoted), ("day", days)):
        connection.executemany(
            "INSERT INTO postings VALUES (?, ?, ?)",
            ((kind, key, bits.serialize()) for key, bits in found),
        )


def _days_of_year(connection: sqlite3.Connection) -> Iterable[tuple[str, BitMap]]:
    """Return for each day (`11-26`) and month (`11`) of any year what was held in it."""
    found: defaultdict[str, BitMap] = defaultdict(BitMap)
    query = """SELECT number, first_day, last_day, date = first_day || '/' || last_day
        FROM meetings WHERE first_day IS NOT NULL AND last_day IS NOT NULL"""
    for number, first, last, is_interval in connection.execute(query):
        for key in days_and_months(first, last, is_interval=bool(is_interval)):
            found[key].add(number)
    return found.items()


def days_and_months(first: str, last: str, *, is_interval: bool) -> Iterator[str]:
    """Yield the days and months of the year on which something was held, from its ISO days.

    An event of several days is on each of them. What is known by its month is in that month, on no
    day; what is known by its year is in neither.
    """
    if first == last:
        yield first[5:]
        yield first[5:7]
        return
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if is_interval and (end - begin).days < SEVERAL_DAYS:
        days = [begin + timedelta(days=more) for more in range((end - begin).days + 1)]
        yield from (day.isoformat()[5:] for day in days)
        yield from dict.fromkeys(day.isoformat()[5:7] for day in days)
    elif first[:7] == last[:7]:
        yield first[5:7]
