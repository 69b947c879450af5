"""Transactions on the store's database, for reading and for writing; failures become StoreErrors.

SQLite takes its one write lock at the start of a transaction that writes: taking it midway fails
at once, without waiting, when another writer came first. PostgreSQL locks rows, as statements ask.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError
from bot.store.db.errors import explain

# Execution options, which the SQLite engine begins by
IS_READING, IS_MIGRATING = "is_reading", "is_migrating"


class Database:
    """An engine, lent one transaction at a time; safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.writer = engine
        self.reader = engine.execution_options(**{IS_READING: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that only reads, and does not wait for writers."""
        with _explained(self.reader), self.reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection whose changes are kept together at the end, or not at all."""
        with _explained(self.writer), self.writer.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Lend a connection that may replace tables which others refer to."""
        engine = self.writer.execution_options(**{IS_MIGRATING: True})
        try:
            with _explained(engine), engine.begin() as connection:
                yield connection
        finally:
            self.close()  # the next connections are set up anew, and check references again

    def close(self) -> None:
        """Close the connections that are idle."""
        self.writer.dispose()


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        sentence = explain(error, engine.url)
        if sentence is None:  # a mistake of ours, not of the surroundings
            raise
        raise StoreError(sentence) from error


def insert_new(connection: Connection, table: Table) -> Insert:
    """Insert the rows whose keys are new, leaving those that are there as they are."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def insert_or_replace(connection: Connection, table: Table) -> Insert:
    """Insert rows, replacing all but the key of those that are there."""
    maker = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = maker(table)
    new = {column.name: statement.excluded[column.name] for column in table.c}
    key = [column.name for column in table.primary_key]
    changed = {name: value for name, value in new.items() if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=changed)
