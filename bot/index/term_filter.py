"""Which words an index knows at all, by their hashes: of those looked up, most are none of them.

A Bloom filter of one hash (https://doi.org/10.1145/362686.362692): what is not in it is not known,
and what is in it is looked up: of other words, some have the hash of one that is known.
"""

import sqlite3
from collections.abc import Iterable
from zlib import crc32

from pyroaring import BitMap

from bot.index.bitmaps import deserialize

HASHES = 1 << 24  # with 200,000 words known, one in eighty others has the hash of one; at most 2 MB

TABLE = "CREATE TABLE hashes (of_what TEXT PRIMARY KEY, hashes BLOB NOT NULL) STRICT"


def among(words: Iterable[str], hashes: BitMap) -> list[str]:
    """Return those of these words that are known, and hardly any others."""
    return [word for word in words if crc32(word.encode()) % HASHES in hashes]


def write_hashes(connection: sqlite3.Connection, of_what: str, words: Iterable[str]) -> None:
    """Keep which words there are: numbers that are the same for the same word in every process."""
    found = BitMap([crc32(word.encode()) % HASHES for word in words])
    connection.execute("INSERT INTO hashes VALUES (?, ?)", (of_what, found.serialize()))


def read_hashes(connection: sqlite3.Connection, of_what: str) -> BitMap:
    """Return the hashes of the words that there are."""
    query = "SELECT hashes FROM hashes WHERE of_what = ?"
    return deserialize(connection.execute(query, (of_what,)).fetchone()[0])
