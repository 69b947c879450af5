"""Migrations create the tables, keep the data, and run once."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Column, Connection, MetaData, Table, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.errors import StoreError
from bot.store.db import tables
from bot.store.db.address import parse_address
from bot.store.db.database import Database
from bot.store.db.engine import create_store_engine
from bot.store.db.migrate import MIGRATIONS, VERSION_TABLE, migrate, read_version
from bot.store.store import open_store
from tests.store.samples import DUE, ONE, TODAY, claim_one

REVISIONS = [step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]

# A migration of a newer program; SQLite must copy the table, which another references
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("subscriptions") as batch:
        batch.alter_column("set_by", existing_type=sa.String, nullable=True)
        batch.add_column(sa.Column("language", sa.String, server_default="en", nullable=False))
"""
BROKEN = """
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    op.drop_table("deliveries")
    op.execute("SELECT * FROM nowhere")
"""


@contextmanager
def connected(address: str) -> Iterator[Database]:
    with closing(Database(create_store_engine(parse_address(address)))) as database:
        yield database


def newer_steps(folder: Path, step: str) -> Path:
    """Return the program's migrations with one more."""
    steps = folder / "migrations"
    shutil.copytree(MIGRATIONS, steps)
    written = step.format(head=REVISIONS[0])
    (steps / "versions" / "r9999_next.py").write_text(written, encoding="utf-8")
    return steps


def test_the_migrations_create_the_tables(address: str) -> None:
    open_store(address).close()
    with connected(address) as database, database.writing() as connection:
        options = {"version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []
        by_steps = definitions(connection)
        tables.metadata.drop_all(connection)
        tables.metadata.create_all(connection)
        assert definitions(connection) == by_steps


def definitions(connection: Connection) -> list[str]:
    """Return the definitions of tables, with checks and predicates, which Alembic ignores."""
    if connection.dialect.name == "sqlite":
        statement = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    else:
        statement = (
            "SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace"
            " UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
        )
    found = connection.execute(text(statement)).scalars()
    return sorted(line.strip(" \t,") for sql in found for line in sql.splitlines())


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_migration_keeps_the_data(address: str, tmp_path: Path, revision: str) -> None:
    """The last migration represents future ones: it copies a table that another references."""
    with connected(address) as database:
        migrate(database, target=revision)
        kept = fill(database)
        migrate(database, newer_steps(tmp_path, NEXT))
        with database.writing() as connection:
            assert read_version(connection) == "9999"
            for name, row in kept.items():
                (found,) = connection.execute(select(reflected(connection)[name])).mappings()
                assert {key: found[key] for key in row} == row
            connection.execute(text("DELETE FROM subscriptions"))
            left = connection.execute(select(tables.deliveries.c.team)).all()
        assert left == []


def fill(database: Database) -> dict[str, dict[str, Any]]:
    """Insert a row into each table of that version; return the rows."""
    kept: dict[str, dict[str, Any]] = {}
    with database.writing() as connection:
        for name, table in reflected(connection).items():
            kept[name] = {column.name: value_for(column) for column in table.c}
            connection.execute(insert(table), kept[name])
    return kept


def reflected(connection: Connection) -> dict[str, Table]:
    found = MetaData()
    found.reflect(connection)
    return {table.name: table for table in found.sorted_tables if table.name != VERSION_TABLE}


def value_for(column: Column[Any]) -> object:
    """Return a value that satisfies the checks: nothing is due, nothing is open."""
    if column.nullable:
        return None
    if isinstance(column.type, JSON):
        return {"people": ["p"]}
    samples: dict[type, object] = {
        str: "text", int: 7, bool: True, date: TODAY,
        time: DUE.time(), datetime: DUE if _has_zone(column) else DUE.replace(tzinfo=None),
    }  # fmt: skip
    return samples[column.type.python_type]


def _has_zone(column: Column[Any]) -> bool:
    return bool(getattr(column.type, "timezone", False))


def test_a_store_newer_than_the_program_is_rejected_unchanged(address: str, tmp_path: Path) -> None:
    with connected(address) as database:
        migrate(database, newer_steps(tmp_path, NEXT))
    with pytest.raises(StoreError, match="version 9999, which is newer than this program: install"):
        open_store(address)
    with connected(address) as database, database.reading() as connection:
        assert read_version(connection) == "9999"


def test_a_failing_migration_is_rolled_back(address: str, tmp_path: Path) -> None:
    with closing(open_store(address)) as store:
        store.subscriptions.save(ONE)
        mine = claim_one(store).delivery
        with pytest.raises(DBAPIError, match="nowhere"):
            migrate(store.database, newer_steps(tmp_path, BROKEN))
    with closing(open_store(address)) as store:
        assert store.deliveries.history("T1", "C1") == [mine]


def test_an_up_to_date_store_is_not_migrated(address: str) -> None:
    with closing(open_store(address)) as store:
        store.subscriptions.save(ONE)
    with closing(open_store(address)) as store:
        assert store.subscriptions.find("T1", "C1") == ONE


def test_foreign_keys_are_checked_after_migrating(address: str) -> None:
    """SQLite must not check them while a table is copied, but afterwards."""
    statement = insert(tables.deliveries).values(
        team="T1", channel="C1", day=TODAY, due_at=DUE, state="posted", attempts=1
    )
    with (
        closing(open_store(address)) as store,
        pytest.raises(IntegrityError),
        store.database.writing() as connection,
    ):
        connection.execute(statement)


def test_a_server_database_may_be_shared_with_other_programs(postgres_address: str) -> None:
    with connected(postgres_address) as database, database.writing() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num text)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('theirs')"))
    open_store(postgres_address).close()
