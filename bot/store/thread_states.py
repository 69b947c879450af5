"""What the bot last showed in a thread, so that it needs no right to read it there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.store.db import tables
from bot.store.db.database import Database, insert_or_replace

KEPT = timedelta(days=30)  # a thread that has rested as long is begun anew


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a conversation is; in direct messages outside of threads, `ts` is empty."""

    team: str
    channel: str
    ts: str


class ThreadStates:
    """The last turn of each thread; `clock` returns the time, with its zone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def save(self, thread: Thread, value: Mapping[str, str]) -> None:
        """Keep what was shown in a thread, in the place of what was shown before."""
        now, table = self._clock(), tables.turns
        row = {
            "team": thread.team,
            "channel": thread.channel,
            "thread": thread.ts,
            "value": dict(value),
            "expires_at": now + KEPT,
        }
        with self._database.writing() as connection:
            connection.execute(insert_or_replace(connection, table), row)
            connection.execute(delete(table).where(table.c.expires_at < now))

    def load(self, thread: Thread) -> Mapping[str, str] | None:
        """Return what was last shown in a thread; None when that is not known."""
        table = tables.turns
        wanted = select(table.c.value).where(
            table.c.team == thread.team,
            table.c.channel == thread.channel,
            table.c.thread == thread.ts,
            table.c.expires_at >= self._clock(),
        )
        with self._database.reading() as connection:
            value: Mapping[str, str] | None = connection.execute(wanted).scalar()
        return value
