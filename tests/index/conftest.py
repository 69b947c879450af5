"""Fixtures for the tests of the index."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Problem, RecordsError
from bot.index.write.builder import BuildSummary, build_index
from tests.records.samples import write_lines

BUILT_AT = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)

Data = dict[str, Any]
Content = dict[str, list[tuple[Any, ...]]]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., BuildSummary]:
    """Build records, each argument a file of them, into index.db."""

    def build_files(*files: list[Data]) -> BuildSummary:
        paths = [
            write_lines(tmp_path / "records" / f"{number}.jsonl", records)
            for number, records in enumerate(files)
        ]
        return build_index(paths, tmp_path / "index.db", built_at=BUILT_AT)

    return build_files


@pytest.fixture
def problems(build: Callable[..., BuildSummary]) -> Callable[..., list[tuple[str, int, str]]]:
    """Build invalid records, and return the file name, line and sentence of each problem."""

    def refused(*files: list[Data]) -> list[tuple[str, int, str]]:
        with pytest.raises(RecordsError) as error:
            build(*files)
        return [located(problem) for problem in error.value.problems]

    return refused


def located(problem: Problem) -> tuple[str, int, str]:
    return Path(problem.file).name, problem.line, problem.sentence


@pytest.fixture
def query(tmp_path: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Query index.db, or another index, in SQL."""

    def ask(sql: str, *values: Any, path: Path | None = None) -> list[tuple[Any, ...]]:
        with opened(path or tmp_path / "index.db") as connection:
            return [tuple(row) for row in connection.execute(sql, values)]

    return ask


@pytest.fixture
def content() -> Callable[[Path], Content]:
    """All rows of all tables of an index, except for the time of the build."""

    def read(path: Path) -> Content:
        with opened(path) as connection:
            tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            found = {
                name: [tuple(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608  # names of our own tables
                for (name,) in tables.fetchall()
            }
        found["metadata"] = [row for row in found["metadata"] if row[0] != "built_at"]
        return found

    return read
