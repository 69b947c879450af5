"""Sets of numbers as the index keeps them: roaring bitmaps (https://roaringbitmap.org)."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap


def deserialize(blob: bytes) -> BitMap:
    """Read a set; raise DatabaseError, as SQLite does, when the file is damaged there."""
    try:
        return BitMap.deserialize(blob)
    except (ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("it holds a set that cannot be read") from error


def union(sets: Iterable[BitMap]) -> BitMap:
    """Return what is in any of these sets."""
    found = list(sets)
    return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)


def count_at_least(most: int, sets: Iterable[BitMap]) -> list[BitMap]:
    """Return what is in at least one of these sets, in at least two, up to so many."""
    in_more = [BitMap() for _ in range(most)]
    for each in sets:
        for at in range(most - 1, 0, -1):
            in_more[at] |= in_more[at - 1] & each
        in_more[0] |= each
    return in_more


def group_rows(connection: sqlite3.Connection, query: str) -> Iterator[tuple[str, BitMap]]:
    """Yield each value of the first column with the set of those beside it."""
    rows = connection.cursor()
    rows.row_factory = None
    for value, group in groupby(rows.execute(query), key=itemgetter(0)):
        yield value, BitMap([number for _, number in group])
