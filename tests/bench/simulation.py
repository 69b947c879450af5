"""A simulated day: Slack, the bot's processes, what befalls them, and what is there after it."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from sqlalchemy import func, or_, select

from bot.store.db import tables
from bot.store.model import DeliveryState
from bot.store.store import Store, open_store
from tests.bench.clock import Clock
from tests.bench.expectation import expect
from tests.bench.mischief import CONTEXT, Crew
from tests.bench.setup import Patience, Setup, build_daily_index, fill
from tests.bench.slack_server import run_slack
from tests.bench.verdict import Case, Evidence, Kept, Seen, judge
from tests.bench.world import World, make_subscriptions

WARMING_SECONDS = 1.5
SETTLING_SECONDS = 300.0
LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the day is run: how fast, by how many processes, and how often they are struck."""

    patience: Patience
    speed: float
    processes: int
    seconds_between: float


@dataclass(frozen=True, slots=True)
class Result:
    """What the day has shown; `cases` are of the day, `after` of the time until all was settled."""

    cases: list[Case]
    after: list[Case]
    unasked: list[Seen]
    evidence: Evidence
    calls: Mapping[str, int]
    is_settled: bool

    def wrongs(self, conduct: Conduct) -> Iterator[str]:
        """Yield a line for everything that must not be."""
        if not self.is_settled:
            yield "The day was not settled: something is claimed or due for ever."
        for message in self.unasked:
            yield f"{message.key} in {message.channel}: posted, and not due"
        lease = conduct.patience.lease_seconds
        latest = conduct.patience.grace + Clock(datetime.now(UTC), 0, conduct.speed).simulated(
            lease
        )
        for case in self.cases:
            yield from (f"{case.expected.key}: {wrong}" for wrong in case.wrongs(latest))
        for case in self.after:
            if len(case.messages) > 1:
                yield f"{case.expected.key}: {len(case.messages)} messages"


def simulate(world: World, conduct: Conduct, database: str, folder: Path) -> Result:
    """Run a day on an empty database; the folder takes the index and the log."""
    index = build_daily_index(folder)
    with closing(open_store(database)) as store:
        fill(store, world)
        _start_fork_server()
        clock = Clock(world.start, time.monotonic() + WARMING_SECONDS, conduct.speed)
        with _slack(world, clock, conduct.patience) as url:
            setup = Setup(clock, conduct.patience, database, index, f"{url}/api/", folder / "log")
            with Crew(setup, store, conduct.processes, world.seed) as crew:
                crew.harass(world.end, conduct.seconds_between)
                clock.wait_until(world.end)
                crew.check()
                is_settled = _settle(store, world)
            transcript = _transcript(url)
        evidence = Evidence(
            messages=[_seen(each) for each in transcript["messages"]],
            faults=transcript["troubles"],
            mischief=crew.done,
            kept=_kept(store),
        )
        cases, unasked = judge(
            expect(make_subscriptions(world), world.start, clock.now()), evidence
        )
    return Result(
        cases=[case for case in cases if case.expected.due_at <= world.end],
        after=[case for case in cases if case.expected.due_at > world.end],
        unasked=unasked,
        evidence=evidence,
        calls=transcript["calls"],
        is_settled=is_settled,
    )


def _start_fork_server() -> None:
    """Import all that the processes need, which takes a busy machine longer than a short day."""
    process = CONTEXT.Process(target=time.monotonic)
    process.start()
    process.join()


@contextmanager
def _slack(world: World, clock: Clock, patience: Patience) -> Iterator[str]:
    """Run the Slack server in a process of its own; give its address."""
    heard, told = CONTEXT.Pipe(duplex=False)
    arguments = (world, clock, patience.call_seconds, told)
    process = CONTEXT.Process(target=run_slack, args=arguments, daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{heard.recv()}"
    finally:
        process.kill()
        process.join()


def _settle(store: Store, world: World) -> bool:
    """Wait until nothing of the day is open or due; False when that takes too long."""
    deadline = time.monotonic() + SETTLING_SECONDS
    while not _is_settled(store, world):
        if time.monotonic() > deadline:
            return False
        time.sleep(LOOK_SECONDS)
    return True


def _is_settled(store: Store, world: World) -> bool:
    deliveries, subscriptions = tables.deliveries.c, tables.subscriptions.c
    is_open = deliveries.lease_until.is_not(None) & (deliveries.due_at <= world.end)
    of_day = select(func.count()).select_from(tables.deliveries).where(is_open)
    waiting = select(func.count()).select_from(tables.subscriptions)
    overdue = waiting.where(or_(subscriptions.next_due_at <= world.end))
    with store.database.reading() as connection:
        return not connection.scalar(overdue) and not connection.scalar(of_day)


def _kept(store: Store) -> dict[str, Kept]:
    table = tables.deliveries.c
    statement = select(table.team, table.channel, table.day, table.state, table.due_at)
    with store.database.reading() as connection:
        rows = connection.execute(statement)
        return {
            f"{row.team}/{row.channel}/{row.day}": Kept(DeliveryState(row.state), row.due_at)
            for row in rows
        }


def _transcript(url: str) -> Any:
    with urlopen(f"{url}/transcript") as answer:  # noqa: S310  # our own server
        return json.load(answer)


def _seen(message: Mapping[str, Any]) -> Seen:
    posted_at = datetime.fromtimestamp(message["posted_at"], UTC)
    return Seen(message["channel"], message["key"], posted_at)
