"""Which events have been seen, by any process: Slack sends one again when it is not sure."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Connection, delete

from bot.store.db import tables
from bot.store.db.database import Database, insert_new

KEPT = timedelta(hours=1)  # Slack tries again at once, after 1 minute and after 5 minutes
BETWEEN_CLEARINGS = timedelta(minutes=10)


class SeenEvents:
    """Remembers ids for about an hour; `clock` returns the time, with its zone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._clear_at = clock()
        self._lock = Lock()

    def is_first(self, key: str) -> bool:
        """Tell whether this id is new to all processes, and remember it."""
        now = self._clock()
        row = {"event": key, "seen_at": now}
        with self._database.writing() as connection:
            statement = insert_new(connection, tables.seen_events)
            inserted = connection.execute(statement.returning(tables.seen_events.c.event), row)
            is_first = inserted.first() is not None
            if self._is_time_to_clear(now):
                _forget_before(connection, now - KEPT)
            return is_first

    def is_first_within(self, key: str, seconds: float) -> bool:
        """Tell whether this id has not been seen for so long, and remember it."""
        now, table = self._clock(), tables.seen_events
        with self._database.writing() as connection:
            connection.execute(
                delete(table).where(
                    table.c.event == key, table.c.seen_at < now - timedelta(seconds=seconds)
                )
            )
        return self.is_first(key)

    def forget(self, key: str) -> None:
        """Forget an id, as if it had not been seen."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.seen_events).where(tables.seen_events.c.event == key))

    def _is_time_to_clear(self, now: datetime) -> bool:
        with self._lock:
            if now < self._clear_at:
                return False
            self._clear_at = now + BETWEEN_CLEARINGS
            return True


def _forget_before(connection: Connection, moment: datetime) -> None:
    connection.execute(delete(tables.seen_events).where(tables.seen_events.c.seen_at < moment))
