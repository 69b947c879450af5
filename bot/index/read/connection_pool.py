"""Read-only connections to one index file, shared by threads, one at a time each.

All are opened at once: a connection opened later could meet another file under the same name.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Condition

from bot.errors import IndexFileError
from bot.index.header import build_command, check_file

POOL_SIZE = 6  # Bolt answers on five threads
# KiB of pages that each keeps. Not memory-mapped: a file that is overwritten in place would kill us
CACHED = 32_000
# What a wrong query of ours raises, whatever the file
OUR_MISTAKES = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY})


class ConnectionPool:
    """A fixed pool; SQLite refuses every write through it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all = _open_all(path)
        self._idle = list(self._all)
        self._returned = Condition()
        self._waiting = 0

    def connection(self) -> "PooledConnection":
        """Lend a connection for a `with` block; wait for one when all are lent.

        Raises IndexFileError when the file turns out to be damaged where it is read.
        """
        return PooledConnection(self)

    def acquire(self) -> sqlite3.Connection:
        """Return the connection that was used last, as it has most of the pages.

        A search takes one many times, and a queue would need as long as what is looked up.
        """
        try:
            return self._idle.pop()
        except IndexError:
            return self._wait()

    def release(self, connection: sqlite3.Connection) -> None:
        """Let others have a connection."""
        self._idle.append(connection)
        if self._waiting:
            with self._returned:
                self._returned.notify()

    def _wait(self) -> sqlite3.Connection:
        with self._returned:
            self._waiting += 1
            try:
                while True:
                    with suppress(IndexError):  # a thread that did not wait may be quicker
                        return self._idle.pop()
                    self._returned.wait()
            finally:
                self._waiting -= 1

    def translate_error(self, error: BaseException | None) -> Exception | None:
        """Return what to tell of an error in a look-up; None when it is not the file's."""
        is_of_file = isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError))
        return _damaged(self._path, error) if is_of_file and not _is_our_mistake(error) else None

    def close(self) -> None:
        """Close all connections."""
        for connection in self._all:
            connection.close()


class PooledConnection:
    """A connection while it is lent."""

    __slots__ = ("_connection", "_pool")

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def __enter__(self) -> sqlite3.Connection:
        self._connection = self._pool.acquire()
        return self._connection

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._pool.release(self._connection)
        if error and (explained := self._pool.translate_error(error)):
            raise explained from error


def _open_all(path: Path) -> list[sqlite3.Connection]:
    """Open one and the same file several times, also when a build replaces it meanwhile."""
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
        return _tried(sqlite3.connect(uri, uri=True, check_same_thread=False))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error


def _is_our_mistake(error: BaseException | None) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.ProgrammingError) or code in OUR_MISTAKES


def _damaged(path: Path, error: BaseException | None) -> IndexFileError:
    reason = "it holds bytes that are no text" if "decode" in str(error) else error
    return IndexFileError(
        f"The index {path} is damaged: {reason}; copy it again, or build it with"
        f" {build_command(path)}."
    )


def _tried(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA cache_size = -{CACHED}")
    try:
        connection.execute("SELECT 1 FROM metadata").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        raise
    return connection
