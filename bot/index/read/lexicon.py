"""The words that names consist of: which entities each stands for, and which words share keys."""

import json
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from sqlite3 import Connection
from typing import Any, NamedTuple

from pyroaring import BitMap

from bot.index.bitmaps import deserialize
from bot.index.model import EntityKind, WordForm
from bot.index.name_codec import unpack
from bot.index.read.batch_cache import BatchCache
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.full_name_index import FullNameIndex
from bot.index.read.sound_index import SoundIndex
from bot.index.term_filter import filter_known, read_filter
from bot.name_matching.name_parts import ParsedName
from bot.name_matching.part_roles import NamePart
from bot.name_matching.phonetic_keys import PhoneticKeys
from bot.name_matching.similarity import NameSimilarity

MAX_PRELOADED_ENTITIES = 8_192  # those in most meetings: their names, not their meetings
MAX_PRELOADED_WORDS = 65_536  # those of an archive of ten thousand people
ENTITY_CACHE_SIZE = 8_192
WORD_CACHE_SIZE = 65_536
MEETINGS_CACHE_SIZE = 256  # sets, of the meetings of all who share a family name

ALL_ENTRIES = "SELECT word, kind, form, part, entities, meetings IS NOT NULL FROM lexicon"
ENTRIES = f"{ALL_ENTRIES} WHERE word IN (SELECT value FROM json_each(?))"  # noqa: S608  # only our own words
IS_LARGER = "SELECT 1 FROM lexicon LIMIT 1 OFFSET ?"
MEETINGS = """
    SELECT meetings FROM lexicon WHERE word = ? AND kind = ? AND form = ? AND part = ?
"""
WITH_KEYS = "SELECT key, word FROM word_keys WHERE key IN (SELECT value FROM json_each(?))"
STARTING_WITH = """
    SELECT DISTINCT word FROM lexicon WHERE word >= ? AND word < ? AND form = 'latin' LIMIT ?
"""
# An entity with a smaller number is in more meetings
PRELOADED = "SELECT number, kind, id, name FROM entities WHERE number <= ?"
PRELOADED_NAMES = "SELECT number, names FROM entities WHERE number <= ?"
ENTITY = "SELECT number, kind, id, name FROM entities WHERE number = ?"
CANONICAL_NAME = "SELECT name FROM entities WHERE kind = ? AND id = ?"
NAMES_OF_ENTITY = "SELECT names FROM entities WHERE number = ?"
NUMBERS = """
    SELECT number FROM entities WHERE kind = ? AND id IN (SELECT value FROM json_each(?))
"""

# Rows are read in large numbers, and calling an enumeration is slow
KINDS: Mapping[str, EntityKind] = {kind.value: kind for kind in EntityKind}
WORD_FORMS: Mapping[str, WordForm] = {form.value: form for form in WordForm}
PARTS: Mapping[str, NamePart] = {part.value: part for part in NamePart}


class LexiconEntry(NamedTuple):
    """The entities in whose names a word has one role.

    `entity_ids` are their numbers; `has_meetings` tells that the lexicon has the union of their
    meetings (as an integer, SQLite's truth value).
    """

    word: str
    kind: EntityKind
    form: WordForm
    part: NamePart
    entity_ids: BitMap
    has_meetings: int = 0


class Entity(NamedTuple):
    """A person, topic or place; one with a smaller number is in more meetings."""

    number: int
    kind: EntityKind
    id: str
    name: str


class Lexicon:
    """Looks up words and entities, and caches what it found.

    `phonetics` makes the keys under which it has words and names, `similarity` compares with them;
    both cache what they compute as long as the index is open.

    Every method may raise IndexFileError, when the file turns out to be damaged where it is read.
    """

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        self.full_names = FullNameIndex(connections)
        self.sounds = SoundIndex(connections)
        self.phonetics = PhoneticKeys()
        self.similarity = NameSimilarity(self.phonetics)
        with connections.connection() as connection:
            self._word_filter = read_filter(connection, "words")
            self._key_filter = read_filter(connection, "word_keys")
            # All entries, or none where there are too many: those are looked up one by one
            self._preloaded_entries = _preload_entries(connection)
            limit = (MAX_PRELOADED_ENTITIES,)
            self._entities = {row[0]: _entity(row) for row in connection.execute(PRELOADED, limit)}
            names = connection.execute(PRELOADED_NAMES, limit).fetchall()
        self._packed_names: dict[int, str] = dict(names)
        self._names = {(each.kind.value, each.id): each.name for each in self._entities.values()}
        self._numbers = {(each.kind, each.id): each.number for each in self._entities.values()}
        self._entries: BatchCache[str, list[LexiconEntry]] = BatchCache(WORD_CACHE_SIZE)
        self._meetings = lru_cache(MEETINGS_CACHE_SIZE)(self._find_meetings)
        self._name = lru_cache(ENTITY_CACHE_SIZE)(self._find_name)
        self._entity = lru_cache(ENTITY_CACHE_SIZE)(self._find_entity)
        self.parsed_names = lru_cache(ENTITY_CACHE_SIZE)(self._find_parsed_names)

    def entries(self, words: Iterable[str]) -> dict[str, list[LexiconEntry]]:
        """Return the entries of each folded word or stem that some name has."""
        if known := self._preloaded_entries:
            return {word: known[word] for word in words if word in known}
        possible = filter_known(words, self._word_filter)
        found = self._entries.look_up(possible, self._find_entries)
        return {word: entries for word, entries in found.items() if entries}

    def meetings(self, entry: LexiconEntry) -> BitMap:
        """Return the meetings of all entities of an entry that has them (`has_meetings`)."""
        return deserialize(self._meetings(*entry[:4]))

    def words_with_keys(self, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Return each of the keys with each word in Latin letters that has it."""
        known = filter_known(keys, self._key_filter)
        if not known:
            return []
        with self._connections.connection() as connection:
            rows = connection.execute(WITH_KEYS, (json.dumps(known),))
            return [(key, word) for key, word in rows]

    def words_starting_with(self, start: str, limit: int) -> list[str]:
        """Return at most `limit` words in Latin letters that start so."""
        with self._connections.connection() as connection:
            values = (start, start + "\U0010ffff", limit)
            return [word for (word,) in connection.execute(STARTING_WITH, values)]

    def entity(self, number: int) -> Entity:
        """Return the entity with a number, which must exist."""
        return self._entities.get(number) or self._entity(number)

    def name_of(self, kind: str, entity: str) -> str:
        """Return the canonical name of an entity by kind and id, which must exist."""
        return self._names.get((kind, entity)) or self._name(kind, entity)

    def numbers(self, kind: EntityKind, ids: Collection[str]) -> BitMap:
        """Return the numbers of the entities with these ids, without those that do not exist."""
        if all((kind, each) in self._numbers for each in ids):
            return BitMap([self._numbers[kind, each] for each in ids])
        with self._connections.connection() as connection:
            rows = connection.execute(NUMBERS, (kind, json.dumps(list(ids)))).fetchall()
        return BitMap([number for (number,) in rows])

    def _find_entries(self, words: Collection[str]) -> dict[str, list[LexiconEntry]]:
        found: dict[str, list[LexiconEntry]] = {word: [] for word in words}
        with self._connections.connection() as connection:
            for row in connection.execute(ENTRIES, (json.dumps(words),)):
                entry = _entry(row)
                found[entry.word].append(entry)
        return found

    def _find_meetings(self, *entry: str) -> bytes:
        meetings: bytes = self._row(MEETINGS, entry)[0]
        return meetings

    def _find_name(self, kind: str, entity: str) -> str:
        name: str = self._row(CANONICAL_NAME, (kind, entity))[0]
        return name

    def _find_entity(self, number: int) -> Entity:
        return _entity(self._row(ENTITY, (number,)))

    def _find_parsed_names(self, number: int) -> tuple[ParsedName, ...]:
        """Return all names of an entity, in the order of the records."""
        packed = self._packed_names.get(number)
        return unpack(packed or self._row(NAMES_OF_ENTITY, (number,))[0])

    def _row(self, query: str, values: tuple[str | int, ...]) -> Any:
        with self._connections.connection() as connection:
            return connection.execute(query, values).fetchone()


def _preload_entries(connection: Connection) -> dict[str, list[LexiconEntry]]:
    """Return the entries of all words, or none where there are too many to keep."""
    found: dict[str, list[LexiconEntry]] = {}
    if connection.execute(IS_LARGER, (MAX_PRELOADED_WORDS,)).fetchone() is None:
        for row in connection.execute(ALL_ENTRIES):
            found.setdefault(row[0], []).append(_entry(row))
    return found


def _entity(row: Any) -> Entity:
    number, kind, entity, name = row
    return Entity(number, KINDS[kind], entity, name)


def _entry(row: Any) -> LexiconEntry:
    word, kind, form, part, entity_ids, has_meetings = row
    return LexiconEntry(
        word, KINDS[kind], WORD_FORMS[form], PARTS[part], deserialize(entity_ids), has_meetings
    )
