"""Brings a database's schema to the program's, once, however many processes start together."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, String, Update, column, inspect, table, text, update

from bot.errors import StoreError
from bot.store.db.database import Database
from bot.store.db.errors import shown

MIGRATIONS = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "store_version"
LOCK = 0x6D656574  # "meet"; any number that no other program locks in the same database


def migrate(database: Database, scripts: Path = MIGRATIONS, target: str = "head") -> None:
    """Run the steps that are missing; raise StoreError when the store is not for this program.

    The lock is the transaction's own, so it cannot be left behind; on SQLite it is the write lock,
    on PostgreSQL an advisory one. Who comes second finds the work done.
    """
    with database.migrating() as connection:
        _lock(connection)
        steps = ScriptDirectory(str(scripts))
        version = read_version(connection)
        _check(connection, version, steps)
        if version == steps.get_revision(target).revision:
            # Shows now, not when a digest is due, that a store cannot be written
            connection.execute(_write_nothing())
        else:
            _upgrade(connection, scripts, target)


def read_version(connection: Connection) -> str | None:
    """Return the store's version; None when it has none yet."""
    found = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return found.get_current_revision()


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _write_nothing() -> Update:
    version = table(VERSION_TABLE, column("version_num", String))
    return update(version).values(version_num=version.c.version_num)


def _check(connection: Connection, version: str | None, steps: ScriptDirectory) -> None:
    name = shown(connection.engine.url)
    if version is not None and version not in {step.revision for step in steps.walk_revisions()}:
        raise StoreError(
            f"The store {name} has version {version}, which is newer than this program: install"
            " the newer program, or restore the backup from before."
        )
    # On a server, another program's tables may well stand beside ours
    is_file = connection.dialect.name == "sqlite"
    if version is None and is_file and inspect(connection).get_table_names():
        raise StoreError(f"The file {name} belongs to another program: name another path.")


def _upgrade(connection: Connection, scripts: Path, target: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
