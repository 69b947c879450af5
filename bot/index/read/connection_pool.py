"""A pool of read-only connections to one index file, shared by threads."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Condition

from bot.errors import IndexFileError
from bot.index.read.header import build_command, check_file

POOL_SIZE = 6  # Bolt answers on five threads
# KiB of pages for each connection. Not memory-mapped: a file that is overwritten in place would
# end the process (https://sqlite.org/mmap.html)
PAGE_CACHE_SIZE = 32_000
# Raised by a wrong statement, whatever the file
STATEMENT_ERRORS = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY})


class ConnectionPool:
    """A fixed number of connections, each used by one thread at a time; SQLite refuses all writes.

    All are opened at once: one opened later could meet another file under the same name. Raises
    IndexFileError, in one sentence with the fix, when the file cannot serve as an index.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all = _open_all(path)
        self._idle = list(self._all)
        self._released = Condition()
        self._waiting = 0

    def connection(self) -> "PooledConnection":
        """Lend a connection for a `with` block; wait for one while all are lent.

        The block raises IndexFileError when the file turns out to be damaged where it is read.
        """
        return PooledConnection(self)

    def acquire(self) -> sqlite3.Connection:
        """Return the connection that was used last, as it has most pages in its cache.

        A list and a condition are faster than a queue, which takes as long as a short query.
        """
        try:
            return self._idle.pop()
        except IndexError:
            return self._wait()

    def release(self, connection: sqlite3.Connection) -> None:
        """Return a connection to the pool."""
        self._idle.append(connection)
        if self._waiting:
            with self._released:
                self._released.notify()

    def _wait(self) -> sqlite3.Connection:
        with self._released:
            self._waiting += 1
            try:
                while True:
                    with suppress(IndexError):  # a thread that did not wait may be faster
                        return self._idle.pop()
                    self._released.wait()
            finally:
                self._waiting -= 1

    def translate_error(self, error: BaseException | None) -> IndexFileError | None:
        """Return the error to raise for one from a query; None where the file is not its cause."""
        is_from_file = isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError))
        return _damaged(self._path, error) if is_from_file and not _is_ours(error) else None

    def close(self) -> None:
        """Close all connections."""
        for connection in self._all:
            connection.close()


class PooledConnection:
    """A connection while it is lent, as a context manager."""

    __slots__ = ("_connection", "_pool")

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def __enter__(self) -> sqlite3.Connection:
        self._connection = self._pool.acquire()
        return self._connection

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._pool.release(self._connection)
        if error and (translated := self._pool.translate_error(error)):
            raise translated from error


def _open_all(path: Path) -> list[sqlite3.Connection]:
    """Open the same file several times, even when a build replaces it meanwhile."""
    while True:
        check_file(path)
        before = path.stat()
        connections = [_open(path) for _ in range(POOL_SIZE)]
        if path.exists() and os.path.samestat(before, path.stat()):
            return connections
        for connection in connections:
            connection.close()


def _open(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        return _prepared(sqlite3.connect(uri, uri=True, check_same_thread=False))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA cache_size = -{PAGE_CACHE_SIZE}")
    try:
        connection.execute("SELECT 1 FROM metadata").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        raise
    return connection


def _is_ours(error: BaseException | None) -> bool:
    """Return whether an error is a mistake in this program."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.ProgrammingError) or code in STATEMENT_ERRORS


def _damaged(path: Path, error: BaseException | None) -> IndexFileError:
    reason = "it holds bytes that are not text" if "decode" in str(error) else error
    return IndexFileError(
        f"The index {path} is damaged: {reason}; copy it again, or build it with"
        f" {build_command(path)}."
    )
