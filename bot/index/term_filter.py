"""A filter that tells which words and keys the index has, before it is queried for them.

Most words that are looked up are not in the index. This is a Bloom filter with one hash function
(https://doi.org/10.1145/362686.362692): a word that fails it is not in the index; a word that
passes it most likely is, and is looked up.
"""

import sqlite3
from collections.abc import Iterable
from zlib import crc32

from pyroaring import BitMap

from bot.index.bitmaps import deserialize

# With 200,000 words stored, one in eighty other words passes; a filter takes 2 MB at most
FILTER_SIZE = 1 << 24


def filter_known(words: Iterable[str], term_filter: BitMap) -> list[str]:
    """Return the words that pass the filter: all that the index has, and hardly any others."""
    return [word for word in words if crc32(word.encode()) % FILTER_SIZE in term_filter]


def write_filter(connection: sqlite3.Connection, terms: str, words: Iterable[str]) -> None:
    """Store a filter for words; `terms` names what they are, for `read_filter`."""
    # CRC-32 of a word is the same in every process, unlike Python's own hash
    hashes = BitMap([crc32(word.encode()) % FILTER_SIZE for word in words])
    insert_filter(connection, terms, hashes.serialize())


def insert_filter(connection: sqlite3.Connection, terms: str, hashes: bytes) -> None:
    """Store the serialized hashes of words under a name, for `read_filter`."""
    connection.execute("INSERT INTO term_filters VALUES (?, ?)", (terms, hashes))


def read_filter(connection: sqlite3.Connection, terms: str) -> BitMap:
    """Return the filter that `write_filter` stored under a name."""
    query = "SELECT hashes FROM term_filters WHERE terms = ?"
    return deserialize(connection.execute(query, (terms,)).fetchone()[0])
