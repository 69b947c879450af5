"""SQLAlchemy engines for SQLite and PostgreSQL, configured for use by several processes."""

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.errors import StoreError
from bot.installation import install_command
from bot.store.db.database import IS_MIGRATING, IS_READING

if TYPE_CHECKING:
    import psycopg  # an extra, which SQLite does not need

STORE_POOL_SIZE, MAX_POOL_OVERFLOW = 5, 5  # Bolt uses five threads; digests use others
SQLITE_LOCK_TIMEOUT_SECONDS = 30  # for the write lock
CONNECT_TIMEOUT_SECONDS = 10
IDLE_TRANSACTION_TIMEOUT_SECONDS = 60


def create_store_engine(url: URL) -> Engine:
    """Return an engine; it does not connect yet. Raise StoreError if its driver is missing."""
    try:
        return _create_engine(url)
    except ImportError as error:  # as create_engine imports the driver
        raise StoreError(
            f"PostgreSQL needs its driver, and {error.name or 'psycopg'} is missing:"
            f" {install_command('postgres')}."
        ) from error


def _create_engine(url: URL) -> Engine:
    is_sqlite = url.get_backend_name() == "sqlite"
    engine = create_engine(
        url if is_sqlite else _with_connect_timeout(url),
        connect_args={"timeout": SQLITE_LOCK_TIMEOUT_SECONDS} if is_sqlite else {},
        pool_size=STORE_POOL_SIZE,
        max_overflow=MAX_POOL_OVERFLOW,
        pool_pre_ping=not is_sqlite,  # the server may have been restarted
        hide_parameters=True,  # errors are logged, and parameters include tokens
    )
    if is_sqlite:
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _configure_postgresql)
    return engine


def use_wal(engine: Engine) -> None:
    """Switch an SQLite file to write-ahead logging, so that it can be read while it is written.

    The mode is stored in the file. If several processes try at once, one of them succeeds; where
    the mode is unavailable, as on some network drives, the store works without it, only slower.
    """
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
            connection.cursor().execute("PRAGMA journal_mode = WAL")


def _with_connect_timeout(url: URL) -> URL:
    if "connect_timeout" in url.query:
        return url
    return url.update_query_dict({"connect_timeout": str(CONNECT_TIMEOUT_SECONDS)})


def _configure_postgresql(connection: "psycopg.Connection[object]", _record: object) -> None:
    # Otherwise a client that vanishes during a claim would keep its rows locked for hours
    timeout = f"{IDLE_TRANSACTION_TIMEOUT_SECONDS}s"
    connection.execute(f"SET idle_in_transaction_session_timeout = '{timeout}'")
    connection.commit()


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Python's driver must not begin transactions itself: it would do so too late
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Not NORMAL: a claim lost in a power failure would be posted again
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(IS_MIGRATING):
        # A changed table is copied and dropped, which would delete the rows that reference it
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN" if options.get(IS_READING) else "BEGIN IMMEDIATE")
