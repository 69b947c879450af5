"""Records into the index: everything is checked, and the old index is replaced in one step."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, fields
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from bot.errors import IndexFileError, Problem, RecordsError
from bot.index.check import check_document
from bot.index.ledger import Ledger
from bot.index.rows import Row, rows_of
from bot.index.schema import SCHEMA_VERSION, create_indexes, create_tables
from bot.records.reader import Document, find_files, read_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

BATCH = 5_000  # rows kept in memory for a table
KEPT_PROBLEMS = 1_000
HIERARCHIES = {
    "place": "SELECT id, within FROM places WHERE within IS NOT NULL",
    "topic": "SELECT topic, broader FROM broader_topics",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What an index holds, counted."""

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
) -> Built:
    """Build the index from record files and folders, and put it in the place of the old one.

    `built_at` is a UTC time; `advance` is told the bytes read as it goes. Raises RecordsError with
    every problem found, or IndexFileError when the output cannot be written; either way the file
    at `output` stays as it was.
    """
    files = find_files(paths)
    with _replacing(output) as temporary:
        db = Database(temporary)
        try:
            built = _Builder(db).build(files, built_at, advance)
        finally:
            db.close()
    return built


@contextmanager
def _replacing(output: Path) -> Iterator[Path]:
    """Give a temporary file beside the output that takes its place when all went well."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".tmp", dir=output.parent)
    except OSError as error:
        raise IndexFileError(
            f"The index cannot be written to {output}: {error.strerror}."
        ) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb") as finished:
            os.fsync(finished.fileno())
        temporary.chmod(0o644)
        temporary.replace(output)
    except OSError as error:
        raise IndexFileError(
            f"The index cannot be written to {output}: {error.strerror}."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


class _Builder:
    """Fills an empty database; rows go in batches, problems are gathered to the end."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._problems: list[Problem] = []
        self._problem_count = 0
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            db.execute(f"PRAGMA {pragma}")  # the file is thrown away when anything fails
        create_tables(db)
        self._ledger = Ledger(db.conn)

    def build(
        self, files: Sequence[Path], built_at: datetime, advance: Callable[[int], None]
    ) -> Built:
        for file in files:
            self._read(file, advance)
        self._report(self._ledger.dangling())
        for table in list(self._rows):
            self._flush(table)
        self._report(self._circles())
        self._refuse_problems()
        create_indexes(self._db)
        self._describe(built_at)
        self._db.execute("PRAGMA optimize")
        self._db.conn.commit()
        counts = {field.name: self._db.table(field.name).count for field in fields(Built)}
        return Built(**counts)

    def _read(self, file: Path, advance: Callable[[int], None]) -> None:
        records = 0
        for document in read_documents(file, advance):
            if isinstance(document, Problem):
                self._report([document])
                continue
            records += 1
            self._report(check_document(document, self._ledger))
            if not self._problems:
                self._add(document)
        self._rows["built_from"].append(
            {"file": file.name, "sha256": _sha256(file), "records": records}
        )

    def _add(self, document: Document) -> None:
        for table, row in rows_of(document.record):
            self._rows[table].append(row)
            if len(self._rows[table]) >= BATCH:
                self._flush(table)
        if archive := document.record.archive:
            self._rows["metadata"] += [
                {"key": key, "value": value} for key, value in archive.model_dump().items() if value
            ]

    def _flush(self, table: str) -> None:
        rows = self._rows.pop(table, [])
        self._db.table(table).insert_all(rows, batch_size=BATCH)

    def _report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._problem_count += 1
            if len(self._problems) < KEPT_PROBLEMS:
                self._problems.append(problem)

    def _circles(self) -> Iterator[Problem]:
        """Yield a problem for places that lie within each other, topics wider than each other."""
        for kind, query in HIERARCHIES.items():
            parents: defaultdict[str, set[str]] = defaultdict(set)
            for child, parent in self._db.conn.execute(query):
                parents[child].add(parent)
            try:
                TopologicalSorter(parents).prepare()
            except CycleError as error:
                circle = error.args[1]
                file, line = self._ledger.where(kind, circle[0]) or ("", 0)
                yield Problem(file, line, f"the {kind}s {' → '.join(circle)} form a circle.")

    def _refuse_problems(self) -> None:
        if self._problem_count:
            counted = "1 problem" if self._problem_count == 1 else f"{self._problem_count} problems"
            summary = (
                f"The records have {counted}; no index was built, and the old one is as it was."
            )
            raise RecordsError(summary, sorted(self._problems), self._problem_count)

    def _describe(self, built_at: datetime) -> None:
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
