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
from bot.index.header import check_file

CONNECTIONS = 6  # Bolt answers on five threads


class Connections:
    """A fixed pool; SQLite refuses every write through it."""

    def __init__(self, path: Path) -> None:
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._all = _open_all(path)
        for connection in self._all:
            self._idle.put(connection)

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; wait for one when all are lent."""
        connection = self._idle.get()
        try:
            yield connection
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
    except sqlite3.Error as error:
        raise IndexFileError(
            f"The index {path} cannot be opened: {error}; build it again."
        ) from error


def _tried(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("SELECT 1 FROM metadata").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
