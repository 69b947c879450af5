"""What a simulation begins with: an index for every day, a store with tokens and subscriptions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from slack_sdk.oauth.installation_store import Installation

from bot.index.write.builder import build_index
from bot.store.store import Store
from tests.bench.clock import Clock
from tests.bench.world import World, make_subscriptions, team_of, token_of
from tests.records.samples import meeting, person, place, record, source, write_lines
from tests.store.postgres import MISSING, find_programs, fresh_database, running_server

CLIENT_ID = "1.2"
LEAP_YEAR = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long things take in real seconds, and how late a digest may be in simulated time."""

    call_seconds: float
    lease_seconds: float
    grace: timedelta
    tick_seconds: float = 0.1
    rest_seconds: float = 0.02


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process of the bot is started with."""

    clock: Clock
    patience: Patience
    database: str
    index: Path
    api_url: str
    log: Path


@contextmanager
def postgres(database: str | None) -> Iterator[str]:
    """Give an empty database: the one that is named, or one of a server started for it."""
    if database is not None:
        yield database
        return
    programs = find_programs()
    if programs is None:
        raise FileNotFoundError(MISSING)
    with running_server(programs) as server, fresh_database(server, "bench") as address:
        yield address


def build_daily_index(folder: Path) -> Path:
    """Build an index with a meeting on each day of the year, so that no digest is empty."""
    registry = {"people": [person("Ana Ruiz"), person("Bo Lind")], "places": [place("Seoul")]}
    seats = [{"person": "ana-ruiz"}, {"person": "bo-lind"}]
    days = [(LEAP_YEAR + timedelta(days=number)).isoformat() for number in range(366)]
    meetings = [
        meeting(id=day, date={"edtf": day, "basis": "stated"}, place="seoul", participants=seats)
        for day in days
    ]
    published = {"edtf": "2021-01-01", "basis": "stated"}
    article = record(source=source(published=published), meetings=meetings, quotes=[])
    lines = write_lines(folder / "records.jsonl", [registry, article])
    output = folder / "meetings.db"
    build_index([lines], output, built_at=datetime(2021, 1, 1, tzinfo=UTC))
    return output


def fill(store: Store, world: World) -> None:
    """Install the app in all workspaces, and switch the digest on in all channels."""
    installations = store.installations(CLIENT_ID)
    for number in range(world.workspaces):
        team = team_of(number)
        installation = Installation(
            app_id="A1", user_id="U000000", team_id=team, bot_id="B1", bot_token=token_of(team)
        )
        installations.save(installation)
    store.subscriptions.save(*make_subscriptions(world))
