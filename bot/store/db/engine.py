"""Engines for the two databases, set up so that several processes can share one."""

import sqlite3
from contextlib import closing, suppress

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.store.db.database import IS_MIGRATING, IS_READING

CONNECTIONS, MORE_AT_ONCE = 5, 5  # Bolt answers on five threads; digests are posted on others
WAIT_SECONDS = 30  # for another process's write on SQLite
CONNECT_SECONDS = 10
IDLE_SECONDS = 60


def create_store_engine(url: URL) -> Engine:
    """Return an engine that connects to nothing yet."""
    is_sqlite = url.get_backend_name() == "sqlite"
    engine = create_engine(
        url if is_sqlite else _patient(url),
        connect_args={"timeout": WAIT_SECONDS} if is_sqlite else {},
        pool_size=CONNECTIONS,
        max_overflow=MORE_AT_ONCE,
        pool_pre_ping=not is_sqlite,  # a server may have been restarted in between
        hide_parameters=True,  # tokens are among them, and errors are logged
    )
    if is_sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _set_up_postgresql)
    return engine


def use_wal(engine: Engine) -> None:
    """Let an SQLite file be read while it is written, which the file then remembers.

    SQLite does not wait its turn for it: when several try at once, one does it for all. And where
    it cannot be done, as on some network drives, all works without it, only slower.
    """
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
            connection.cursor().execute("PRAGMA journal_mode = WAL")


def _patient(url: URL) -> URL:
    if "connect_timeout" in url.query:
        return url
    return url.update_query_dict({"connect_timeout": str(CONNECT_SECONDS)})


def _set_up_postgresql(connection: psycopg.Connection[object], _record: object) -> None:
    # A machine that vanishes in the middle of a claim would else keep its rows locked for hours
    connection.execute(f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'")
    connection.commit()


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Python's driver must not begin transactions by itself: it would begin them too late
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # A claim must outlast a loss of power, or its digest is posted again: so no NORMAL here
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(IS_MIGRATING):
        # To change a table is to drop its old form, and with it all rows that refer to it
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN" if options.get(IS_READING) else "BEGIN IMMEDIATE")
