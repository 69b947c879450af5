"""Sets of meeting and entity numbers, stored as roaring bitmaps (https://roaringbitmap.org)."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap


def deserialize(blob: bytes) -> BitMap:
    """Return the set that `BitMap.serialize` wrote.

    Raises sqlite3.DatabaseError when the bytes are damaged, as SQLite does for its own pages.
    """
    try:
        return BitMap.deserialize(blob)
    except (ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("it holds a set that cannot be read") from error


def union(sets: Iterable[BitMap]) -> BitMap:
    """Return the numbers in any of the sets; the set itself where there is one."""
    found = list(sets)
    return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)


def count_at_least(limit: int, sets: Iterable[BitMap]) -> list[BitMap]:
    """Return `limit` sets: the numbers in at least one of the sets, in at least two, and so on."""
    counted = [BitMap() for _ in range(limit)]
    for each in sets:
        for at in range(limit - 1, 0, -1):
            counted[at] |= counted[at - 1] & each
        counted[0] |= each
    return counted


def group_rows(connection: sqlite3.Connection, query: str) -> Iterator[tuple[str, BitMap]]:
    """Yield each value of the first column with the set of the numbers in the second.

    The query must return its rows ordered by the first column.
    """
    cursor = connection.cursor()
    cursor.row_factory = None
    for value, rows in groupby(cursor.execute(query), key=itemgetter(0)):
        yield value, BitMap([number for _, number in rows])
