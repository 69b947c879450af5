"""YAML as plain data with the line of every value: strings stay strings, nothing is read twice.

Only what JSON knows is resolved (YAML 1.2's core schema): `2018-09-26` and `NO` are strings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable


Path = tuple[str | int, ...]
Lines = dict[Path, int]


class _CoreLoader(yaml.CSafeLoader):
    """Resolves null, booleans and numbers, and no dates, no `yes`, no sexagesimal numbers."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own way


for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?", list("-+0123456789")),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first
    )


class YamlError(ValueError):
    """The text is not the YAML that records are written in; carries the line, from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        self.line = line
        super().__init__(sentence)


def read_yaml(text: str) -> tuple[Any, Lines]:
    """Return the data of one YAML document, and the line of each value by its path.

    Raises YamlError for broken YAML, a key given twice, an anchor, a tag, or more documents.
    """
    try:
        node = yaml.compose(text, Loader=_CoreLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(
            line, f"this is no valid YAML: {error.problem or error.context}."
        ) from error
    except yaml.YAMLError as error:
        raise YamlError(1, f"this is no valid YAML: {error}.") from error
    except RecursionError as error:
        raise YamlError(1, "this YAML is nested too deeply.") from error
    if node is None:
        return {}, {(): 1}
    reader = _Reader()
    return reader.value(node, ()), reader.lines


class _Reader:
    """Walks the nodes once, noting lines; a node met twice is an alias, which could explode."""

    def __init__(self) -> None:
        self.lines: Lines = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        if id(node) in self._seen:
            raise YamlError(line, "anchors and aliases (`&`, `*`) are not part of the format.")
        self._seen.add(id(node))
        self.lines[path] = line
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, at)) for at, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                raise YamlError(line, f"`{key}` is given twice.")
            found[key] = self.value(value_node, (*path, key))
            self.lines[*path, key] = line
        return found


CONVERT: dict[str, Callable[[str], Any]] = {
    "str": str,
    "null": lambda _: None,
    "bool": lambda text: text == "true",
    "int": int,
    "float": float,
}


def _scalar(node: yaml.Node) -> Any:
    convert = CONVERT.get(node.tag.removeprefix("tag:yaml.org,2002:"))
    if convert is None:
        line = node.start_mark.line + 1
        raise YamlError(line, f"the tag `{node.tag}` is not part of the format.")
    return convert(node.value)


def line_of(lines: Lines, path: Path) -> int:
    """Return the line of a value, or of the nearest thing around it that stands in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
