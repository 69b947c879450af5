"""A store, a local workspace and a manual clock, so that deliveries need no waiting."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from bot.delivery.delivery_job import DeliveryContext, DigestSender
from bot.delivery.keyed_executor import KeyedExecutor
from bot.delivery.scheduler import DigestScheduler, RateLimits
from bot.delivery.slack_delivery import delivery_client
from bot.digest.on_this_day import on_this_day
from bot.index.read.index import Index
from bot.sandbox import AppConfig, Sandbox, SandboxEnvironment
from bot.store.model import Schedule, Subscription
from bot.store.store import Store, open_store

TEAM = "T0SANDBOX01"
CHANNEL = "C0DIPLOMACY"
DUE = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)

DAILY = Subscription(
    team=TEAM,
    channel=CHANNEL,
    schedule=Schedule(time(8, 30), "UTC"),
    set_by="U0YOU000001",
    next_due_at=DUE,
)


@dataclass
class Now:
    """A manual clock."""

    moment: datetime = DUE

    def __call__(self) -> datetime:
        return self.moment

    def passes(self, how_long: timedelta) -> None:
        self.moment += how_long


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.db"))
    yield opened
    opened.close()


@pytest.fixture
def workspace(request: pytest.FixtureRequest, now: Now) -> Iterator[Sandbox]:
    """A local workspace in which the app may read the history, unless a test changes that."""
    scopes: tuple[str, ...] = getattr(request, "param", ("chat:write", "channels:history"))
    with Sandbox(
        AppConfig(scopes=scopes), environment=SandboxEnvironment(lambda: now().timestamp())
    ) as started:
        yield started


class MakeScheduler(Protocol):
    """Makes a scheduler; without `knows_team`, it has no token for the team."""

    def __call__(self, holder: str, *, knows_team: bool = True) -> DigestScheduler: ...


@pytest.fixture
def make_scheduler(
    store: Store, workspace: Sandbox, index: Index, now: Now
) -> Iterator[MakeScheduler]:
    """Makes schedulers; the store sees each as a separate process."""
    opened: list[KeyedExecutor] = []

    def make(holder: str, *, knows_team: bool = True) -> DigestScheduler:
        client = delivery_client(workspace.bot_token, workspace.api_url)
        context = DeliveryContext(
            holder=holder,
            clock=now,
            client_of=lambda team: client if knows_team and team == TEAM else None,
            digest_of=lambda wanted, delivery: on_this_day(
                delivery.day, index, wanted.filters, wanted.on_empty
            ),
            sleep=lambda _: None,
        )
        opened.append(KeyedExecutor(2, lambda _: None))
        return DigestScheduler(
            store, DigestSender(store, context), opened[-1], RateLimits(), context
        )

    yield make
    for executor in opened:
        executor.close()


@pytest.fixture
def tick(make_scheduler: MakeScheduler) -> Callable[[str], None]:
    """Run one tick of a scheduler, and wait until it has delivered."""
    schedulers: dict[str, DigestScheduler] = {}

    def look(holder: str = "one") -> None:
        scheduler = schedulers.setdefault(holder, make_scheduler(holder))
        scheduler.tick()
        scheduler.finish()

    return look
