"""Read the rows of a table one at a time, with their lines, in any encoding and format."""

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

SAMPLE_SIZE = 256 * 1024  # bytes from which the encoding and the delimiter are detected
MAX_CHARACTER_SIZE = 4  # bytes, in UTF-8
DELIMITERS = ",;\t|"
MAX_FIELD_LENGTH = 10_000_000  # characters; a quotation mark that is not closed ends somewhere
# Of encodings that fit about as well, the one of most files
USUAL_ENCODING, MAX_CHAOS_DIFFERENCE = "cp1252", 0.05
SQLITE_MAGIC = b"SQLite format 3\0"
JSON_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
TAB_SUFFIXES = frozenset({".tsv", ".tab"})

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row by their column, and the line at which it begins, from 1.

    `problem` is one sentence when it is no row of the table.
    """

    line: int
    cells: Cells
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file with a table: its columns, and a function that reads its rows.

    `rows` is called with a function that is told the progress; `length` is the whole progress.
    """

    file: Path
    columns: tuple[str, ...]
    rows: Callable[[Callable[[int], None]], Iterator[TableRow]]
    length: int
    encoding: str = "utf-8"


def open_table(file: Path, name: str | None = None, encoding: str | None = None) -> Table:
    """Return the table in a file; `name` is that of a table of a database.

    The encoding is detected when it is not given. Raises ImportingError when there is no table.
    """
    try:
        with file.open("rb") as stream:
            sample = stream.read(SAMPLE_SIZE)
    except OSError as error:
        raise ImportingError(f"{file} cannot be read: {error.strerror}.") from error
    if sample.startswith(SQLITE_MAGIC):
        return _open_database(file, name)
    if not sample.strip():
        raise ImportingError(f"{file} is empty.")
    encoding = _checked_encoding(encoding) if encoding else _detect_encoding(file, sample)
    if file.suffix.lower() in JSON_LINES_SUFFIXES:
        return _open_json_lines(file, encoding)
    return _open_delimited(file, encoding, sample.decode(encoding, errors="ignore"))


def _checked_encoding(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise ImportingError(f"There is no encoding “{encoding}”.") from error


def _detect_encoding(file: Path, sample: bytes) -> str:
    """Return the encoding of a file: UTF-8 where it can be, else what its bytes look like."""
    with suppress(UnicodeDecodeError):
        is_cut = len(sample) == SAMPLE_SIZE
        sample[: -MAX_CHARACTER_SIZE if is_cut else None].decode("utf-8")
        return "utf-8-sig"
    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        raise ImportingError(f"{file} is no text: save it as CSV in UTF-8, or say --encoding.")
    usual = (
        each
        for each in matches
        if each.encoding == USUAL_ENCODING and each.chaos <= best.chaos + MAX_CHAOS_DIFFERENCE
    )
    return next(usual, best).encoding


def _open_delimited(file: Path, encoding: str, sample: str) -> Table:
    delimiter = "\t" if file.suffix.lower() in TAB_SUFFIXES else _detect_delimiter(sample)
    csv.field_size_limit(MAX_FIELD_LENGTH)
    header = next(csv.reader(io.StringIO(sample), delimiter=delimiter), [])
    columns = _checked_columns(file, header)

    def rows(advance: Callable[[int], None]) -> Iterator[TableRow]:
        with file.open(encoding=encoding, errors="replace", newline="") as text:
            reader = csv.reader(_lines(text, advance), delimiter=delimiter)
            next(reader, None)
            yield from _delimited_rows(reader, columns)

    return Table(file, columns, rows, file.stat().st_size, encoding)


def _detect_delimiter(sample: str) -> str:
    """Return what the `csv` module detects, else the delimiter that the header has most often."""
    header = sample.partition("\n")[0]
    with suppress(csv.Error):  # one column, or too few rows to tell
        detected = csv.Sniffer().sniff(sample, DELIMITERS).delimiter
        if detected in header:
            return detected
    return max(DELIMITERS, key=header.count)


def _lines(text: io.TextIOWrapper, advance: Callable[[int], None]) -> Iterator[str]:
    for line in text:
        advance(len(line))
        yield line.replace("\0", "")  # the reader stops at one


def _delimited_rows(reader: Any, columns: tuple[str, ...]) -> Iterator[TableRow]:
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


def _open_json_lines(file: Path, encoding: str) -> Table:
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
    return TableRow(number, {str(key): _cell(item) for key, item in value.items()})


def _cell(value: object) -> str:
    """Return a value as the text of a cell; the items of a list one a line."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(map(_cell, value))
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return str(value).strip()


def _open_database(file: Path, name: str | None) -> Table:
    try:
        with closing(_connect(file)) as connection:
            db = Database(connection)
            names = db.table_names()
            table = name or (names[0] if len(names) == 1 else None)
            if table not in names:
                listed = ", ".join(names) or "none"
                raise ImportingError(f"Name one of the tables of {file} with --table: {listed}.")
            columns = tuple(db.table(table).columns_dict)
            count = db.table(table).count
    except sqlite3.Error as error:
        raise ImportingError(f"{file} cannot be read as a database: {error}.") from error

    def rows(advance: Callable[[int], None]) -> Iterator[TableRow]:
        with closing(_connect(file)) as connection:
            for number, row in enumerate(Database(connection).table(table).rows, start=1):
                advance(1)
                yield TableRow(number, {key: _cell(value) for key, value in row.items()})

    return Table(file, columns, rows, count)


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _checked_columns(file: Path, header: list[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in header)
    if not any(names):
        raise ImportingError(f"{file} has no header: its first line must name the columns.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ImportingError(f"{file} has two columns named “{twice[0]}”: rename one.")
    return names
