"""Map the columns of a table to the parts of a meeting: as the user says, or by their names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import ImportingError
from bot.files import read_data
from bot.text import FoldedWords, fold

FILE = Path(__file__).with_name("column_names.yaml")
LIST_PARTS = frozenset({"people", "topics"})
CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")  # `startDate`


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The column of each part of a meeting; people and topics may be in several."""

    date: str | None = None
    end: str | None = None
    people: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    topics: tuple[str, ...] = ()
    title: str | None = None
    summary: str | None = None
    source: str | None = None
    kind: str | None = None
    status: str | None = None
    occasion: str | None = None
    id: str | None = None
    unused: tuple[str, ...] = field(default=(), compare=False)

    def lines(self) -> list[str]:
        """Return the mapping in words, one part a line."""
        lines = [
            f"{each.name}: {', '.join(value) if isinstance(value, tuple) else value}"
            for each in fields(self)
            if each.name != "unused" and (value := getattr(self, each.name))
        ]
        return [*lines, *([f"not used: {', '.join(self.unused)}"] if self.unused else [])]


def guess_mapping(columns: Sequence[str]) -> ColumnMapping:
    """Return the mapping that the names of the columns suggest."""
    mapping: dict[str, Any] = {}
    unused = list(columns)
    for part, names in _usual_names().items():
        fitting = [column for name in names for column in unused if _is_called(column, name)]
        taken = list(dict.fromkeys(fitting))[: None if part in LIST_PARTS else 1]
        if taken:
            mapping[part] = tuple(taken) if part in LIST_PARTS else taken[0]
            unused = [column for column in unused if column not in taken]
    return ColumnMapping(**mapping, unused=tuple(unused))


def read_mapping(options: Iterable[str], columns: Sequence[str]) -> ColumnMapping:
    """Return the mapping of options: `part=column`, or the name of a YAML file with such lines.

    Raises ImportingError, which lists what there is, when a part or a column is unknown.
    """
    given: dict[str, Any] = {}
    for option in options:
        given |= _from_option(option) if "=" in option else _from_file(Path(option))
    parts = {each.name for each in fields(ColumnMapping)} - {"unused"}
    for part, value in given.items():
        if part not in parts:
            raise ImportingError(f"“{part}” is no part of a meeting: {', '.join(sorted(parts))}.")
        for column in value if isinstance(value, tuple) else (value,):
            if column not in columns:
                raise ImportingError(
                    f"There is no column “{column}” for {part}: {', '.join(columns)}."
                )
    used = {column for value in given.values() for column in _as_tuple(value)}
    unused = tuple(column for column in columns if column not in used)
    return replace(ColumnMapping(**given), unused=unused)


@cache
def _usual_names() -> dict[str, list[FoldedWords]]:
    """Return the usual names of the columns for each part, the surest first."""
    content: Mapping[str, Mapping[str, list[str]]] = read_data(FILE)
    return {
        part: [fold(name) for names in by_language.values() for name in names]
        for part, by_language in content.items()
    }


def _is_called(column: str, name: FoldedWords) -> bool:
    """Return whether a column has a name, its plural, or, of one word, the name with a number."""
    words = fold(CAMEL_CASE.sub(" ", column))
    if words in (name, (*name[:-1], f"{name[-1]}s")):
        return True
    return len(name) == 1 and words[:-1] == name and words[-1].isdigit()


def _from_option(text: str) -> dict[str, Any]:
    part, _, value = text.partition("=")
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    return {part.strip(): names if part.strip() in LIST_PARTS else value.strip()}


def _from_file(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ImportingError(f"The mapping {path} cannot be read as YAML.") from error
    if not isinstance(content, Mapping):
        raise ImportingError(f"The mapping {path} must have lines such as `date: Column`.")
    return {
        str(part): _as_tuple(value) if part in LIST_PARTS else str(value)
        for part, value in content.items()
    }


def _as_tuple(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)
