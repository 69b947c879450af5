"""Building of the index: all records are checked, and the old file is replaced in one step."""

import hashlib
import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.errors import IndexFileError, Problem, RecordsError
from bot.files import atomic_replacement
from bot.index.schema import (
    SCHEMA_VERSION,
    UNNUMBERED_MEETINGS,
    create_indexes,
    create_search_tables,
    create_tables,
    number_meetings,
)
from bot.index.write.event_joining import join_events
from bot.index.write.id_registry import IdRegistry
from bot.index.write.rows import Row, rows_of
from bot.index.write.search_tables import fill_search_tables
from bot.index.write.validation import check_document
from bot.records.reader import Document, InvalidDocument, find_files, read_documents

BATCH_SIZE = 5_000  # rows of a table that are kept in memory
MAX_REPORTED_PROBLEMS = 1_000
TARGET_TABLES: Mapping[str, str] = {"meetings": UNNUMBERED_MEETINGS}  # where not its own


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """How much an index holds."""

    meetings: int
    people: int
    quotes: int
    sources: int


def build_index(
    paths: Iterable[Path],
    output: Path,
    *,
    built_at: datetime,
    advance: Callable[[int], None] = lambda _: None,
) -> BuildSummary:
    """Build the index from record files and folders, and replace the old one.

    `built_at` is a UTC time; `advance` is called with the number of bytes read, as it goes. Raises
    RecordsError with every problem found, or IndexFileError when the output cannot be written; in
    both cases the file at `output` stays as it was.
    """
    files = find_files(paths)
    with _replacement(output) as temporary:
        db = Database(temporary)
        try:
            built = _Builder(db).build(files, built_at, advance)
        finally:
            db.close()
    return built


@contextmanager
def _replacement(output: Path) -> Iterator[Path]:
    """Give a temporary file that replaces the index; turn errors into IndexFileError."""
    try:
        with atomic_replacement(output) as temporary:
            yield temporary
    except (OSError, sqlite3.OperationalError) as error:  # SQLite's own, for a full disk
        reason = getattr(error, "strerror", None) or error
        raise IndexFileError(
            f"The index cannot be written to {output}: {reason};"
            " fix that, or name another file with --output."
        ) from error


class _Builder:
    """Fills an empty database; inserts rows in batches, and collects problems until the end."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._problems: list[Problem] = []
        self._problem_count = 0
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            db.execute(f"PRAGMA {pragma}")  # the file is deleted when anything fails
        create_tables(db)
        self._ids = IdRegistry(db.conn)

    def build(
        self, files: Sequence[Path], built_at: datetime, advance: Callable[[int], None]
    ) -> BuildSummary:
        for file, name in zip(files, _distinct_names(files), strict=True):
            self._read(file, name, advance)
        self._report(self._ids.undefined_references())
        self._report(self._ids.cycles())
        self._raise_problems()
        for table in list(self._rows):
            self._flush(table)
        join_events(self._db.conn)
        number_meetings(self._db)
        create_indexes(self._db)
        create_search_tables(self._db)
        fill_search_tables(self._db.conn)
        self._write_metadata(built_at)
        self._db.execute("PRAGMA optimize")
        self._db.conn.commit()
        counts = {field.name: self._db.table(field.name).count for field in fields(BuildSummary)}
        return BuildSummary(**counts)

    def _read(self, file: Path, name: str, advance: Callable[[int], None]) -> None:
        records = 0
        for document in read_documents(file, advance):
            if isinstance(document, InvalidDocument):
                self._report(document.problems)
            written = document.raw if isinstance(document, InvalidDocument) else document
            if written is None:
                self._ids.has_unreadable_records = True
                continue
            self._report(check_document(written, self._ids))
            # After the first problem, records are only checked
            if isinstance(document, Document) and not self._problems:
                self._add(document)
                records += 1
        if not self._problems:
            row: Row = {"file": name, "sha256": _sha256(file), "records": records}
            self._rows["built_from"].append(row)

    def _add(self, document: Document) -> None:
        for table, row in rows_of(document.record):
            self._rows[table].append(row)
            if len(self._rows[table]) >= BATCH_SIZE:
                self._flush(table)
        if archive := document.record.archive:
            self._rows["metadata"] += [
                {"key": key, "value": value} for key, value in archive.model_dump().items() if value
            ]

    def _flush(self, table: str) -> None:
        rows = self._rows.pop(table, [])
        if not rows:
            return
        names = ", ".join(f'"{column}"' for column in rows[0])  # the same in all rows of a table
        marks = ", ".join(f":{column}" for column in rows[0])
        # sqlite-utils looks at each value of each row, which takes a quarter of the time of a build
        self._db.conn.executemany(
            f"INSERT INTO {TARGET_TABLES.get(table, table)} ({names}) VALUES ({marks})",  # noqa: S608  # only our own words
            rows,
        )

    def _report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._problem_count += 1
            if len(self._problems) < MAX_REPORTED_PROBLEMS:
                self._problems.append(problem)

    def _raise_problems(self) -> None:
        if self._problem_count:
            counted = "1 problem" if self._problem_count == 1 else f"{self._problem_count} problems"
            summary = (
                f"The records have {counted}; no index was built, and the old one is as it was."
            )
            raise RecordsError(summary, sorted(self._problems), self._problem_count)

    def _write_metadata(self, built_at: datetime) -> None:
        facts = {
            "schema_version": str(SCHEMA_VERSION),
            "built_at": built_at.isoformat(timespec="seconds"),
        }
        self._db.table("metadata").insert_all(
            {"key": key, "value": value} for key, value in facts.items()
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _distinct_names(files: Sequence[Path]) -> list[str]:
    """Return each file's name, with the folders that distinguish it where two share a name."""
    absolute = [file.absolute() for file in files]
    root = os.path.commonpath([file.parent for file in absolute])
    count = Counter(file.name for file in files)
    return [
        file.name if count[file.name] == 1 else file.relative_to(root).as_posix()
        for file in absolute
    ]
