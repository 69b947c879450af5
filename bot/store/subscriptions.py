"""Subscriptions: which channels get a digest, when, and about what."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from bot.store.db import tables
from bot.store.db.database import Database, insert_or_replace
from bot.store.model import DeliveryState, Subscription
from bot.store.rows import read_subscription, subscription_row

ChannelKey = tuple[str, str]  # team and channel


class Subscriptions:
    """Subscriptions, one per channel; safe to use from several threads and processes.

    To turn one on, save it with a `next_due_at` in the future: missed digests are not caught up.
    Turning one off or pausing it deletes a claimed delivery that is not being posted yet.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, team: str, channel: str) -> Subscription | None:
        """Return a channel's subscription, on or off; None if it never had one."""
        statement = select(tables.subscriptions).where(_is_channel((team, channel)))
        with self._database.reading() as connection:
            row = connection.execute(statement).mappings().first()
        return read_subscription(row) if row else None

    def of_team(self, team: str) -> list[Subscription]:
        """Return a workspace's subscriptions, ordered by channel id."""
        table = tables.subscriptions
        statement = select(table).where(table.c.team == team).order_by(table.c.channel)
        with self._database.reading() as connection:
            return [read_subscription(row) for row in connection.execute(statement).mappings()]

    def save(self, *subscriptions: Subscription) -> None:
        """Store subscriptions, replacing those of the same channels."""
        rows = [subscription_row(each) for each in subscriptions]
        if not rows:
            return
        with self._database.writing() as connection:
            connection.execute(insert_or_replace(connection, tables.subscriptions), rows)
            for each in subscriptions:
                if not each.is_active:
                    _delete_claimed(connection, (each.team, each.channel))

    def turn_off(self, team: str, channel: str, *, set_by: str) -> bool:
        """Turn a subscription off; return False if it was not on."""
        was_on = and_(_is_channel((team, channel)), tables.subscriptions.c.is_on)
        values = {"is_on": False, "paused": None, "set_by": set_by, "next_due_at": None}
        return self._stop((team, channel), was_on, values)

    def pause(self, team: str, channel: str, reason: str) -> bool:
        """Pause until someone turns it on again; return True only for the call that paused it."""
        columns = tables.subscriptions.c
        was_active = and_(_is_channel((team, channel)), columns.is_on, columns.paused.is_(None))
        return self._stop((team, channel), was_active, {"paused": reason, "next_due_at": None})

    def _stop(self, key: ChannelKey, where: ColumnElement[bool], values: dict[str, Any]) -> bool:
        with self._database.writing() as connection:
            is_changed = _update(connection, where, values)
            if is_changed:
                _delete_claimed(connection, key)
            return is_changed


def _is_channel(key: ChannelKey) -> ColumnElement[bool]:
    columns = tables.subscriptions.c
    return and_(columns.team == key[0], columns.channel == key[1])


def _update(connection: Connection, where: ColumnElement[bool], values: dict[str, Any]) -> bool:
    return connection.execute(update(tables.subscriptions).where(where).values(values)).rowcount > 0


def _delete_claimed(connection: Connection, key: ChannelKey) -> None:
    """Delete claimed deliveries: nothing has been posted, so their days become free again."""
    columns = tables.deliveries.c
    connection.execute(
        delete(tables.deliveries).where(
            columns.team == key[0],
            columns.channel == key[1],
            columns.state == DeliveryState.CLAIMED.value,
        )
    )
