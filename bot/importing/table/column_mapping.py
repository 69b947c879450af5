"""Which column of a table holds what of a meeting: as it is told, or guessed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import yaml

from bot.errors import ImportingError
from bot.text import fold

LISTS = frozenset({"people", "topics"})
# Names that columns have for each part of a meeting, the surest first
USUAL = {
    "date": ["date", "start date", "start", "from date", "begin", "day", "when", "held on"],
    "end": ["end date", "end", "to date", "until", "last day"],
    "people": [
        *("people", "participants", "attendees", "persons", "names", "who", "person", "visitor"),
        *("guest", "host", "leader", "official", "participant", "name", "met with", "counterpart"),
    ],
    "place": ["place", "city", "location", "venue", "locale", "where"],
    "country": ["country", "nation"],
    "topics": ["topics", "topic", "subjects", "subject", "agenda", "tags", "issues", "themes"],
    "title": ["title", "headline", "heading", "meeting", "event"],
    "summary": [
        *("summary", "description", "remarks", "notes", "text", "details", "abstract"),
        *("readout", "comment"),
    ],
    "source": ["source", "url", "link", "reference", "citation", "publisher", "article"],
    "kind": ["kind", "type", "format"],
    "status": ["status", "state"],
    "occasion": ["occasion", "sidelines", "forum", "summit"],
    "id": ["id", "identifier", "key", "number", "no"],
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each part of a meeting; people and topics may stand in several."""

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
        """Return what is taken from where, one part a line."""
        told = [
            f"{each.name}: {', '.join(value) if isinstance(value, tuple) else value}"
            for each in fields(self)
            if each.name != "unused" and (value := getattr(self, each.name))
        ]
        return [*told, *([f"not used: {', '.join(self.unused)}"] if self.unused else [])]


def guess(columns: Sequence[str]) -> Columns:
    """Return the mapping that the names of the columns suggest."""
    found: dict[str, Any] = {}
    left = list(columns)
    for part, names in USUAL.items():
        fitting = [column for name in names for column in left if _is_called(column, name)]
        fitting = list(dict.fromkeys(fitting))
        if fitting:
            found[part] = tuple(fitting) if part in LISTS else fitting[0]
            left = [column for column in left if column not in (fitting if part in LISTS else
                                                                fitting[:1])]  # fmt: skip
    return Columns(**found, unused=tuple(left))


def read_mapping(given: Iterable[str], columns: Sequence[str]) -> Columns:
    """Return the mapping of `part=column` words and of YAML files of the same.

    Raises ImportingError, which names what there is, when a part or a column is unknown.
    """
    told: dict[str, Any] = {}
    for each in given:
        told |= _flag(each) if "=" in each else _file(Path(each))
    known = {each.name for each in fields(Columns)} - {"unused"}
    for part, value in told.items():
        if part not in known:
            raise ImportingError(f"“{part}” is no part of a meeting: {', '.join(sorted(known))}.")
        for column in value if isinstance(value, tuple) else (value,):
            if column not in columns:
                raise ImportingError(
                    f"There is no column “{column}” for {part}: {', '.join(columns)}."
                )
    mapping = Columns(**told)
    used = {name for value in told.values() for name in _as_tuple(value)}
    return replace(mapping, unused=tuple(each for each in columns if each not in used))


def _flag(text: str) -> dict[str, Any]:
    part, _, value = text.partition("=")
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    return {part.strip(): names if part.strip() in LISTS else value.strip()}


def _file(path: Path) -> dict[str, Any]:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ImportingError(f"The mapping {path} cannot be read as YAML.") from error
    if not isinstance(told, Mapping):
        raise ImportingError(f"The mapping {path} must have lines such as `date: Column`.")
    return {
        str(part): _as_tuple(value) if part in LISTS else str(value) for part, value in told.items()
    }


def _as_tuple(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)


def _is_called(column: str, name: str) -> bool:
    words = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column))  # `startDate`
    wanted = fold(name)
    return (
        words == wanted
        or words == (*wanted[:-1], f"{wanted[-1]}s")
        or (len(wanted) == 1 and bool(words) and words[:-1] == wanted and words[-1].isdigit())
    )
