"""`python -m tests.bench.due_selection`: to find what is due, among few and among many."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from tempfile import TemporaryDirectory

import click
from sqlalchemy import Connection, text

from bot.store.claims import ClaimBatch, claim_due, select_due
from bot.store.model import DeliveryPlan, Subscription
from bot.store.store import Store, open_store
from tests.bench.setup import postgres
from tests.bench.tables import put, table
from tests.bench.timing import median_ms, ms, times
from tests.store.samples import DAY, DUE, LEASE, ONE

SIZES = (10_000, 1_000_000)
DUE_COUNTS = (10, 50, 200, 1_000)
ROUNDS = 31
LIMIT = max(DUE_COUNTS)
HEAD = ("Due", "of 10,000", "of 1,000,000", "ratio")

# One is due each second; not in the order of the rows, so that they are not beside each other
MOMENTS = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S.000000', :first, (n * 7919 % :count) || ' seconds')",
    "postgresql": "CAST(:first AS timestamptz) + make_interval(secs => n * 7919 % :count)",
}
FILL = """
    WITH RECURSIVE numbers(n) AS (
        SELECT CAST(0 AS bigint) UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :count)
    INSERT INTO subscriptions (team, channel, at, zone, weekdays, filters, on_empty, is_on,
        is_direct, set_by, next_due_at)
    SELECT 'T' || n % 1000, 'C' || n, one.at, one.zone, one.weekdays, one.filters, one.on_empty,
        one.is_on, one.is_direct, one.set_by, {moment}
    FROM numbers, subscriptions AS one
"""

Fresh = Callable[[], AbstractContextManager[str]]
"""Gives the address of an empty store."""
Measured = dict[int, float]
"""Medians in milliseconds, by how many are due."""


@click.command()
@click.option("--readme", is_flag=True, help="Put the tables into the README as well.")
def main(*, readme: bool) -> None:
    """Measure the selection, and the whole claim, on PostgreSQL and SQLite."""
    stores: dict[str, Fresh] = {"PostgreSQL": partial(postgres, None), "SQLite": _sqlite}
    report = "\n\n".join(part for name, fresh in stores.items() for part in _parts(name, fresh))
    click.echo(report)
    if readme:
        put("due-selection", report)


@contextmanager
def _sqlite() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield f"{folder}/store.db"


def _parts(name: str, fresh: Fresh) -> Iterator[str]:
    selected: list[Measured] = []
    claimed: list[Measured] = []
    plans: list[str] = []
    for size in SIZES:
        with fresh() as address, closing(open_store(address)) as store:
            _fill(store, size)
            selected.append(_measure(store, _select))
            claimed.append(_measure(store, _claim))
            plans.append(f"{name}, the plan at {size:,}:\n\n```\n{_explained(store)}\n```")
    yield f"{name}, the selection alone:"
    yield table(HEAD, _rows(*selected))
    yield f"{name}, the whole claim (selection, next due times, deliveries):"
    yield table(HEAD, _rows(*claimed))
    yield from plans


def _fill(store: Store, count: int) -> None:
    store.subscriptions.save(replace(ONE, channel="model", next_due_at=None))
    with store.database.writing() as connection:
        moment = MOMENTS[connection.dialect.name]
        first = f"{DUE:%Y-%m-%d %H:%M:%S}" + ("" if connection.dialect.name == "sqlite" else "+00")
        connection.execute(text(FILL.format(moment=moment)), {"count": count, "first": first})
    with store.database.writing() as connection:
        connection.execute(text("ANALYZE"))


def _measure(store: Store, work: Callable[[Connection, datetime], int]) -> Measured:
    return {
        count: median_ms(partial(_rolled_back, store, work, count) for _ in range(ROUNDS))
        for count in DUE_COUNTS
    }


def _rolled_back(store: Store, work: Callable[[Connection, datetime], int], due: int) -> None:
    """Do it in a transaction that leaves nothing behind."""
    with store.database.writer.connect() as connection:
        found = work(connection, DUE + timedelta(seconds=due - 1))
        connection.rollback()
    if found != due:
        raise ValueError(f"{found} were found of {due} that are due.")


def _select(connection: Connection, now: datetime) -> int:
    return len(connection.execute(select_due(now, LIMIT)).all())


def _claim(connection: Connection, now: datetime) -> int:
    return len(claim_due(connection, ClaimBatch(now, "one", now + LEASE, LIMIT), _tomorrow).claims)


def _tomorrow(subscription: Subscription) -> DeliveryPlan:
    due_at = subscription.next_due_at or DUE
    return DeliveryPlan(due_at.date(), due_at + DAY)


def _rows(small: Measured, large: Measured) -> Iterator[tuple[str, ...]]:
    for due in DUE_COUNTS:
        yield f"{due:,}", ms(small[due]), ms(large[due]), times(large[due], small[due])


def _explained(store: Store) -> str:
    with store.database.writer.connect() as connection:
        word = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
        query = select_due(DUE + timedelta(seconds=49), LIMIT).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        rows = connection.exec_driver_sql(f"{word} {query}".replace("%", "%%"))
        return "\n".join(str(row[-1]) for row in rows)


if __name__ == "__main__":
    main()
