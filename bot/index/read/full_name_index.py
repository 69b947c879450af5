"""People's full names, written as one word, by the keys under which other spellings find them.

Few names share a key, so the keys of a question's words lead to the few names that it may mean.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from bot.index.read.connection_pool import ConnectionPool
from bot.index.term_filter import filter_known, read_filter

MAX_PRELOADED_KEYS = 262_144  # those of eight thousand people

IS_LARGER = "SELECT 1 FROM full_name_keys LIMIT 1 OFFSET ?"
KEYS = "SELECT key, names FROM full_name_keys"
NAMES = "SELECT number, name, family, family_position FROM full_names"
# json_each in place of a list of parameters: one statement for any number of values
SOME_KEYS = f"{KEYS} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608  # only our own words
SOME_NAMES = f"{NAMES} WHERE number IN (SELECT value FROM json_each(?))"  # noqa: S608  # as above


class FullName(NamedTuple):
    """A full name as one word.

    `family` is a word of the family name, empty where that is not known; it is the first word of
    the name where `family_position` is 0, the last where it is -1.
    """

    name: str
    family: str
    family_position: int


class FullNameHit(NamedTuple):
    """A full name and one of its keys; `is_likely` tells that the name most likely sounds so."""

    key: str
    is_likely: bool
    full_name: FullName


class FullNameIndex:
    """Looks full names up by their keys, in memory where there are few enough to preload.

    Every method may raise IndexFileError, when the file turns out to be damaged where it is read.
    """

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        with connections.connection() as connection:
            self._filter = read_filter(connection, "full_name_keys")
            is_larger = connection.execute(IS_LARGER, (MAX_PRELOADED_KEYS,)).fetchone() is not None
        self._is_preloaded = not is_larger
        self._keys = dict(self._rows(KEYS)) if self._is_preloaded else {}
        self._names = _by_number(self._rows(NAMES)) if self._is_preloaded else {}

    def filter_known(self, keys: Iterable[str]) -> list[str]:
        """Return the keys that some full name has, and hardly any others."""
        if self._is_preloaded:
            known = self._keys
            return [key for key in keys if key in known]
        return filter_known(keys, self._filter)

    def with_keys(self, keys: Collection[str]) -> list[FullNameHit]:
        """Return the full names that have one of these keys, once for each such key."""
        found = self._keys if self._is_preloaded else dict(self._rows(SOME_KEYS, keys))
        numbered = [(key, [*map(int, found[key].split())]) for key in keys if key in found]
        names = self._names
        if not self._is_preloaded:
            numbers = {abs(number) for _, numbers in numbered for number in numbers}
            names = _by_number(self._rows(SOME_NAMES, numbers))
        return [
            FullNameHit(key, number < 0, names[abs(number)])
            for key, numbers in numbered
            for number in numbers
        ]

    def _rows(self, query: str, values: Collection[object] | None = None) -> list[Any]:
        parameters = () if values is None else (json.dumps(list(values)),)
        with self._connections.connection() as connection:
            cursor = connection.cursor()
            cursor.row_factory = None  # plain pairs, for dict()
            return cursor.execute(query, parameters).fetchall()


def _by_number(rows: Iterable[Any]) -> dict[int, FullName]:
    return {number: FullName(*name) for number, *name in rows}
