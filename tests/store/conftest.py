"""Fixtures: an empty store in each of the two databases."""

import itertools
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.store.db import tables
from bot.store.store import Store, open_store
from tests.store.postgres import MISSING, find_programs, fresh_database, running_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """A server for all tests; without PostgreSQL, its tests are skipped, or fail in CI."""
    programs = find_programs()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with running_server(programs) as folder:
        yield folder


@pytest.fixture(scope="session")
def names() -> Iterator[str]:
    return (f"store_{number}" for number in itertools.count())


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return str(tmp_path / "store.db")


@pytest.fixture
def postgres_address(postgres_server: Path, names: Iterator[str]) -> Iterator[str]:
    with fresh_database(postgres_server, next(names)) as address:
        yield address


@pytest.fixture(scope="module")
def sqlite_module_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("store") / "store.db")


@pytest.fixture(scope="module")
def postgres_module_address(postgres_server: Path, names: Iterator[str]) -> Iterator[str]:
    with fresh_database(postgres_server, next(names)) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, in each of the two databases."""
    found: str = request.getfixturevalue(f"{request.param}_address")
    return found


@pytest.fixture(scope="session")
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(str(tmp_path_factory.mktemp("store") / "store.db"))) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_store(postgres_server: Path, names: Iterator[str]) -> Iterator[Store]:
    with (
        fresh_database(postgres_server, next(names)) as address,
        closing(open_store(address)) as opened,
    ):
        yield opened


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store; emptying one is faster than creating one."""
    opened: Store = request.getfixturevalue(f"{request.param}_store")
    yield opened
    with opened.database.writing() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            connection.execute(delete(table))
