"""The lexicon, written when an index is built: the words of names, whose they are, what is near."""

import json
import sqlite3
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.name_codec import pack, unpack
from bot.name_matching.deletion_keys import near_keys, whole_name_keys
from bot.name_matching.name_parts import (
    MAX_JOINED_WORDS,
    ParsedName,
    family_end,
    inverted_words,
    parse_name,
    token_joins,
)
from bot.name_matching.part_roles import NamePart, part_of_person, part_of_place, part_of_topic
from bot.name_matching.word_variants import stem

MANY = 8  # owners of a word whose meetings are put together at build time

NAMES = """
    SELECT e.number, e.kind, e.name AS canonical, n.name, p.family
    FROM names n JOIN entities e ON e.kind = n.kind AND e.id = n.entity
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
    ORDER BY e.number, n.position
"""
SPOTS = "SELECT word, kind, form, part, entity FROM temp.spots ORDER BY word, kind, form, part"
PEOPLE = "SELECT forms FROM entities WHERE kind = 'person' ORDER BY number"
NUMBER_OF_NAME = "SELECT number FROM whole_names WHERE name = ? AND family = ? AND family_at = ?"
KEYS_OF_NAMES = """
    SELECT key, CASE max(is_likely) WHEN 1 THEN -number ELSE number END FROM temp.keys_of_names
    GROUP BY key, number ORDER BY key, number
"""
PART_OF: dict[str, Callable[[ParsedName, int], NamePart]] = {
    EntityKind.PERSON: part_of_person,
    EntityKind.TOPIC: part_of_topic,
    EntityKind.PLACE: part_of_place,
}


def write_forms(connection: sqlite3.Connection) -> None:
    """Write each entity's names, taken apart, and where each of their words stands."""
    cursor = connection.cursor()
    cursor.row_factory = None
    for number, group in groupby(cursor.execute(NAMES), key=itemgetter(0)):
        forms = []
        for _, kind, canonical, name, family in group:
            known = parse_name(
                name, canonical, (family or "") if kind == EntityKind.PERSON else None
            )
            if known.words:
                forms.append(known)
                _write_spots(connection, number, kind, known)
        connection.execute("UPDATE entities SET forms = ? WHERE number = ?", (pack(forms), number))


def _write_spots(connection: sqlite3.Connection, number: int, kind: str, known: ParsedName) -> None:
    form = "native" if known.is_east_asian else "latin"
    rows = []
    for start, end, word in token_joins(known.words):
        part = PART_OF[kind](known, (1 << end) - (1 << start))
        rows.append((word, kind, form, part, number))
        if kind == EntityKind.TOPIC and end - start == 1:
            rows.append((stem(word), kind, "stem", part, number))
    if word := "".join(inverted_words(known)):
        rows.append((word, kind, form, NamePart.INVERTED, number))
    connection.executemany("INSERT INTO temp.spots VALUES (?, ?, ?, ?, ?)", rows)


def write_lexicon(connection: sqlite3.Connection) -> None:
    """Write whose each word is, and in which part of their names."""
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


def write_near_words(connection: sqlite3.Connection) -> None:
    """Write under which keys a word is found when it is spelled otherwise."""
    words = connection.execute(
        "SELECT DISTINCT word, kind FROM lexicon WHERE form = 'latin' AND part <> 'turned'"
    )
    connection.executemany(
        "INSERT OR IGNORE INTO near_words VALUES (?, ?)",
        (
            (key, word)
            for word, kind in words
            for key in near_keys(word, is_sounded=kind != EntityKind.TOPIC)
        ),
    )


def write_near_names(connection: sqlite3.Connection) -> None:
    """Write under which keys people's whole names, as one word, are found if spelled otherwise.

    The names stand under a key by their numbers, below 0 where they most likely sound so.
    """
    cursor = connection.cursor()
    cursor.row_factory = None
    for (forms,) in connection.execute(PEOPLE):
        for known in unpack(forms):
            _write_keys(cursor, known)
    by_key = groupby(connection.execute(KEYS_OF_NAMES), key=itemgetter(0))
    connection.executemany(
        "INSERT INTO near_names VALUES (?, ?)",
        ((key, " ".join(str(number) for _, number in group)) for key, group in by_key),
    )


def _write_keys(cursor: sqlite3.Cursor, known: ParsedName) -> None:
    if known.is_east_asian or len(known.words) > MAX_JOINED_WORDS:
        return
    for words in filter(None, (known.words, inverted_words(known))):
        whole = ("".join(words), *family_end(words, known))
        cursor.execute("INSERT OR IGNORE INTO whole_names VALUES (NULL, ?, ?, ?)", whole)
        (number,) = cursor.execute(NUMBER_OF_NAME, whole).fetchone()
        keys = whole_name_keys(words, is_turned=words != known.words)
        cursor.executemany(
            "INSERT INTO temp.keys_of_names VALUES (?, ?, ?)",
            ((key, number, is_likely) for key, is_likely in keys.items()),
        )
