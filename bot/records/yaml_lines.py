"""Read YAML as plain data, with the line of every value.

Only JSON's types are resolved (YAML 1.2's core schema): `2018-09-26` and `NO` are strings.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from bot.text import clean

ValuePath = tuple[str | int, ...]
LineMap = dict[ValuePath, int]

MAX_YAML_DEPTH = 20  # records need six levels; 100,000 levels would exhaust the stack
NOT_SUPPORTED = "are not supported"

# Types of plain scalars other than text
PLAIN_SCALARS: list[tuple[re.Pattern[str], Callable[[str], Any]]] = [
    (re.compile(r"(?:~|null|)"), lambda _: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?"), float),
]


class YamlError(ValueError):
    """The text is not YAML, or uses features that records do not; `line` counts from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        self.line = line
        super().__init__(sentence)


def read_yaml(text: str) -> tuple[Any, LineMap]:
    """Return the data of a YAML document, and the line of each value by its path.

    Raises YamlError for invalid YAML, duplicate keys, anchors, tags, or several documents.
    """
    content = text.encode(errors="replace")
    try:
        return _Reader(yaml.parse(content, Loader=yaml.CSafeLoader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        sentence = f"this is not valid YAML: {error.problem or error.context}."
        last = max(1, len(text.splitlines()))  # at the end, the parser counts one line more
        raise YamlError(min(mark.line + 1, last) if mark else 1, sentence) from error
    except yaml.reader.ReaderError as error:
        line = content[: error.position].count(b"\n") + 1
        raise YamlError(line, "YAML cannot hold the control character here.") from error


class _Reader:
    """Builds data from the parser's events; raises YamlError at the first unsupported one."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._lines: LineMap = {}

    def document(self) -> tuple[Any, LineMap]:
        """Return the data of the only document; an empty one is an empty mapping."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return {}, {(): 1}
        data = self._value(next(self._events), ())
        next(self._events)
        rest = next(self._events)
        if not isinstance(rest, yaml.StreamEndEvent):
            raise YamlError(
                _line(rest), "a file must contain one document, but a second begins here."
            )
        return {} if data is None else data, self._lines

    def _value(self, event: yaml.Event, path: ValuePath) -> Any:
        _refuse_extras(event)
        self._lines.setdefault(path, _line(event))  # unless the line of its key is known
        if len(path) > MAX_YAML_DEPTH:
            raise YamlError(_line(event), "this is nested too deeply.")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(child, (*path, at)) for at, child in enumerate(self._until_end())]
        return _scalar(event)

    def _mapping(self, path: ValuePath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self._until_end():
            _refuse_extras(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlError(_line(event), "a key must be plain text.")
            key = event.value
            if key in found:
                raise YamlError(_line(event), f"`{clean(key)}` is given twice.")
            self._lines[*path, key] = _line(event)
            found[key] = self._value(next(self._events), (*path, key))
        return found

    def _until_end(self) -> Iterator[yaml.Event]:
        """Yield the first event of each entry of a collection; the caller consumes the rest."""
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse_extras(event: yaml.Event) -> None:
    """Refuse features that could run code or exhaust memory."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise YamlError(_line(event), f"anchors and aliases (`&`, `*`) {NOT_SUPPORTED}.")
    if getattr(event, "tag", None):
        raise YamlError(_line(event), f"tags (`!`) {NOT_SUPPORTED}: put text in quotation marks.")


def _scalar(event: Any) -> Any:
    if event.style:  # quoted, or a block
        return event.value
    convert = next(
        (convert for plain, convert in PLAIN_SCALARS if plain.fullmatch(event.value)), str
    )
    try:
        return convert(event.value)
    except ValueError as error:
        raise YamlError(_line(event), "this number is too long.") from error


def line_of(lines: LineMap, path: ValuePath) -> int:
    """Return the line of a value, or of the nearest part of the file that contains it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
