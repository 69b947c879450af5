"""Rows of a table, one at a time, with their lines: whatever its encoding and its separators."""

import codecs
import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes
from sqlite_utils import Database

from bot.errors import ImportingError

SAMPLE = 256 * 1024  # bytes that encoding and separators are guessed from
DELIMITERS = ",;\t|"
LONGEST_FIELD = 10_000_000  # characters; a quotation mark that nobody closed ends somewhere
USUAL, CLOSE = "cp1252", 0.05  # of encodings that fit about as well, what most files are in
SQLITE = b"SQLite format 3\0"
JSON_ENDINGS = frozenset({".jsonl", ".ndjson"})
TAB_ENDINGS = frozenset({".tsv", ".tab"})

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's cells by the name of their column, and the line that it begins at, from 1.

    `problem` is one sentence when it is no row of the table.
    """

    line: int
    cells: Cells
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file that holds a table: its columns, and how to read it."""

    file: Path
    columns: tuple[str, ...]
    rows: Callable[[Callable[[int], None]], Iterator[TableRow]]
    """Yields the rows; is given what is told the bytes read."""
    length: int
    encoding: str = "utf-8"


def open_table(file: Path, name: str | None = None, encoding: str | None = None) -> Table:
    """Return the table in a file; `name` is that of one in a database.

    Raises ImportingError when it cannot be read as one.
    """
    try:
        with file.open("rb") as stream:
            sample = stream.read(SAMPLE)
    except OSError as error:
        raise ImportingError(f"{file} cannot be read: {error.strerror}.") from error
    if sample.startswith(SQLITE):
        return _database(file, name)
    if not sample.strip():
        raise ImportingError(f"{file} is empty.")
    encoding = _known(encoding) if encoding else _encoding(file, sample)
    if file.suffix.lower() in JSON_ENDINGS:
        return _json_lines(file, encoding)
    return _separated(file, encoding, sample.decode(encoding, errors="ignore"))


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise ImportingError(f"There is no encoding “{encoding}”.") from error


def _encoding(file: Path, sample: bytes) -> str:
    """Return how a file is written: UTF-8 where it can be, else what its bytes look like."""
    with suppress(UnicodeDecodeError):
        sample[: -4 if len(sample) == SAMPLE else None].decode("utf-8")
        return "utf-8-sig"
    found = from_bytes(sample)
    best = found.best()
    if best is None:
        raise ImportingError(f"{file} is no text: save it as CSV in UTF-8, or say --encoding.")
    usual = (each for each in found if each.encoding == USUAL and each.chaos <= best.chaos + CLOSE)
    return next(usual, best).encoding


def _separated(file: Path, encoding: str, sample: str) -> Table:
    delimiter = "\t" if file.suffix.lower() in TAB_ENDINGS else _delimiter(sample)
    csv.field_size_limit(LONGEST_FIELD)
    header = next(csv.reader(io.StringIO(sample), delimiter=delimiter), [])
    columns = _columns(file, header)

    def rows(advance: Callable[[int], None]) -> Iterator[TableRow]:
        with file.open(encoding=encoding, errors="replace", newline="") as text:
            reader = csv.reader(_counted(text, advance), delimiter=delimiter)
            next(reader, None)
            yield from _checked(reader, columns)

    return Table(file, columns, rows, file.stat().st_size, encoding)


def _delimiter(sample: str) -> str:
    """Return what separates the cells: what the library finds, else what the header has most."""
    header = sample.partition("\n")[0]
    with suppress(csv.Error):  # one column, or too few rows to tell
        found = csv.Sniffer().sniff(sample, DELIMITERS).delimiter
        if found in header:
            return found
    return max(DELIMITERS, key=header.count)


def _counted(text: io.TextIOWrapper, advance: Callable[[int], None]) -> Iterator[str]:
    for line in text:
        advance(len(line))
        yield line.replace("\0", "")  # the reader stops at one


def _checked(reader: Any, columns: tuple[str, ...]) -> Iterator[TableRow]:
    line = reader.line_num + 1
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield TableRow(line, {}, f"this is no row: {error}")
            line = reader.line_num + 1
            continue
        if values:
            cells = dict(zip(columns, (value.strip() for value in values), strict=False))
            problem = ""
            if len(values) != len(columns):
                problem = f"it has {len(values)} cells, the table has {len(columns)} columns"
            yield TableRow(line, cells, problem)
        line = reader.line_num + 1


def _json_lines(file: Path, encoding: str) -> Table:
    def rows(advance: Callable[[int], None]) -> Iterator[TableRow]:
        with file.open(encoding=encoding, errors="replace") as stream:
            for number, line in enumerate(stream, start=1):
                advance(len(line))
                if line.strip():
                    yield _json_row(number, line)

    first = next((row for row in rows(lambda _: None) if not row.problem), None)
    if first is None:
        raise ImportingError(f"{file} has no line that is a JSON object.")
    return Table(file, tuple(first.cells), rows, file.stat().st_size, encoding)


def _json_row(number: int, line: str) -> TableRow:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return TableRow(number, {}, "this line is no valid JSON")
    if not isinstance(value, dict):
        return TableRow(number, {}, "this line is no JSON object")
    return TableRow(number, {str(key): _text(cell) for key, cell in value.items()})


def _text(value: object) -> str:
    """Return a value as a cell; of a list, one a line."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return str(value).strip()


def _database(file: Path, name: str | None) -> Table:
    try:
        with closing(_connect(file)) as connection:
            db = Database(connection)
            names = db.table_names()
            table = name or (names[0] if len(names) == 1 else None)
            if table not in names:
                told = ", ".join(names) or "none"
                raise ImportingError(f"Name one of the tables of {file} with --table: {told}.")
            columns = tuple(db.table(table).columns_dict)
            count = db.table(table).count
    except sqlite3.Error as error:
        raise ImportingError(f"{file} cannot be read as a database: {error}.") from error

    def rows(advance: Callable[[int], None]) -> Iterator[TableRow]:
        with closing(_connect(file)) as opened:
            for number, row in enumerate(Database(opened).table(table).rows, start=1):
                advance(1)
                yield TableRow(number, {key: _text(value) for key, value in row.items()})

    return Table(file, columns, rows, count)


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _columns(file: Path, header: list[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in header)
    if not any(names):
        raise ImportingError(f"{file} has no header: its first line must name the columns.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ImportingError(f"{file} has two columns named “{twice[0]}”: rename one.")
    return names
