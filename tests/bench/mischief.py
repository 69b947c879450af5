"""Kills processes of the bot at random points, cuts their connections to the store, starts others.

It notes which deliveries were being posted at that moment: whether those are in their channels,
no process can know.
"""

import multiprocessing
import time
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from sqlalchemy import select, text

from bot.store.db import tables
from bot.store.model import DeliveryState
from bot.store.store import Store
from tests.bench.bot_process import run_bot
from tests.bench.chance import seeded
from tests.bench.setup import Setup

ALL_SHARE, CUT_SHARE = 0.1, 0.15  # of the blows: all processes at once, the connections
CUT_OFF = text("""
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
""")
CONTEXT = multiprocessing.get_context("forkserver")  # a new process without a second of imports
CONTEXT.set_forkserver_preload(["tests.bench.bot_process", "tests.bench.slack_server"])


@dataclass
class Mischief:
    """What was done, and the keys of what was being posted then."""

    kills: int = 0
    cuts: int = 0
    killed: set[str] = field(default_factory=set)
    cut_off: set[str] = field(default_factory=set)


class Crew:
    """So many processes of the bot; each that is started has a new name."""

    def __init__(self, setup: Setup, store: Store, count: int, seed: int) -> None:
        self._setup = setup
        self._store = store
        self._random = seeded(f"mischief {seed}")
        self._started = 0
        self._processes: list[tuple[str, BaseProcess]] = []
        self.done = Mischief()
        self._start(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for _, process in self._processes:
            process.kill()
            process.join()

    def harass(self, until: datetime, seconds_between: float) -> None:
        """Strike again and again until the simulated time has come."""
        while True:
            time.sleep(self._random.expovariate(1 / seconds_between))
            if self._setup.clock.now() >= until:
                return
            self.check()
            self._strike()

    def check(self) -> None:
        """Raise when a process has ended that nobody has killed."""
        ended = [name for name, process in self._processes if not process.is_alive()]
        if ended:
            raise RuntimeError(f"{ended[0]} has ended by itself.")

    def _strike(self) -> None:
        kind = self._random.random()
        if kind < CUT_SHARE:
            self._cut_off()
        elif kind < CUT_SHARE + ALL_SHARE:
            self._kill(len(self._processes))
        else:
            self._kill(1)

    def _kill(self, count: int) -> None:
        self._random.shuffle(self._processes)
        killed, self._processes = self._processes[:count], self._processes[count:]
        for name, process in killed:
            process.kill()
            process.join()
            self.done.kills += 1
            self.done.killed |= self._posting(name)
        self._start(count)

    def _start(self, count: int) -> None:
        for _ in range(count):
            name = f"process-{self._started}"
            process = CONTEXT.Process(target=run_bot, args=(self._setup, name), daemon=True)
            process.start()
            self._processes.append((name, process))
            self._started += 1

    def _cut_off(self) -> None:
        """End all connections; what was being posted before or is after may not be noted down."""
        names = [name for name, _ in self._processes]
        self.done.cut_off |= self._posting(*names)
        with self._store.database.writing() as connection:
            connection.execute(CUT_OFF)
        self.done.cut_off |= self._posting(*names)
        self.done.cuts += 1

    def _posting(self, *holders: str) -> set[str]:
        table = tables.deliveries.c
        statement = select(table.team, table.channel, table.day).where(
            table.holder.in_(holders), table.state == DeliveryState.POSTING.value
        )
        with self._store.database.reading() as connection:
            rows = connection.execute(statement)
            return {f"{row.team}/{row.channel}/{row.day}" for row in rows}
