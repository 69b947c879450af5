"""A bounded cache whose misses are looked up together, in one query for many keys."""

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class BatchCache(Generic[Key, Value]):
    """Keeps the value of each key; safe to use from several threads.

    It is emptied when it exceeds its size: that is cheaper than to know which keys are used least.
    """

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size
        self._values: dict[Key, Value] = {}

    def look_up(
        self, keys: Collection[Key], find: Callable[[list[Key]], dict[Key, Value]]
    ) -> dict[Key, Value]:
        """Return the value of each key, calling `find` once with all keys that are not cached."""
        values = {key: value for key in keys if (value := self._values.get(key)) is not None}
        if missing := [key for key in keys if key not in values]:
            found = find(missing)
            if len(self._values) > self._max_size:
                self._values.clear()
            self._values |= found
            values |= found
        return values
