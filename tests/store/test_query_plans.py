"""Queries for due digests use an index that contains only what can become due."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event, select, text

from bot.store.db.tables import deliveries
from bot.store.store import Store, open_store
from tests.store.samples import DAY, DUE, LEASE, ONE, daily

ALL, DUE_NOW, AT_ONCE = 100_000, 1_000, 100
TABLES = ("subscriptions", "deliveries")
INDEXES = ("subscriptions_due", "deliveries_leases", "subscriptions_key", "deliveries_key")
# A table scan or a sort
WHOLE_TABLE = re.compile(r"Seq Scan|Sort|\bSCAN \w+$|TEMP B-TREE", re.MULTILINE)

# Copies of one subscription: some are due now, a tenth of the others are off
MANY_SUBSCRIPTIONS = text("""
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
    INSERT INTO subscriptions (team, channel, at, zone, weekdays, filters, on_empty, is_direct,
        set_by, is_on, next_due_at)
    SELECT now.team, 'C' || n, now.at, now.zone, now.weekdays, now.filters, now.on_empty,
        now.is_direct, now.set_by, n % 10 > 0 OR n <= :due,
        CASE WHEN n <= :due THEN now.next_due_at WHEN n % 10 > 0 THEN later.next_due_at END
    FROM numbers, subscriptions AS now, subscriptions AS later
    WHERE now.channel = 'now' AND later.channel = 'later'
""")
# A delivery of an earlier day for each
MANY_DELIVERIES = text("""
    INSERT INTO deliveries (team, channel, day, due_at, state, attempts)
    SELECT its.team, its.channel, one.day, one.due_at, one.state, one.attempts
    FROM subscriptions AS its, deliveries AS one WHERE its.channel <> one.channel
""")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def crowded(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with many subscriptions, few of them due, and as many closed deliveries."""
    address = request.getfixturevalue(f"{request.param}_module_address")
    early, now, later = (
        replace(ONE, channel="early", next_due_at=DUE - DAY),
        replace(ONE, channel="now"),
        replace(ONE, channel="later", next_due_at=DUE + DAY),
    )
    with closing(open_store(address)) as store:
        store.subscriptions.save(early, now, later)
        (claim,) = store.deliveries.claim_due(DUE - DAY, "one", LEASE, 1, daily).claims
        assert store.deliveries.mark_empty(claim.delivery)
        store.subscriptions.turn_off("T1", "early", set_by="U1")
        with store.database.writing() as connection:
            connection.execute(MANY_SUBSCRIPTIONS, {"count": ALL, "due": DUE_NOW - 1})
            connection.execute(MANY_DELIVERIES)
            connection.execute(text("ANALYZE"))
        yield store


def test_1000_due_of_100000_subscriptions_are_claimed_once_each(crowded: Store) -> None:
    claimed = claimed_on(crowded, DUE.date())  # by another test
    is_all = False
    while not is_all:
        due = crowded.deliveries.claim_due(DUE, "one", LEASE, AT_ONCE, daily)
        claimed += [claim.delivery.channel for claim in due.claims]
        is_all = due.is_complete
    assert len(claimed) == len(set(claimed)) == DUE_NOW


def test_all_queries_use_an_index(crowded: Store) -> None:
    tomorrow = DUE + DAY
    with sent_to(crowded) as statements:
        (claim,) = crowded.deliveries.claim_due(tomorrow, "one", LEASE, 1, daily).claims
        crowded.deliveries.claim_expired(tomorrow + LEASE, "two", LEASE, AT_ONCE)
        crowded.deliveries.start_posting(claim.delivery, tomorrow, LEASE)
        crowded.deliveries.history("T1", claim.delivery.channel)
        crowded.subscriptions.find("T1", claim.delivery.channel)
    with crowded.database.writing() as connection:
        plans = [explained(connection, *each) for each in statements]
    indexes = [next((name for name in INDEXES if name in plan), plan) for plan in plans]
    assert indexes == [
        "subscriptions_due",  # claim
        "subscriptions_key",
        "deliveries_leases",  # take over
        "deliveries_key",
        "deliveries_key",  # start to post
        "deliveries_key",  # history
        "subscriptions_key",  # find
    ]
    assert not [plan for plan in plans if WHOLE_TABLE.search(plan)]


def claimed_on(store: Store, day: date) -> list[str]:
    with store.database.reading() as connection:
        statement = select(deliveries.c.channel).where(deliveries.c.day == day)
        return list(connection.execute(statement).scalars())


@contextmanager
def sent_to(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Collect the SELECT and UPDATE statements sent to the database, with their parameters."""
    sent: list[tuple[str, Any]] = []

    def keep(_c: object, _u: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
            sent.append((statement, parameters[0] if isinstance(parameters, list) else parameters))

    event.listen(store.database.writer, "before_cursor_execute", keep)
    yield sent
    event.remove(store.database.writer, "before_cursor_execute", keep)


def explained(connection: Connection, statement: str, parameters: Any) -> str:
    """Return the query plan."""
    word = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    rows = connection.exec_driver_sql(f"{word} {statement}", parameters)
    # SQLite chooses the names of primary key indexes
    names = {f"sqlite_autoindex_{table}_1": f"{table}_key" for table in TABLES}
    plan = "\n".join(" ".join(map(str, row)) for row in rows)
    for name, ours in names.items():
        plan = plan.replace(name, ours)
    return plan
