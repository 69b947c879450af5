"""Opening an index: a file that cannot serve is reported with its fix, and nothing writes to it."""

import shlex
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot import installation
from bot.errors import IndexFileError
from bot.index.read.connection_pool import POOL_SIZE, ConnectionPool
from bot.index.read.index import Index
from bot.index.schema import SCHEMA_VERSION
from bot.search.searcher import Searcher
from tests.permissions import permissions_enforced
from tests.search.builders import found_by

BUILD = "`meetings build RECORDS --output"
OTHER = f"name one that is, or build one with {BUILD} FILE`."
WRITES = [
    "INSERT INTO metadata VALUES ('a', 'b')",
    "UPDATE meetings SET title = 'x'",
    "DELETE FROM quotes",
    "DROP TABLE meetings",
    "CREATE TABLE more (a)",
    "ALTER TABLE meetings ADD COLUMN more TEXT",
    "CREATE INDEX more ON meetings (title)",
    "INSERT INTO meetings_fts(meetings_fts) VALUES ('rebuild')",
    "PRAGMA user_version = 6",
    "VACUUM",
    "REINDEX",
    "ANALYZE",
]


def refusal(path: Path) -> str:
    with pytest.raises(IndexFileError) as refused:
        Index(path)
    return str(refused.value)


def other_database(path: Path, pragma: str = "") -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"CREATE TABLE metadata (key, value); {pragma}")


@pytest.mark.parametrize(
    ("make", "said", "fix"),
    [
        (
            lambda _: None,
            "There is no index at", f"build it with {BUILD}"),
        (Path.touch, "is not an index of meetings", OTHER),
        (Path.mkdir, "cannot be read: Is a directory", f"build another with {BUILD}"),
        (lambda path: path.write_text("a text\n" * 99), "is not an index of meetings", OTHER),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "is not an index", OTHER),
        (lambda path: path.write_bytes(b"\0" * 5_000), "is not an index", OTHER),
        (other_database, "is an SQLite file, but not an index of meetings", OTHER),
        (
            lambda path: other_database(path, f"PRAGMA application_id = {0x4D454554}"),
            f"has schema version 0, this program reads {SCHEMA_VERSION}",
            f"build it again with {BUILD}",
        ),
        (
            lambda path: other_database(
                path,
                f"PRAGMA application_id = {0x4D454554}; PRAGMA user_version = {SCHEMA_VERSION + 1}",
            ),
            f"has schema version {SCHEMA_VERSION + 1}, this program reads {SCHEMA_VERSION}",
            "build it again with",
        ),
        (
            lambda path: path.symlink_to(path.parent / "nowhere"),
            "There is no index at",
            "build it with",
        ),
    ],
    ids=[
        "missing", "empty", "folder", "text", "magic only", "zeros", "other database",
        "no version", "later version", "link to nothing",
    ],
)  # fmt: skip
def test_a_file_that_is_not_an_index_is_reported_with_the_fix(
    tmp_path: Path, make: Callable[[Path], object], said: str, fix: str
) -> None:
    path = tmp_path / "index.db"
    make(path)
    sentence = refusal(path)
    assert said in sentence
    assert fix in sentence
    assert str(path) in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("share", [0.999, 0.5, 0.05])
def test_a_truncated_index_is_reported(articles_index: Path, tmp_path: Path, share: float) -> None:
    whole = articles_index.read_bytes()
    path = tmp_path / "index.db"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "is truncated: copy it again, or build it with" in refusal(path)


@pytest.mark.parametrize("length", [1, 15, 99, 100, 101, 4_095, 4_096, 4_097, -4_096, -1])
def test_an_index_cut_at_any_length_is_refused(
    articles_index: Path, tmp_path: Path, length: int
) -> None:
    path = tmp_path / "index.db"
    path.write_bytes(articles_index.read_bytes()[:length])
    assert BUILD in refusal(path)


@pytest.mark.parametrize("name", ["a.db", "a b.db", "it's.db", "$HOME.db"])
def test_the_command_that_builds_an_index_can_be_copied(tmp_path: Path, name: str) -> None:
    _, command, end = refusal(tmp_path / name).split("`")
    program = ["meetings", "build", "RECORDS", "--output"]
    assert shlex.split(command) == [*program, str(tmp_path / name)]
    assert end == "."


@pytest.mark.parametrize("make", [lambda _: None, Path.touch, lambda path: path.write_text("x")])
def test_the_index_of_the_repository_is_built_with_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(installation, "CLONE", tmp_path)
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "data" / "meetings.db")
    assert refusal(Path("data/meetings.db")).endswith("build it with `make build`.")


def damage(path: Path, *tables: str) -> None:
    """Write over the first page of each table."""
    with closing(sqlite3.connect(path)) as connection:
        ((size,),) = connection.execute("PRAGMA page_size")
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
    with path.open("r+b") as stream:
        for table in tables:
            stream.seek((roots[table] - 1) * size)
            stream.write(b"\xff" * size)


@pytest.fixture
def copied(articles_index: Path, tmp_path: Path) -> Path:
    """A copy of the index, to damage."""
    return Path(shutil.copy(articles_index, tmp_path / "index.db"))


def test_an_index_whose_beginning_is_damaged_is_refused(copied: Path) -> None:
    whole = copied.read_bytes()
    copied.write_bytes(whole[:100] + b"\xff" * 3_996 + whole[4_096:])
    assert "is damaged: " in refusal(copied)


def test_damage_is_reported_by_every_method_that_reads_it(copied: Path) -> None:
    damage(copied, "names", "meetings", "meetings_fts_data")
    asked: list[Callable[[Index], object]] = [
        Index.place_names, Index.facts, Index.example_terms, lambda index: index.meetings([1, 2]),
        lambda index: index.postings.with_phrase("peace"),
    ]  # fmt: skip
    with Index(copied) as index:
        for ask in 2 * POOL_SIZE * asked:
            with pytest.raises(IndexFileError) as told:
                ask(index)
            assert str(told.value).startswith(f"The index {copied} is damaged: ")
            assert str(told.value).endswith(f"or build it with {BUILD} {copied}`.")


def test_text_that_is_not_utf_8_counts_as_damage(copied: Path) -> None:
    copied.write_bytes(copied.read_bytes().replace(b"THAAD", b"TH\xff\xfeD"))
    with pytest.raises(IndexFileError, match="bytes that are not text"):
        Index(copied)


def test_a_search_in_a_damaged_index_raises_the_error(copied: Path) -> None:
    damage(copied, "meetings")
    with Index(copied) as index, pytest.raises(IndexFileError, match="is damaged"):
        found_by(Searcher(index), "Kang Wang", date(2026, 11, 21))


def test_an_index_without_permission_is_reported(articles_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    path.write_bytes(articles_index.read_bytes())
    path.chmod(0)
    with permissions_enforced():
        assert "cannot be read: Permission denied" in refusal(path)


@pytest.mark.parametrize("name", ["a b.db", "a?mode=rw.db", "50%41.db", "a#b.db", "강경화.db"])
def test_a_path_with_signs_of_an_address_is_opened_as_it_is(
    articles_index: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(articles_index.read_bytes())
    with Index(path) as index:
        assert index.facts().meetings > 0
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("statement", WRITES)
def test_every_write_is_refused(articles_index: Path, statement: str) -> None:
    before = articles_index.read_bytes()
    connections = ConnectionPool(articles_index)
    with (
        connections.connection() as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.executescript(f"{statement}; COMMIT")
    connections.close()
    assert articles_index.read_bytes() == before
    assert [each.name for each in articles_index.parent.iterdir()] == [articles_index.name]


def test_many_threads_read_at_once(articles_index: Path) -> None:
    with Index(articles_index) as index, ThreadPoolExecutor(4 * POOL_SIZE) as pool:
        expected = index.meetings(range(1, 20))

        def ask(_: int) -> bool:
            same = index.meetings(range(1, 20)) == expected
            return (
                same and bool(index.postings.with_phrase("peace")) and len(index.place_names()) > 10
            )

        assert all(pool.map(ask, range(120)))


def test_a_query_that_fails_releases_its_connection(articles_index: Path) -> None:
    connections = ConnectionPool(articles_index)
    for _ in range(2 * POOL_SIZE):
        with pytest.raises(sqlite3.OperationalError), connections.connection() as connection:
            connection.execute("SELECT nonsense")
    connections.close()


@pytest.mark.parametrize("words", ['"', "a\0b", "* OR NEAR(", "title:x", "-", "'", "x" * 10_000])
def test_any_words_make_a_valid_full_text_query(articles_index: Path, words: str) -> None:
    with Index(articles_index) as index:
        assert index.postings.with_phrase(words) is not None
