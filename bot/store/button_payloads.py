"""Button payloads that are too long for a button's value, stored under a short key."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select

from bot.errors import ExpiredError
from bot.store.db import tables
from bot.store.db.database import Database, insert_or_replace

PAYLOAD_LIFETIME = timedelta(days=30)  # since the payload was last put on a button
KEY_LENGTH = 32  # hexadecimal digits


class PayloadStore:
    """Maps keys to texts, per workspace; `clock` returns the current time with a time zone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def put(self, team: str, value: str) -> str:
        """Store a text and return its key, a hash: equal texts of a workspace share one row.

        Storing a text again extends its lifetime; expired rows are deleted.
        """
        now = self._clock()
        key = sha256(value.encode()).hexdigest()[:KEY_LENGTH]
        row = {"team": team, "key": key, "value": value, "expires_at": now + PAYLOAD_LIFETIME}
        table = tables.button_payloads
        with self._database.writing() as connection:
            connection.execute(insert_or_replace(connection, table), row)
            connection.execute(delete(table).where(table.c.expires_at < now))
        return key

    def get(self, team: str, key: str) -> str:
        """Return the text stored under a key; raise ExpiredError if it is unknown or expired."""
        table = tables.button_payloads
        query = select(table.c.value).where(
            table.c.team == team, table.c.key == key, table.c.expires_at >= self._clock()
        )
        with self._database.reading() as connection:
            value: str | None = connection.execute(query).scalar()
        if value is None:
            raise ExpiredError
        return value
