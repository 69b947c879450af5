"""Read files of records into typed records, one at a time, each with its line numbers."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import Problem, RecordsError
from bot.records.model import Record
from bot.records.problems import sentences
from bot.records.raw_record import RawRecord
from bot.records.rules import broken_rules
from bot.records.yaml_lines import LineMap, YamlError, read_yaml
from bot.text import clean

YAML_SUFFIXES = frozenset({".yaml", ".yml"})
JSON_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
RECORD_SUFFIXES = YAML_SUFFIXES | JSON_LINES_SUFFIXES


@dataclass(frozen=True, slots=True)
class Document(RawRecord):
    """A valid record, both as written and typed."""

    record: Record


@dataclass(frozen=True, slots=True)
class InvalidDocument:
    """A record with problems; `raw` is None if it could not be parsed."""

    problems: tuple[Problem, ...]
    raw: RawRecord | None = None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the record files among these paths and in the folders among them, each once.

    Files in a folder are sorted; hidden files and folders are skipped. Raises RecordsError if a
    path is missing or has another suffix, or if there is no file at all.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            found += _files_below(path)
        elif not path.is_file():
            problems.append(Problem(str(path), 1, "there is no such file or folder."))
        elif path.suffix.lower() in RECORD_SUFFIXES:
            found.append(path)
        else:
            problems.append(
                Problem(
                    str(path),
                    1,
                    "the name of a records file must end in .yaml, .yml, .jsonl or .ndjson.",
                )
            )
    if not found and not problems:
        problems.append(Problem(" ".join(map(str, paths)) or ".", 1, "there are no records here."))
    if problems:
        raise RecordsError("No records were read.", problems, len(problems))
    once: dict[Path, Path] = {}
    for file in found:
        once.setdefault(file.resolve(), file)
    return list(once.values())


def _files_below(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in RECORD_SUFFIXES
        and (file.is_file() or not file.exists())  # a broken link is reported when it is read
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def read_documents(
    file: Path, advance: Callable[[int], None]
) -> Iterator[Document | InvalidDocument]:
    """Yield each record of a file, or its problems; `advance` is called with the bytes read."""
    try:
        if file.suffix.lower() in YAML_SUFFIXES:
            yield _read_yaml_file(file, advance)
        else:
            yield from _read_json_lines(file, advance)
    except OSError as error:
        yield _unreadable(file, 1, f"the file cannot be read: {error.strerror}.")


def _unreadable(file: Path, line: int, sentence: str) -> InvalidDocument:
    return InvalidDocument((Problem(str(file), line, sentence),))


def _read_yaml_file(file: Path, advance: Callable[[int], None]) -> Document | InvalidDocument:
    content = file.read_bytes()
    advance(len(content))
    try:
        data, lines = read_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _unreadable(file, line, "the file is not UTF-8.")
    except YamlError as error:
        return _unreadable(file, error.line, str(error))
    return _validated(str(file), data, lines)


def _read_json_lines(
    file: Path, advance: Callable[[int], None]
) -> Iterator[Document | InvalidDocument]:
    with file.open("rb") as stream:
        for number, content in enumerate(stream, start=1):
            advance(len(content))
            if not content.strip():
                continue
            try:
                data = json.loads(
                    content.decode("utf-8-sig"), object_pairs_hook=_without_duplicate_keys
                )
            except UnicodeDecodeError:
                yield _unreadable(file, number, "this line is not UTF-8.")
            except (ValueError, RecursionError) as error:
                yield _unreadable(file, number, f"this line is not valid JSON: {error}.")
            else:
                yield _validated(str(file), data, {(): number})


def _without_duplicate_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"`{clean(twice)}` is given twice")
    return found


def _validated(file: str, data: Any, lines: LineMap) -> Document | InvalidDocument:
    raw = RawRecord(file, lines, data)
    errors = list(broken_rules(raw))
    try:
        record = Record.model_validate(data)
    except ValidationError as error:
        errors += sentences(error)
    else:
        if not errors:
            return Document(file, lines, data, record)
    problems = tuple(Problem(file, raw.line(*path), sentence) for path, sentence in errors)
    return InvalidDocument(problems, raw if isinstance(data, dict) else None)
