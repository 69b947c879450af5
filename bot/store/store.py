"""Opens the store: checks the address, brings the schema up to date, puts the parts together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete

from bot.errors import StoreError
from bot.store.button_payloads import PayloadStore
from bot.store.db import tables
from bot.store.db.address import parse_address
from bot.store.db.database import Database
from bot.store.db.engine import create_store_engine, use_wal
from bot.store.db.migrate import migrate
from bot.store.deliveries import Deliveries
from bot.store.events import SeenEvents
from bot.store.installations import Installations
from bot.store.subscriptions import Subscriptions
from bot.store.thread_states import ThreadStates


@dataclass(frozen=True, slots=True)
class Store:
    """All that the bot remembers; safe to use from several threads and processes."""

    database: Database
    subscriptions: Subscriptions
    deliveries: Deliveries

    def seen_events(self, clock: Callable[[], datetime]) -> SeenEvents:
        """Return which events have been seen; `clock` returns the time, with its zone."""
        return SeenEvents(self.database, clock)

    def states(self, clock: Callable[[], datetime]) -> PayloadStore:
        """Return what buttons stand for; `clock` returns the time, with its zone."""
        return PayloadStore(self.database, clock)

    def turns(self, clock: Callable[[], datetime]) -> ThreadStates:
        """Return what was last shown in each thread; `clock` returns the time, with its zone."""
        return ThreadStates(self.database, clock)

    def installations(self, client_id: str) -> Installations:
        """Return the workspaces that have installed the app of this client id."""
        return Installations(self.database, client_id)

    def forget_team(self, team: str) -> None:
        """Delete all that is kept of a workspace: digests, conversations, and tokens."""
        with self.database.writing() as connection:
            for table in (tables.subscriptions, tables.kept_states, tables.turns):
                connection.execute(delete(table).where(table.c.team == team))
            for table in (tables.bots, tables.installations):
                connection.execute(delete(table).where(table.c.team_id == team))

    def close(self) -> None:
        """Close the connections to the database."""
        self.database.close()


def open_store(address: str) -> Store:
    """Open the store at a path or URL, creating it if need be; raise StoreError if it cannot."""
    url = parse_address(address)
    if url.get_backend_name() == "sqlite":
        _create_file(Path(url.database or ""))
    database = Database(create_store_engine(url))
    try:
        migrate(database)
        use_wal(database.writer)
    except BaseException:
        database.close()
        raise
    return Store(database, Subscriptions(database), Deliveries(database))


def _create_file(path: Path) -> None:
    """Create the file for the bot's user alone, as tokens are kept in it."""
    try:
        path.touch(mode=0o600, exist_ok=True)
    except FileNotFoundError as error:
        raise StoreError(f"The store {path} has no folder yet: create {path.parent}.") from error
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be written: {error.strerror}; give the bot's user the right"
            " to write there, or name another path."
        ) from error
