"""Migrate the store's schema, once even if several processes start together."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, String, Update, column, inspect, table, text, update

from bot.errors import StoreError
from bot.store.db.database import Database
from bot.store.db.errors import display_name

MIGRATIONS = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "store_version"
LOCK_ID = 0x6D656574  # "meet" in ASCII; must be unique among programs that share the database


def migrate(database: Database, scripts: Path = MIGRATIONS, target: str = "head") -> None:
    """Run the missing migrations, in one transaction.

    The lock is released with the transaction: SQLite's write lock, or an advisory lock on
    PostgreSQL. A second process waits for it and then finds nothing left to do.

    Raises StoreError if the store is newer than the program or belongs to another program.
    """
    with database.migrating() as connection:
        _lock(connection)
        revisions = ScriptDirectory(str(scripts))
        version = read_version(connection)
        _check(connection, version, revisions)
        if version == revisions.get_revision(target).revision:
            # Fail now, not when a digest is due, if the store cannot be written
            connection.execute(_empty_update())
        else:
            _upgrade(connection, scripts, target)


def read_version(connection: Connection) -> str | None:
    """Return the store's revision; None for a new database."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return context.get_current_revision()


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK_ID})


def _empty_update() -> Update:
    version = table(VERSION_TABLE, column("version_num", String))
    return update(version).values(version_num=version.c.version_num)


def _check(connection: Connection, version: str | None, revisions: ScriptDirectory) -> None:
    name = display_name(connection.engine.url)
    known = {each.revision for each in revisions.walk_revisions()}
    if version is not None and version not in known:
        raise StoreError(
            f"The store {name} has version {version}, which is newer than this program: install"
            " a newer version of the program, or restore an earlier backup."
        )
    # A server's database may be shared with other programs
    is_file = connection.dialect.name == "sqlite"
    if version is None and is_file and inspect(connection).get_table_names():
        raise StoreError(f"The file {name} belongs to another program: choose another path.")


def _upgrade(connection: Connection, scripts: Path, target: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
