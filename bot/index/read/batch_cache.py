"""Answers that are kept until there are too many, for questions that come several at once."""

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

Key = TypeVar("Key")
Found = TypeVar("Found")


class BatchCache(Generic[Key, Found]):
    """Keeps what was found for each key; safe to use from several threads."""

    def __init__(self, most: int, found: dict[Key, Found] | None = None) -> None:
        """Keep hardly more than `most`: when there are so many, all are forgotten."""
        self._most = most
        self._found = found or {}

    def look_up(
        self, keys: Collection[Key], find: Callable[[list[Key]], dict[Key, Found]]
    ) -> dict[Key, Found]:
        """Return what belongs to each key, asking `find` for all that are not known at once."""
        known = {key: found for key in keys if (found := self._found.get(key)) is not None}
        if unseen := [key for key in keys if key not in known]:
            new = find(unseen)
            if len(self._found) > self._most:
                self._found.clear()
            self._found |= new
            known |= new
        return known
