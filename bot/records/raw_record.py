"""A record as written, valid or not: find its values, their paths and line numbers."""

import re
from dataclasses import dataclass
from typing import Any

from bot.records.model import ID_PATTERN, MAX_ID_LENGTH
from bot.records.yaml_lines import LineMap, ValuePath, line_of

EACH_ITEM = "*"
RECORD_ROOT = ""  # the pattern for the record itself


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The data of one record, and the line of each value in its file."""

    file: str
    lines: LineMap
    data: Any

    def line(self, *path: str | int) -> int:
        """Return the line, counted from 1, of the value at a path."""
        return line_of(self.lines, path)

    def find(self, pattern: str) -> list[tuple[ValuePath, Any]]:
        """Return each value at a pattern such as `meetings.*.place`, with its path.

        Values of an unexpected type on the way are skipped; a single value in place of a list
        counts as a list of one.
        """
        found: list[tuple[ValuePath, Any]] = [((), self.data)]
        for step in pattern.split(".") if pattern else ():
            if step == EACH_ITEM:
                found = [each for path, value in found for each in _items(path, value)]
            else:
                found = [
                    ((*path, step), value[step])
                    for path, value in found
                    if isinstance(value, dict) and step in value
                ]
        return found

    def ids(self, pattern: str) -> list[tuple[ValuePath, str]]:
        """Return each value at a pattern that is a valid id, with its path."""
        return [(path, value) for path, value in self.find(pattern) if _is_id(value)]


def _items(path: ValuePath, value: Any) -> list[tuple[ValuePath, Any]]:
    if isinstance(value, list):
        return [((*path, at), item) for at, item in enumerate(value)]
    return [(path, value)]


def _is_id(value: Any) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= MAX_ID_LENGTH
        and re.fullmatch(ID_PATTERN, value) is not None
    )
