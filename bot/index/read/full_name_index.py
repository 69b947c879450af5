"""Whole names of people, as one word, by the keys that they have when they are written otherwise.

Few names have any one key, so those of a query's words lead to the few whom it may mean.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from bot.index.read.connection_pool import ConnectionPool
from bot.index.term_filter import among, read_hashes

READ_AHEAD = 262_144  # keys; those of eight thousand people

MORE_KEYS = "SELECT 1 FROM near_names LIMIT 1 OFFSET ?"
KEYS = "SELECT key, names FROM near_names"
NAMES = "SELECT number, name, family, family_at FROM whole_names"
# json_each instead of a list of marks: one statement for any number of values
SOME_KEYS = f"{KEYS} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608  # only our own words
SOME_NAMES = f"{NAMES} WHERE number IN (SELECT value FROM json_each(?))"  # noqa: S608  # as above


class FullName(NamedTuple):
    """A whole name as one word.

    `family` is a word of the family name, if that is known, which is at its beginning (0) or end
    (-1).
    """

    name: str
    family: str
    family_at: int


class FullNameHit(NamedTuple):
    """A whole name with a key that it has; `is_likely` tells that it most likely sounds so."""

    key: str
    is_likely: bool
    full_name: FullName


class FullNameIndex:
    """Looks whole names up by their keys: in memory where there are few enough to be read ahead."""

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        with connections.connection() as connection:
            self._hashes = read_hashes(connection, "keys of names")
            self._is_ahead = connection.execute(MORE_KEYS, (READ_AHEAD,)).fetchone() is None
        self._keys = dict(self._rows(KEYS)) if self._is_ahead else {}
        self._names = _by_number(self._rows(NAMES)) if self._is_ahead else {}

    def filter_known(self, keys: Iterable[str]) -> list[str]:
        """Return those of these keys that whole names have; hardly any others."""
        if self._is_ahead:
            known = self._keys
            return [key for key in keys if key in known]
        return among(keys, self._hashes)

    def with_keys(self, keys: Collection[str]) -> list[FullNameHit]:
        """Return the whole names that have one of these keys, each with the key."""
        found = self._keys if self._is_ahead else dict(self._rows(SOME_KEYS, keys))
        numbered = [(key, [*map(int, found[key].split())]) for key in keys if key in found]
        names = self._names
        if not self._is_ahead:
            numbers = {abs(number) for _, numbers in numbered for number in numbers}
            names = _by_number(self._rows(SOME_NAMES, numbers))
        return [
            FullNameHit(key, number < 0, names[abs(number)])
            for key, numbers in numbered
            for number in numbers
        ]

    def _rows(self, query: str, values: Collection[object] | None = None) -> list[Any]:
        some = () if values is None else (json.dumps(list(values)),)
        with self._connections.connection() as connection:
            cursor = connection.cursor()
            cursor.row_factory = None  # pairs make a dictionary
            return cursor.execute(query, some).fetchall()


def _by_number(rows: Iterable[Any]) -> dict[int, FullName]:
    return {number: FullName(*name) for number, *name in rows}
