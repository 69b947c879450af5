"""Open the store: check the address, migrate the schema, assemble the parts."""

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
    """Everything that the bot stores; safe to use from several threads and processes.

    The clocks given to its methods return the current time with a time zone.
    """

    database: Database
    subscriptions: Subscriptions
    deliveries: Deliveries

    def seen_events(self, clock: Callable[[], datetime]) -> SeenEvents:
        """Return the ids of events that have been seen."""
        return SeenEvents(self.database, clock)

    def button_payloads(self, clock: Callable[[], datetime]) -> PayloadStore:
        """Return the payloads of buttons."""
        return PayloadStore(self.database, clock)

    def thread_states(self, clock: Callable[[], datetime]) -> ThreadStates:
        """Return the states of conversation threads."""
        return ThreadStates(self.database, clock)

    def installations(self, client_id: str) -> Installations:
        """Return the installations of the app with this client id."""
        return Installations(self.database, client_id)

    def delete_team(self, team: str) -> None:
        """Delete a workspace's data: subscriptions, deliveries, payloads, thread states, tokens."""
        with self.database.writing() as connection:
            for table in (tables.subscriptions, tables.button_payloads, tables.thread_states):
                connection.execute(delete(table).where(table.c.team == team))
            for table in (tables.bots, tables.installations):
                connection.execute(delete(table).where(table.c.team_id == team))

    def close(self) -> None:
        """Close the connections to the database."""
        self.database.close()


def open_store(address: str) -> Store:
    """Open the store at a path or URL, creating and migrating it as needed.

    Raises StoreError, with a sentence that is safe to show, if that fails.
    """
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
    """Create the file readable by the bot's user only: it contains tokens."""
    try:
        path.touch(mode=0o600, exist_ok=True)
    except FileNotFoundError as error:
        raise StoreError(
            f"The store {path} cannot be created: create the folder {path.parent} first."
        ) from error
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be written: {error.strerror}; give the bot's user"
            " permission to write there, or choose another path."
        ) from error
