"""Transactions on the store's database; failures of the database become StoreErrors.

On SQLite, a writing transaction takes the write lock when it begins: taking it later would fail
immediately, without waiting, if another writer came first. PostgreSQL locks rows as needed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError
from bot.store.db.errors import explain

# Execution options that tell the SQLite engine how to begin a transaction
IS_READING, IS_MIGRATING = "is_reading", "is_migrating"


class Database:
    """Gives out transactions on an engine; safe to use from several threads.

    All three methods raise StoreError if the database cannot be reached or written.
    """

    def __init__(self, engine: Engine) -> None:
        self.writer = engine
        self.reader = engine.execution_options(**{IS_READING: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a read-only connection, which does not wait for writers."""
        with _translating_errors(self.reader), self.reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes are committed at the end, or rolled back on an error."""
        with _translating_errors(self.writer), self.writer.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Yield a connection that may replace tables that others reference."""
        engine = self.writer.execution_options(**{IS_MIGRATING: True})
        try:
            with _translating_errors(engine), engine.begin() as connection:
                yield connection
        finally:
            self.close()  # new connections check foreign keys again

    def close(self) -> None:
        """Close idle connections."""
        self.writer.dispose()


@contextmanager
def _translating_errors(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        sentence = explain(error, engine.url)
        if sentence is None:  # a programming error
            raise
        raise StoreError(sentence) from error


def insert_new(connection: Connection, table: Table) -> Insert:
    """Return a statement that inserts rows with new keys and ignores the others."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def insert_or_replace(connection: Connection, table: Table) -> Insert:
    """Return a statement that inserts rows, replacing those with the same key."""
    maker = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = maker(table)
    new = {column.name: statement.excluded[column.name] for column in table.c}
    key = [column.name for column in table.primary_key]
    changed = {name: value for name, value in new.items() if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=changed)
