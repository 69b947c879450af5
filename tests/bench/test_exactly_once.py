"""A few simulated hours with few channels: killed processes, lost answers, and each digest once."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.store.model import Schedule
from tests.bench.expectation import due_days
from tests.bench.setup import Patience, postgres
from tests.bench.simulation import Conduct, simulate
from tests.bench.verdict import KNOWN
from tests.bench.world import World
from tests.store.postgres import MISSING, find_programs

HOUR = timedelta(hours=1)
# Europe's clocks go forward at 01:00; a machine that is slow for seconds makes nothing late
NIGHT = World(
    seed=3,
    channels=900,
    workspaces=12,
    start=datetime(2026, 3, 28, 22, tzinfo=UTC),
    hours=5,
    latest=8,
)
CONDUCT = Conduct(
    Patience(call_seconds=1.5, lease_seconds=5.0, grace=20 * HOUR),
    speed=2_000.0,
    processes=3,
    seconds_between=1.0,
)


@pytest.fixture
def database() -> Iterator[str]:
    if find_programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with postgres(None) as address:
        yield address


def test_each_channel_has_one_message_whoever_dies(database: str, tmp_path: Path) -> None:
    result = simulate(NIGHT, CONDUCT, database, tmp_path)
    assert not list(result.wrongs(CONDUCT))
    assert result.evidence.mischief.kills
    troubled = {case.is_readable for case in result.cases if case.trouble not in KNOWN}
    assert troubled == {True, False}


@pytest.mark.parametrize(
    ("zone", "at", "day", "due"),
    [
        ("Asia/Seoul", time(8, 30), date(2026, 10, 25), "2026-10-24T23:30"),
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), "2026-10-25T00:30"),  # the first of two
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), "2026-03-29T01:30"),  # at 03:30
        ("America/Nuuk", time(23, 30), date(2026, 3, 28), "2026-03-29T00:30"),  # at 22:30
        ("America/Nuuk", time(23, 30), date(2026, 10, 24), "2026-10-25T00:30"),  # the first of two
    ],
)
def test_what_is_expected_is_right(zone: str, at: time, day: date, due: str) -> None:
    """The simulation's own calculation, by which the code under test is judged."""
    middle = datetime.combine(day, time(12), UTC)
    found = dict(due_days(Schedule(at, zone), middle - 36 * HOUR, middle + 36 * HOUR))
    assert found[day] == datetime.fromisoformat(due).replace(tzinfo=UTC)
