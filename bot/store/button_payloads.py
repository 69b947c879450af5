"""What a button's value has no room for, kept for a time under a key."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select

from bot.errors import ExpiredError
from bot.store.db import tables
from bot.store.db.database import Database, insert_or_replace

KEPT = timedelta(days=30)  # counted from when it was last put on a button
KEY_LETTERS = 32


class PayloadStore:
    """Texts by keys that are made from them; `clock` returns the time, with its zone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def put(self, team: str, value: str) -> str:
        """Keep a text of a workspace, and return its key; the same text has the same one."""
        now = self._clock()
        key = sha256(value.encode()).hexdigest()[:KEY_LETTERS]
        row = {"team": team, "key": key, "value": value, "expires_at": now + KEPT}
        table = tables.kept_states
        with self._database.writing() as connection:
            connection.execute(insert_or_replace(connection, table), row)
            connection.execute(delete(table).where(table.c.expires_at < now))
        return key

    def get(self, team: str, key: str) -> str:
        """Return the text with this key; raise ExpiredError when it is no longer kept."""
        table = tables.kept_states
        wanted = select(table.c.value).where(
            table.c.team == team, table.c.key == key, table.c.expires_at >= self._clock()
        )
        with self._database.reading() as connection:
            value: str | None = connection.execute(wanted).scalar()
        if value is None:
            raise ExpiredError
        return value
