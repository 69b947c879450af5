"""The lexicon: names parsed into words, the entities of each word, and the keys of both."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap

from bot.index.bitmaps import deserialize
from bot.index.model import EntityKind, WordForm
from bot.index.name_codec import pack, unpack
from bot.name_matching.coarse_sounds import coarse_sounds
from bot.name_matching.lookup_keys import full_name_keys, word_keys
from bot.name_matching.name_parts import (
    MAX_JOINED_WORDS,
    ParsedName,
    family_end,
    inverted_words,
    parse_name,
    parse_nickname,
    token_joins,
)
from bot.name_matching.part_roles import NamePart, part_of_person, part_of_place, part_of_topic
from bot.name_matching.phonetic_keys import PhoneticKeys
from bot.name_matching.similarity import NameSimilarity
from bot.name_matching.word_variants import stem

MIN_ENTITIES_TO_UNITE = 8  # of a word: the union of their meetings is then stored with the word

TABLES = """
    CREATE TEMP TABLE occurrences (word TEXT, kind TEXT, form TEXT, part TEXT, entity INTEGER);
    CREATE TEMP TABLE keys_of_names (key TEXT, number INTEGER, is_likely INTEGER);
"""
NAMES = """
    SELECT e.number, e.kind, e.name AS canonical, n.name, p.family, x.name IS NOT NULL
    FROM names n JOIN entities e ON e.kind = n.kind AND e.id = n.entity
        LEFT JOIN people p ON n.kind = 'person' AND p.id = n.entity
        LEFT JOIN temp.nicknames x ON n.kind = 'person' AND x.entity = n.entity AND x.name = n.name
    ORDER BY e.number, n.position
"""
OCCURRENCES = """
    SELECT word, kind, form, part, entity FROM temp.occurrences ORDER BY word, kind, form, part
"""
MEETINGS = "SELECT meetings FROM entities WHERE number IN (SELECT value FROM json_each(?))"
LATIN_WORDS = "SELECT DISTINCT word, kind FROM lexicon WHERE form = ? AND part <> ?"
PEOPLE = "SELECT names FROM entities WHERE kind = 'person' ORDER BY number"
NUMBER_OF_NAME = (
    "SELECT number FROM full_names WHERE name = ? AND family = ? AND family_position = ?"
)
KEYS_OF_NAMES = """
    SELECT key, CASE max(is_likely) WHEN 1 THEN -number ELSE number END FROM temp.keys_of_names
    GROUP BY key, number ORDER BY key, number
"""
PART_OF: Mapping[str, Callable[[ParsedName, int], NamePart]] = {
    EntityKind.PERSON: part_of_person,
    EntityKind.TOPIC: part_of_topic,
    EntityKind.PLACE: part_of_place,
}


def write_lexicon(connection: sqlite3.Connection) -> None:
    """Fill the tables of words and names, with their keys, and the names in `entities`."""
    phonetics = PhoneticKeys()
    connection.executescript(TABLES)
    _write_names(connection, NameSimilarity(phonetics))
    _write_words(connection)
    _write_word_keys(connection, phonetics)
    _write_name_keys(connection, phonetics)
    _write_name_sounds(connection)
    connection.execute("DROP TABLE temp.occurrences")
    connection.execute("DROP TABLE temp.keys_of_names")


def _write_names(connection: sqlite3.Connection, similarity: NameSimilarity) -> None:
    """Write each entity's parsed names, and the occurrences of their words."""
    cursor = connection.cursor()
    cursor.row_factory = None
    for number, rows in groupby(cursor.execute(NAMES), key=itemgetter(0)):
        names = []
        for _, kind, canonical, name, family, is_nickname in rows:
            surname = (family or "") if kind == EntityKind.PERSON else None
            parsed = (
                parse_nickname(name)
                if is_nickname
                else parse_name(name, canonical, surname, word_similarity=similarity.of_words)
            )
            if parsed.words:
                if not is_nickname:  # words are aligned with names only
                    names.append(parsed)
                _write_occurrences(connection, number, kind, parsed)
        connection.execute("UPDATE entities SET names = ? WHERE number = ?", (pack(names), number))


def _write_occurrences(
    connection: sqlite3.Connection, number: int, kind: str, name: ParsedName
) -> None:
    form = WordForm.NATIVE if name.is_east_asian else WordForm.LATIN
    rows = []
    for start, end, word in token_joins(name.words):
        part = PART_OF[kind](name, (1 << end) - (1 << start))
        rows.append((word, kind, form, part, number))
        if kind == EntityKind.TOPIC and end - start == 1:
            rows.append((stem(word), kind, WordForm.STEM, part, number))
    if kind == EntityKind.PERSON and (word := "".join(inverted_words(name))):
        rows.append((word, kind, form, NamePart.INVERTED, number))
    connection.executemany("INSERT INTO temp.occurrences VALUES (?, ?, ?, ?, ?)", rows)


def _write_words(connection: sqlite3.Connection) -> None:
    """Write the entities of each word, by the part that it is of their names."""
    cursor = connection.cursor()
    cursor.row_factory = None
    for key, rows in groupby(cursor.execute(OCCURRENCES), key=itemgetter(0, 1, 2, 3)):
        entity_ids = BitMap([entity for *_, entity in rows])
        connection.execute(
            "INSERT INTO lexicon VALUES (?, ?, ?, ?, ?, ?)",
            (*key, entity_ids.serialize(), _meetings_of(connection, entity_ids)),
        )


def _meetings_of(connection: sqlite3.Connection, entity_ids: BitMap) -> bytes | None:
    """Return the union of the meetings of many entities; None for a few, as that is fast enough."""
    if len(entity_ids) < MIN_ENTITIES_TO_UNITE:
        return None
    rows = connection.execute(MEETINGS, (json.dumps(list(entity_ids)),))
    return BitMap.union(*(deserialize(row[0]) for row in rows)).serialize()


def _write_word_keys(connection: sqlite3.Connection, phonetics: PhoneticKeys) -> None:
    """Write the keys under which other spellings of a word find it."""
    words = connection.execute(LATIN_WORDS, (WordForm.LATIN, NamePart.INVERTED))
    connection.executemany(
        "INSERT OR IGNORE INTO word_keys VALUES (?, ?)",
        (
            (key, word)
            for word, kind in words
            for key in word_keys(word, phonetics, is_pronounced=kind != EntityKind.TOPIC)
        ),
    )


def _write_name_keys(connection: sqlite3.Connection, phonetics: PhoneticKeys) -> None:
    """Write the keys under which other spellings of a person's full name find it.

    The names of a key are given by number, negative where the name most likely sounds so.
    """
    cursor = connection.cursor()
    cursor.row_factory = None
    for (names,) in connection.execute(PEOPLE):
        for name in unpack(names):
            _write_keys(cursor, name, phonetics)
    by_key = groupby(connection.execute(KEYS_OF_NAMES), key=itemgetter(0))
    connection.executemany(
        "INSERT INTO full_name_keys VALUES (?, ?)",
        ((key, " ".join(str(number) for _, number in rows)) for key, rows in by_key),
    )


def _write_keys(cursor: sqlite3.Cursor, name: ParsedName, phonetics: PhoneticKeys) -> None:
    if name.is_east_asian or len(name.words) > MAX_JOINED_WORDS:
        return
    for words in filter(None, (name.words, inverted_words(name))):
        is_rotated = words != name.words and not name.family  # its last part is in front
        full_name = ("".join(words), *((words[0], 0) if is_rotated else family_end(words, name)))
        cursor.execute("INSERT OR IGNORE INTO full_names VALUES (NULL, ?, ?, ?)", full_name)
        (number,) = cursor.execute(NUMBER_OF_NAME, full_name).fetchone()
        keys = full_name_keys(words, phonetics, is_inverted=words != name.words)
        cursor.executemany(
            "INSERT INTO temp.keys_of_names VALUES (?, ?, ?)",
            ((key, number, is_likely) for key, is_likely in keys.items()),
        )


def _write_name_sounds(connection: sqlite3.Connection) -> None:
    """Write the coarse sounds of each word of people's names in Latin letters."""
    words = {
        word
        for (names,) in connection.execute(PEOPLE)
        for name in unpack(names)
        if not name.is_east_asian
        for word in name.words
        if word.isalpha()
    }
    sounds = ((word, " ".join(coarse_sounds(word))) for word in sorted(words))
    connection.executemany(
        "INSERT INTO name_sounds VALUES (?, ?)", (each for each in sounds if each[1])
    )
