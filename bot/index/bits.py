"""Sets of numbers as the index keeps them: roaring bitmaps (https://roaringbitmap.org)."""

import sqlite3

from pyroaring import BitMap


def read_bits(blob: bytes) -> BitMap:
    """Read a set; raise DatabaseError, as SQLite does, when the file is damaged there."""
    try:
        return BitMap.deserialize(blob)
    except (ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("it holds a set that cannot be read") from error
