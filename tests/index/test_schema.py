"""The index as a file for other programs: strict, complete, searchable, and readable by people."""

import asyncio
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]  # ships no types
from sqlite_utils import Database

from bot.index.schema import APPLICATION_ID, REFERENCES, SCHEMA_VERSION, TABLES
from bot.index.write.builder import BuildSummary
from tests.records.samples import meeting, person, place, quote, record, topic

Build = Callable[..., BuildSummary]
Query = Callable[..., list[tuple[Any, ...]]]


def test_every_table_is_strict_and_has_its_key(articles_index: Path, query: Query) -> None:
    strict: dict[str, int] = dict(
        query("SELECT name, strict FROM pragma_table_list", path=articles_index)
    )
    assert {name: strict[name] for name in TABLES} == dict.fromkeys(TABLES, 1)
    sql = 'SELECT name, pk, "notnull" FROM pragma_table_info(?)'
    for name, (columns, key, required) in TABLES.items():
        info = query(sql, name, path=articles_index)
        keys = {column for column, in_key, _ in info if in_key}
        assert [column for column, _, _ in info] == list(columns)
        assert keys == ({key} if isinstance(key, str) else set(key))
        assert required <= {column for column, _, needed in info if needed}


def test_every_reference_is_a_valid_foreign_key(articles_index: Path, query: Query) -> None:
    sql = 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)'
    found = [(table, *key) for table in TABLES for key in query(sql, table, path=articles_index)]
    assert sorted(found) == sorted(REFERENCES)
    assert query("PRAGMA foreign_key_check", path=articles_index) == []


def test_the_file_is_intact_and_marked_as_an_index(articles_index: Path, query: Query) -> None:
    assert query("PRAGMA integrity_check", path=articles_index) == [("ok",)]
    assert query("PRAGMA application_id", path=articles_index) == [(APPLICATION_ID,)]
    assert APPLICATION_ID.to_bytes(4, "big") == b"MEET"
    assert query("PRAGMA user_version", path=articles_index) == [(SCHEMA_VERSION,)]
    assert query("PRAGMA journal_mode", path=articles_index) == [("delete",)]


@pytest.mark.parametrize("table", ["meetings_fts", "quotes_fts"])
def test_the_full_text_is_that_of_its_table(
    articles_index: Path, tmp_path: Path, table: str
) -> None:
    copy = shutil.copy(articles_index, tmp_path / "copy.db")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608  # our own names


@pytest.mark.parametrize(
    ("table", "words", "rows"),
    [
        ("meetings_fts", "coordinate", [(1,)]),
        ("meetings_fts", "EXCHANGE", [(1,)]),
        ("meetings_fts", '"hold talk"', [(1,)]),
        ("meetings_fts", "occasion: summit", [(1,)]),
        ("meetings_fts", "promise", []),
        ("quotes_fts", "promise", [(1,)]),
        ("quotes_fts", "exchange", []),
    ],
)
def test_words_are_found_by_their_stems_in_their_columns(
    build: Build, query: Query, table: str, words: str, rows: list[tuple[int]]
) -> None:
    held = meeting(
        title="Holding talks", occasion="after the summit", summary="They coordinated exchanges."
    )
    build([record(meetings=[held], quotes=[quote(exact="We promised", end=21)])])
    found = query(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", words)  # noqa: S608  # our own names
    assert found == rows


def test_accents_and_scripts_are_found_in_the_full_text(build: Build, query: Query) -> None:
    build([record(meetings=[meeting(summary="Café in Việt Nam, 회담.")])])
    for words in ("cafe", "viet", "회담", "CAFÉS"):
        assert query("SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH ?", words) == [(1,)]


def test_the_overview_is_a_table_of_meetings_for_people(build: Build, query: Query) -> None:
    seats = [{"described": "an aide"}, {"person": "bo"}, {"person": "ana"}]
    newer = {"edtf": "2020-01", "basis": "stated"}
    build(
        [
            {"people": [person("Ana"), person("Bo")], "places": [place("Seoul")]},
            {"topics": [topic("trade"), topic("border")]},
            record(
                meetings=[
                    meeting(id="old", date={"edtf": "2019", "basis": "stated"}),
                    meeting(id="open", date={"edtf": "../2018", "basis": "stated"}),
                    meeting(
                        id="talks",
                        date=newer,
                        participants=seats,
                        place="seoul",
                        topics=["border", "trade"],
                        occasion="at sea",
                    ),
                ]
            ),
        ]
    )
    assert query("SELECT id FROM meetings_overview") == [("talks",), ("old",), ("open",)]
    assert query("SELECT * FROM meetings_overview LIMIT 1") == [
        (
            "2020-01", "Talks", "talks", "held", "Seoul", "at sea", "an aide, Bo, Ana",
            "border, trade", "They talked.", "Post, Talks", "talks",
        )
    ]  # fmt: skip


def test_the_index_opens_in_datasette(articles_index: Path) -> None:
    async def visit() -> dict[str, Any]:
        datasette = Datasette([], immutables=[str(articles_index)])
        await datasette.invoke_startup()
        pages = {}
        for page in (
            "",
            "/meetings_overview.json?_shape=array",
            "/quotes.json?_search=peace&_shape=array",
            "/meetings/1.json?_shape=array",
            "/participants.json?_labels=on",
        ):
            answer = await datasette.client.get(f"/meetings{page}")
            assert answer.status_code == 200, page
            pages[page] = answer.text
        for database in datasette.databases.values():
            database.close()
        return pages

    with ThreadPoolExecutor(1) as pool:  # a browser test may have left this thread an event loop
        pages = pool.submit(lambda: asyncio.run(visit())).result()
    overview = json.loads(pages["/meetings_overview.json?_shape=array"])
    assert overview[0]["date"] >= overview[-1]["date"]
    assert any("Kang Kyung-wha" in (row["people"] or "") for row in overview)
    assert "peace" in pages["/quotes.json?_search=peace&_shape=array"]


def test_the_index_opens_with_sqlite_utils(articles_index: Path) -> None:
    db = Database(f"{articles_index.as_uri()}?mode=ro")
    try:
        assert {"meetings_overview"} == set(db.view_names())
        assert db.table("meetings").detect_fts() == "meetings_fts"
        assert list(db.table("quotes").search("peace"))
    finally:
        db.close()
    command = [
        sys.executable,
        "-m",
        "sqlite_utils",
        "rows",
        str(articles_index),
        "meetings_overview",
    ]
    told = subprocess.run([*command, "--limit", "2"], capture_output=True, text=True, check=True)
    assert len(json.loads(told.stdout)) == 2


def test_an_article_may_hold_thousands_of_quotes(build: Build, query: Query) -> None:
    quotes = [quote(start=number, end=number + 3) for number in range(6_000)]
    assert build([record(quotes=quotes)]).quotes == 6_000
    assert query("SELECT count(*), max(number) FROM quotes") == [(6_000, 6_000)]
