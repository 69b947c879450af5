"""The state of each conversation thread: what the bot last showed there.

With it the bot answers follow-up questions without the permission to read the thread's history.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.store.db import tables
from bot.store.db.database import Database, insert_or_replace

THREAD_STATE_LIFETIME = timedelta(days=30)  # since the last answer in the thread


@dataclass(frozen=True, slots=True)
class ThreadKey:
    """Identifies a thread; `ts` is empty for direct messages outside a thread."""

    team: str
    channel: str
    ts: str


class ThreadStates:
    """Maps threads to their latest state; `clock` returns the current time with a time zone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def save(self, thread: ThreadKey, state: Mapping[str, str]) -> None:
        """Store a thread's state, replacing the previous one; expired rows are deleted."""
        now, table = self._clock(), tables.thread_states
        row = {
            "team": thread.team,
            "channel": thread.channel,
            "thread": thread.ts,
            "value": dict(state),
            "expires_at": now + THREAD_STATE_LIFETIME,
        }
        with self._database.writing() as connection:
            connection.execute(insert_or_replace(connection, table), row)
            connection.execute(delete(table).where(table.c.expires_at < now))

    def load(self, thread: ThreadKey) -> Mapping[str, str] | None:
        """Return a thread's state; None if it is unknown or expired."""
        table = tables.thread_states
        query = select(table.c.value).where(
            table.c.team == thread.team,
            table.c.channel == thread.channel,
            table.c.thread == thread.ts,
            table.c.expires_at >= self._clock(),
        )
        with self._database.reading() as connection:
            state: Mapping[str, str] | None = connection.execute(query).scalar()
        return state
