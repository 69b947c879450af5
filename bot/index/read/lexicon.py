"""The words that names are made of, as the index keeps them: whose they are, and what is near."""

import json
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import lru_cache
from sqlite3 import Connection
from typing import Any, NamedTuple

from pyroaring import BitMap

from bot.index.bitmaps import deserialize
from bot.index.model import EntityKind
from bot.index.name_codec import unpack
from bot.index.read.batch_cache import BatchCache
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.full_name_index import FullNameIndex
from bot.index.term_filter import among, read_hashes
from bot.name_matching.name_parts import ParsedName
from bot.name_matching.part_roles import NamePart

REMEMBERED = 8_192  # entities; their names, not their meetings
REMEMBERED_MEETINGS = 256  # sets, of all who share a family name
REMEMBERED_WORDS = 65_536  # all of an archive of ten thousand people

ALL_ENTRIES = "SELECT word, kind, form, part, entities, meetings IS NOT NULL FROM lexicon"
ENTRIES = f"{ALL_ENTRIES} WHERE word IN (SELECT value FROM json_each(?))"  # noqa: S608  # only our own words
MORE_WORDS = "SELECT 1 FROM lexicon LIMIT 1 OFFSET ?"
MEETINGS = """
    SELECT meetings FROM lexicon WHERE word = ? AND kind = ? AND form = ? AND part = ?
"""
NEAR = "SELECT key, word FROM near_words WHERE key IN (SELECT value FROM json_each(?))"
BEGINNING = """
    SELECT DISTINCT word FROM lexicon WHERE word >= ? AND word < ? AND form = 'latin' LIMIT ?
"""
# Read when an index is opened; a smaller number is met more often
MOST_MET = ("SELECT number, kind, id, name FROM entities WHERE number <= ?", (REMEMBERED,))
FORMS_OF_MOST_MET = ("SELECT number, forms FROM entities WHERE number <= ?", (REMEMBERED,))
ENTITY = "SELECT number, kind, id, name FROM entities WHERE number = ?"
NAME = "SELECT name FROM entities WHERE kind = ? AND id = ?"
FORMS_OF = "SELECT forms FROM entities WHERE number = ?"
NUMBERS = """
    SELECT number FROM entities WHERE kind = ? AND id IN (SELECT value FROM json_each(?))
"""


class Form(StrEnum):
    """How a word is written: in Latin letters, in an East Asian script, or as a topic's stem."""

    LATIN = "latin"
    NATIVE = "native"
    STEM = "stem"


# Looked up a thousand times a second, where calling the enumerations is slow
KINDS = {kind.value: kind for kind in EntityKind}
FORMS = {form.value: form for form in Form}
PARTS = {part.value: part for part in NamePart}


class LexiconEntry(NamedTuple):
    """Whose name a word stands in, in one way; of many the index has the meetings together."""

    word: str
    kind: EntityKind
    form: Form
    part: NamePart
    entity_ids: BitMap
    has_meetings: int = 0  # as SQLite has truth


class Entity(NamedTuple):
    """Somebody or something with names; a smaller number is met more often."""

    number: int
    kind: EntityKind
    id: str
    name: str


class Lexicon:
    """Looks words up; what was looked up of entities is remembered."""

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        self.full_names = FullNameIndex(connections)
        with connections.connection() as connection:
            self._known_words = read_hashes(connection, "words")
            self._known_keys = read_hashes(connection, "keys")
            ahead = _read_ahead(connection)
            self._entities = {row[0]: _entity(row) for row in connection.execute(*MOST_MET)}
            self._packed: dict[int, str] = dict(connection.execute(*FORMS_OF_MOST_MET).fetchall())
        # All of them, or none: then what is looked up is remembered
        self._all = ahead
        self._entries: BatchCache[str, list[LexiconEntry]] = BatchCache(REMEMBERED_WORDS)
        self._names = {(each.kind.value, each.id): each.name for each in self._entities.values()}
        self._numbers = {(each.kind, each.id): each.number for each in self._entities.values()}
        self._meetings = lru_cache(REMEMBERED_MEETINGS)(self._find_meetings)
        self._name = lru_cache(REMEMBERED)(self._find_name)
        self._entity = lru_cache(REMEMBERED)(self._find_entity)
        self.forms = lru_cache(REMEMBERED)(self._find_forms)

    def entries(self, words: Iterable[str]) -> dict[str, list[LexiconEntry]]:
        """Return what is known of those of these words, written so or as stems, that are known."""
        if known := self._all:
            return {word: known[word] for word in words if word in known}
        possible = among(words, self._known_words)
        found = self._entries.look_up(possible, self._find_entries)
        return {word: entries for word, entries in found.items() if entries}

    def _find_entries(self, words: Collection[str]) -> dict[str, list[LexiconEntry]]:
        found: dict[str, list[LexiconEntry]] = {word: [] for word in words}
        with self._connections.connection() as connection:
            for row in connection.execute(ENTRIES, (json.dumps(words),)):
                entry = _entry(row)
                found[entry.word].append(entry)
        return found

    def entity(self, number: int) -> Entity:
        """Return who or what has a number."""
        return self._entities.get(number) or self._entity(number)

    def name_of(self, kind: str, key: str) -> str:
        """Return the canonical name of the one of this kind with an id."""
        return self._names.get((kind, key)) or self._name(kind, key)

    def _find_name(self, kind: str, key: str) -> str:
        with self._connections.connection() as connection:
            name: str = connection.execute(NAME, (kind, key)).fetchone()[0]
        return name

    def meetings(self, entry: LexiconEntry) -> BitMap:
        """Return the meetings of all whose name a word stands in so."""
        return deserialize(self._meetings(*entry[:4]))

    def _find_meetings(self, *key: str) -> bytes:
        with self._connections.connection() as connection:
            found: bytes = connection.execute(MEETINGS, key).fetchone()[0]
        return found

    def words_with_keys(self, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Return the words that have one of these keys, each with the key."""
        known = among(keys, self._known_keys)
        if not known:
            return []
        with self._connections.connection() as connection:
            return [(key, word) for key, word in connection.execute(NEAR, (json.dumps(known),))]

    def words_starting_with(self, start: str, limit: int) -> list[str]:
        """Return words in Latin letters that begin so."""
        with self._connections.connection() as connection:
            rows = connection.execute(BEGINNING, (start, start + "\U0010ffff", limit)).fetchall()
        return [word for (word,) in rows]

    def numbers(self, kind: EntityKind, ids: Collection[str]) -> BitMap:
        """Return the numbers of the entities with these ids."""
        if all((kind, each) in self._numbers for each in ids):
            return BitMap([self._numbers[kind, each] for each in ids])
        with self._connections.connection() as connection:
            rows = connection.execute(NUMBERS, (kind, json.dumps(list(ids)))).fetchall()
        return BitMap([number for (number,) in rows])

    def _find_entity(self, number: int) -> Entity:
        with self._connections.connection() as connection:
            return _entity(connection.execute(ENTITY, (number,)).fetchone())

    def _find_forms(self, number: int) -> tuple[ParsedName, ...]:
        if number in self._packed:
            return unpack(self._packed[number])
        with self._connections.connection() as connection:
            return unpack(connection.execute(FORMS_OF, (number,)).fetchone()[0])


def _read_ahead(connection: Connection) -> dict[str, list[LexiconEntry]]:
    """Return what is known of all words, where they are few enough to be remembered."""
    found: dict[str, list[LexiconEntry]] = {}
    if connection.execute(MORE_WORDS, (REMEMBERED_WORDS,)).fetchone() is None:
        for row in connection.execute(ALL_ENTRIES):
            found.setdefault(row[0], []).append(_entry(row))
    return found


def _entity(row: Any) -> Entity:
    number, kind, entity, name = row
    return Entity(number, KINDS[kind], entity, name)


def _entry(row: Any) -> LexiconEntry:
    word, kind, form, part, owners, has_meetings = row
    return LexiconEntry(
        word, KINDS[kind], FORMS[form], PARTS[part], deserialize(owners), has_meetings
    )
