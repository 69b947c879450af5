"""Event ids already seen by any process; Slack retries an event that it believes was lost."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Connection, delete

from bot.store.db import tables
from bot.store.db.database import Database, insert_new

EVENT_LIFETIME = timedelta(hours=1)  # Slack retries immediately, after 1 minute and after 5 minutes
CLEANUP_INTERVAL = timedelta(minutes=10)


class SeenEvents:
    """Remembers ids for about an hour; `clock` returns the current time with a time zone.

    Safe to use from several threads and processes.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._cleanup_at = clock()
        self._lock = Lock()

    def is_first(self, key: str) -> bool:
        """Record an id, and return whether no process had recorded it before."""
        now = self._clock()
        row = {"event": key, "seen_at": now}
        with self._database.writing() as connection:
            statement = insert_new(connection, tables.seen_events)
            inserted = connection.execute(statement.returning(tables.seen_events.c.event), row)
            is_first = inserted.first() is not None
            if self._is_cleanup_due(now):
                _delete_before(connection, now - EVENT_LIFETIME)
            return is_first

    def is_first_within(self, key: str, seconds: float) -> bool:
        """Record an id, and return whether it was not recorded within the last `seconds`."""
        now, table = self._clock(), tables.seen_events
        with self._database.writing() as connection:
            connection.execute(
                delete(table).where(
                    table.c.event == key, table.c.seen_at < now - timedelta(seconds=seconds)
                )
            )
        return self.is_first(key)

    def forget(self, key: str) -> None:
        """Delete an id, so that it counts as new again."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.seen_events).where(tables.seen_events.c.event == key))

    def _is_cleanup_due(self, now: datetime) -> bool:
        with self._lock:
            if now < self._cleanup_at:
                return False
            self._cleanup_at = now + CLEANUP_INTERVAL
            return True


def _delete_before(connection: Connection, moment: datetime) -> None:
    connection.execute(delete(tables.seen_events).where(tables.seen_events.c.seen_at < moment))
