"""Import a table row by row; a bad row is reported with its line and written to a rejects file."""

import csv
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from bot.errors import ImportingError, Problem
from bot.importing.table.record_builder import RowRecordBuilder
from bot.importing.table.row_reader import Table, TableRow
from bot.records.model import Record

MAX_PROBLEMS = 1_000  # kept to be shown
LINE_COLUMN, PROBLEM_COLUMN = "line", "problem"  # of a rejects file, before the table's own columns


@dataclass(slots=True)
class ImportOutcome:
    """Counts of rows, meetings, duplicates and bad rows, and the first of the problems."""

    rows: int = 0
    meetings: int = 0
    duplicates: int = 0
    bad: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_table(
    table: Table,
    builder: RowRecordBuilder,
    outcome: ImportOutcome,
    reject: Callable[[TableRow, str], None],
    advance: Callable[[int], None],
) -> Iterator[Record]:
    """Yield the record of each row; a bad row goes to `reject` with a sentence."""
    for row in table.rows(advance):
        outcome.rows += 1
        try:
            record = builder.record(row)
        except ValueError as error:
            sentence = _sentence(error)
            outcome.bad += 1
            if len(outcome.problems) < MAX_PROBLEMS:
                outcome.problems.append(Problem(str(table.file), row.line, sentence))
            reject(row, sentence)
            continue
        if record is None:
            outcome.duplicates += 1
        else:
            outcome.meetings += 1
            yield record


def raise_if_bad(outcome: ImportOutcome) -> None:
    """Raise ImportingError with the problems when any row is bad."""
    if outcome.bad:
        more = outcome.bad - len(outcome.problems)
        lines = [*map(str, outcome.problems), *([f"… and {more:,} more."] if more else [])]
        rows = "1 row is" if outcome.bad == 1 else f"{outcome.bad:,} rows are"
        raise ImportingError("\n".join([*lines, f"{rows} bad; nothing was written."]))


def rejects_writer(stream: TextIO, columns: Sequence[str]) -> Callable[[TableRow, str], None]:
    """Return a function that writes bad rows as CSV, with their line and problem."""
    writer = csv.writer(stream)
    writer.writerow([LINE_COLUMN, PROBLEM_COLUMN, *columns])

    def reject(row: TableRow, sentence: str) -> None:
        writer.writerow([row.line, sentence, *(row.cells.get(each, "") for each in columns)])

    return reject


@contextmanager
def seen_on_disk() -> Iterator[Callable[[str, str], bool]]:
    """Give a function that returns whether a key of some kind is new, and notes it.

    Keys are kept in a temporary file, so that a table of any length needs no more memory.
    """
    connection = sqlite3.connect("")  # SQLite removes it with the connection
    connection.execute(
        "CREATE TABLE seen (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"
    )

    def is_new(kind: str, key: str) -> bool:
        query = "INSERT OR IGNORE INTO seen VALUES (?, ?)"
        return connection.execute(query, (kind, key)).rowcount == 1

    try:
        yield is_new
    finally:
        connection.close()


def _sentence(error: ValueError) -> str:
    text = str(error).partition("\n")[0]
    return text if text.endswith(".") else f"{text}."
