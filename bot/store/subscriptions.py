"""Subscriptions: which channels get a digest, when, and of what."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from bot.store.db import tables
from bot.store.db.database import Database, insert_or_replace
from bot.store.model import DeliveryState, Subscription
from bot.store.rows import read_subscription, subscription_row

Key = tuple[str, str]  # team and channel


class Subscriptions:
    """Subscriptions, one a channel; safe to use from several threads and processes.

    Whoever switches one on gives the next time that it is due, in the future: so nothing that was
    missed is made up for. Switching off takes back what is claimed and not yet being posted.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, team: str, channel: str) -> Subscription | None:
        """Return the channel's subscription, on or off; None when it never had one."""
        statement = select(tables.subscriptions).where(_is((team, channel)))
        with self._database.reading() as connection:
            row = connection.execute(statement).mappings().first()
        return read_subscription(row) if row else None

    def of_team(self, team: str) -> list[Subscription]:
        """Return a workspace's subscriptions, in the order of their channels' ids."""
        table = tables.subscriptions
        statement = select(table).where(table.c.team == team).order_by(table.c.channel)
        with self._database.reading() as connection:
            return [read_subscription(row) for row in connection.execute(statement).mappings()]

    def save(self, *subscriptions: Subscription) -> None:
        """Keep subscriptions as they are given, replacing what their channels had."""
        rows = [subscription_row(each) for each in subscriptions]
        if not rows:
            return
        with self._database.writing() as connection:
            connection.execute(insert_or_replace(connection, tables.subscriptions), rows)
            for each in subscriptions:
                if not each.is_active:
                    _take_back(connection, (each.team, each.channel))

    def turn_on(self, team: str, channel: str, *, set_by: str, next_due_at: datetime) -> bool:
        """Switch on again, as it was set up, and end a pause; False when there is nothing."""
        values = {"is_on": True, "paused": None, "set_by": set_by, "next_due_at": next_due_at}
        with self._database.writing() as connection:
            return _change(connection, _is((team, channel)), values)

    def turn_off(self, team: str, channel: str, *, set_by: str) -> bool:
        """Switch off; False when it is not on."""
        was_on = and_(_is((team, channel)), tables.subscriptions.c.is_on)
        values = {"is_on": False, "paused": None, "set_by": set_by, "next_due_at": None}
        return self._stop((team, channel), was_on, values)

    def pause(self, team: str, channel: str, reason: str) -> bool:
        """Pause until someone switches on again; True for the one call that paused it."""
        columns = tables.subscriptions.c
        was_active = and_(_is((team, channel)), columns.is_on, columns.paused.is_(None))
        return self._stop((team, channel), was_active, {"paused": reason, "next_due_at": None})

    def _stop(self, key: Key, where: ColumnElement[bool], values: dict[str, Any]) -> bool:
        with self._database.writing() as connection:
            is_changed = _change(connection, where, values)
            if is_changed:
                _take_back(connection, key)
            return is_changed


def _is(key: Key) -> ColumnElement[bool]:
    columns = tables.subscriptions.c
    return and_(columns.team == key[0], columns.channel == key[1])


def _change(connection: Connection, where: ColumnElement[bool], values: dict[str, Any]) -> bool:
    return connection.execute(update(tables.subscriptions).where(where).values(values)).rowcount > 0


def _take_back(connection: Connection, key: Key) -> None:
    """Nothing of a claimed delivery is in the channel yet, so its day is free again."""
    columns = tables.deliveries.c
    connection.execute(
        delete(tables.deliveries).where(
            columns.team == key[0],
            columns.channel == key[1],
            columns.state == DeliveryState.CLAIMED.value,
        )
    )
