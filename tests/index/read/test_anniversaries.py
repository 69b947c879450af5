"""Anniversaries are found by the index over month and day, which changes nothing but speed."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.index.read.anniversaries import AnniversaryFilter, find_anniversaries
from bot.index.schema import MONTH_DAY_INDEX

NAME = "idx_meetings_month_day"
BEFORE = date(2026, 1, 1)
FILTERS = [
    AnniversaryFilter(),
    AnniversaryFilter(people=["wang-yi"]),
    AnniversaryFilter(topics=["denuclearization"]),
    AnniversaryFilter(countries=["south-korea"]),
    AnniversaryFilter(["wang-yi"], ["denuclearization"], ["south-korea"]),
]


@pytest.fixture
def connection(articles_index: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the articles' index, in memory, without the index over month and day."""
    with (
        closing(sqlite3.connect(articles_index)) as file,
        closing(sqlite3.connect(":memory:")) as db,
    ):
        file.backup(db)
        db.execute(f"DROP INDEX IF EXISTS {NAME}")
        yield db


def plan(connection: sqlite3.Connection, only: AnniversaryFilter) -> list[str]:
    """The steps of the last query in SQLite's plan."""
    queries: list[str] = []
    connection.set_trace_callback(queries.append)
    find_anniversaries(connection, ["11-26"], BEFORE, only)
    connection.set_trace_callback(None)
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {queries[-1]}")]


@pytest.mark.parametrize("only", FILTERS)
def test_a_day_is_searched_without_scanning_meetings(
    connection: sqlite3.Connection, only: AnniversaryFilter
) -> None:
    connection.execute(MONTH_DAY_INDEX)
    steps = plan(connection, only)
    assert any(
        step.startswith("SEARCH m USING ")
        and f"INDEX {NAME} (<expr>=? AND status=? AND first_day<?)" in step
        for step in steps
    )
    # m, a and x are the tables that grow with the archive
    assert not [step for step in steps if re.match(r"SCAN [max]\b", step)]


@pytest.mark.parametrize("only", FILTERS)
def test_the_same_is_found_without_the_index(
    connection: sqlite3.Connection, only: AnniversaryFilter
) -> None:
    without = find_anniversaries(connection, ["11-26", "09-26"], BEFORE, only)
    connection.execute(MONTH_DAY_INDEX)
    found = find_anniversaries(connection, ["11-26", "09-26"], BEFORE, only)
    assert sorted(found) == sorted(without) != []
