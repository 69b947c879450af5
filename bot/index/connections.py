"""Read-only connections to one index file, shared by threads, one at a time each.

All are opened at once: a connection opened later could meet another file under the same name.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue

from bot.errors import IndexFileError
from bot.index.header import build_command, check_file

CONNECTIONS = 6  # Bolt answers on five threads
# KiB of pages that each keeps. Not memory-mapped: a file that is overwritten in place would kill us
CACHED = 32_000
# What a wrong query of ours raises, whatever the file
OUR_MISTAKES = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY})


class Connections:
    """A fixed pool; SQLite refuses every write through it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._all = _open_all(path)
        for connection in self._all:
            self._idle.put(connection)

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; wait for one when all are lent.

        Raises IndexFileError when the file turns out to be damaged where it is read.
        """
        connection = self._idle.get()
        try:
            yield connection
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if _is_our_mistake(error):
                raise
            raise _damaged(self._path, error) from error
        finally:
            self._idle.put(connection)

    def close(self) -> None:
        """Close all connections."""
        for connection in self._all:
            connection.close()


def _open_all(path: Path) -> list[sqlite3.Connection]:
    """Open one and the same file several times, also when a build replaces it meanwhile."""
    while True:
        check_file(path)
        before = path.stat()
        connections = [_open(path) for _ in range(CONNECTIONS)]
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


def _is_our_mistake(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.ProgrammingError) or code in OUR_MISTAKES


def _damaged(path: Path, error: Exception) -> IndexFileError:
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
