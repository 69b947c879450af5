"""`python -m tests.bench.exactly_once`: a day of ten thousand channels, each digest once."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import mkdtemp

import click

from tests.bench.setup import Patience, postgres
from tests.bench.simulation import Conduct, Result, simulate
from tests.bench.tables import put, table
from tests.bench.verdict import Case, Trouble, count
from tests.bench.world import World

START = datetime(2026, 10, 24, 12, tzinfo=UTC)  # most of Europe has 25 hours on the 25th
HOURS = 30.0
PATIENCE = Patience(call_seconds=1.0, lease_seconds=6.0, grace=timedelta(hours=5))
SHOWN_WRONGS = 20
HEAD = ("What happened to it", "due", "once", "left out", "missing", "twice")


@click.command()
@click.option("--channels", default=10_000, show_default=True)
@click.option("--workspaces", default=200, show_default=True)
@click.option("--processes", default=3, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--start", type=click.DateTime(), help="When the day begins, in UTC.")
@click.option("--hours", default=HOURS, show_default=True, help="Simulated.")
@click.option("--minutes", default=5.0, show_default=True, help="Real ones, for these hours.")
@click.option("--kill-every", default=4.0, show_default=True, help="Real seconds, on average.")
@click.option("--database", help="An empty PostgreSQL; else a server is started.")
@click.option("--readme", is_flag=True, help="Put the tables into the README as well.")
def main(  # noqa: PLR0913  # click gives each option by its name
    *,
    channels: int,
    workspaces: int,
    processes: int,
    seed: int,
    start: datetime | None,
    hours: float,
    minutes: float,
    kill_every: float,
    database: str | None,
    readme: bool,
) -> None:
    """Simulate a day; end with 1 when a channel has not exactly one message for a due day."""
    began = start.replace(tzinfo=UTC) if start else START
    world = World(seed, channels, workspaces, began, hours)
    conduct = Conduct(PATIENCE, hours * 60 / minutes, processes, kill_every)
    folder = Path(mkdtemp(prefix="exactly-once-"))
    with postgres(database) as address:
        result = simulate(world, conduct, address, folder)
    report = f"{_summary(world, conduct, result)}\n\n{tables(result)}"
    click.echo(report)
    if readme:
        put("exactly-once", report)
    if wrongs := list(result.wrongs(conduct)):
        click.echo(
            "\n".join([f"\n{len(wrongs)} wrong; the log is in {folder}", *wrongs[:SHOWN_WRONGS]])
        )
        sys.exit(1)


def tables(result: Result) -> str:
    """Return two tables: of channels whose history can be read, and of the others."""
    parts = []
    for is_readable, words in ((True, "can be read"), (False, "cannot be read")):
        cases = [case for case in result.cases if case.is_readable is is_readable]
        rows = [_row(each, [case for case in cases if case.trouble is each]) for each in Trouble]
        parts += [f"Channels whose history {words}:", table(HEAD, [*rows, _row("all", cases)])]
    return "\n\n".join(parts)


def _row(name: str, cases: list[Case]) -> tuple[str | int, ...]:
    counted = count(cases)
    kinds = ("once", "left out", "none", "more")
    return (str(name), len(cases), *(counted[kind] for kind in kinds))


def _summary(world: World, conduct: Conduct, result: Result) -> str:
    done, calls = result.evidence.mischief, result.calls
    late = sorted(_minutes_late(result.cases)) or [0.0]
    return (
        f"{world.channels:,} channels in {world.workspaces} workspaces,"
        f" {conduct.processes} processes, {world.hours:g} hours at {conduct.speed:g} times"
        f" their speed, seed {world.seed}."
        f" {done.kills} processes were killed and the store was cut off {done.cuts} times;"
        f" Slack was called {sum(calls.values()):,} times and"
        f" has {len(result.evidence.messages):,} messages."
        f" A digest came {median(late):.0f} simulated minutes after it was due in the median,"
        f" {late[-1]:.0f} at the latest."
    )


def _minutes_late(cases: Iterable[Case]) -> Iterable[float]:
    for case in cases:
        for message in case.messages:
            yield (message.posted_at - case.expected.due_at).total_seconds() / 60


if __name__ == "__main__":
    main()
