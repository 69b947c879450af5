"""Files of records into typed records, one at a time, each with the lines it came from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bot.errors import Problem, RecordsError
from bot.records.model import Record
from bot.records.problems import sentences
from bot.records.yaml_lines import Lines, YamlError, line_of, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

YAML_ENDINGS = frozenset({".yaml", ".yml"})
JSON_LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Document:
    """One record, and where it stands."""

    file: str
    lines: Lines
    record: Record

    def line(self, *path: str | int) -> int:
        """Return the line, from 1, of the value at this path."""
        return line_of(self.lines, path)


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the record files among these paths and below the folders among them, in order.

    Raises RecordsError when a path is missing, has another ending, or there is no file at all.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    endings = YAML_ENDINGS | JSON_LINES_ENDINGS
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.suffix.lower() in endings)
        elif not path.is_file():
            problems.append(Problem(str(path), 1, "there is no such file or folder."))
        elif path.suffix.lower() in endings:
            found.append(path)
        else:
            problems.append(Problem(str(path), 1, "records end in .yaml, .yml, .jsonl or .ndjson."))
    if not found and not problems:
        problems.append(Problem(" ".join(map(str, paths)) or ".", 1, "there are no records here."))
    if problems:
        raise RecordsError("No records were read.", problems, len(problems))
    return list(dict.fromkeys(found))


def read_documents(file: Path, advance: Callable[[int], None]) -> Iterator[Document | Problem]:
    """Yield each record of a file, or what is wrong with it; `advance` is told the bytes read."""
    try:
        if file.suffix.lower() in YAML_ENDINGS:
            yield from _read_yaml_file(file, advance)
        else:
            yield from _read_json_lines(file, advance)
    except OSError as error:
        yield Problem(str(file), 1, f"the file cannot be read: {error.strerror}.")


def _read_yaml_file(file: Path, advance: Callable[[int], None]) -> Iterator[Document | Problem]:
    content = file.read_bytes()
    advance(len(content))
    try:
        data, lines = read_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        yield Problem(str(file), line, "the file is not UTF-8.")
    except YamlError as error:
        yield Problem(str(file), error.line, str(error))
    else:
        yield from _validated(str(file), data, lines)


def _read_json_lines(file: Path, advance: Callable[[int], None]) -> Iterator[Document | Problem]:
    with file.open("rb") as stream:
        for number, content in enumerate(stream, start=1):
            advance(len(content))
            if not content.strip():
                continue
            try:
                data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_key_twice)
            except (ValueError, RecursionError) as error:
                yield Problem(str(file), number, f"this line is no valid JSON: {error}.")
            else:
                yield from _validated(str(file), data, {(): number})


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"`{twice}` is given twice")
    return found


def _validated(file: str, data: Any, lines: Lines) -> Iterator[Document | Problem]:
    try:
        # JSON has no tuples and no enums, so "strict" here means JSON's own types
        record = Record.model_validate(data)
    except ValidationError as error:
        for path, sentence in sentences(error):
            yield Problem(file, line_of(lines, path), sentence)
    else:
        yield Document(file, lines, record)
