"""`python -m tests.bench.on_this_day`: a day among a million meetings, beside a scan."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import click

from bot.digest.model import Digest
from bot.digest.on_this_day import on_this_day
from bot.index.read.index import Index
from bot.store.model import Filters, OnEmpty
from tests.bench.archive import BROAD_TOPICS, PEOPLE, find_archive
from tests.bench.tables import put, table
from tests.bench.timing import median_ms, ms, times

COUNT = 1_000_000
DAYS = [date(2026, 1, 5) + timedelta(days=13 * number) for number in range(26)]
SCANNED = 5  # of them
HEAD = ("Filters", "scan ÷ index", "index", "scan", "meetings on a day")
CASES = {
    "none": Filters(),
    "a person": Filters(people=("person-77",)),
    f"a topic with {BROAD_TOPICS - 1} narrower ones": Filters(topics=("topic-3",)),
    "a country": Filters(countries=("country-9",)),
    "500 people, a topic, two countries": Filters(
        people=tuple(f"person-{number}" for number in range(0, PEOPLE, 40)),
        topics=("topic-3",),
        countries=("country-9", "country-10"),
    ),
}


@click.command()
@click.option("--meetings", default=COUNT, show_default=True)
@click.option("--readme", is_flag=True, help="Put the table into the README as well.")
def main(*, meetings: int, readme: bool) -> None:
    """Measure `on_this_day` with its index and without, on the same meetings."""
    report = table(HEAD, _rows(*find_archive(meetings)))
    click.echo(report)
    if readme:
        put("on-this-day", report)


def _rows(whole: Path, bare: Path) -> Iterator[Sequence[object]]:
    with Index(whole) as indexed, Index(bare) as scanned:
        for name, filters in CASES.items():
            quick, found = _measure(indexed, filters, DAYS)
            slow, same = _measure(scanned, filters, DAYS[:SCANNED])
            if found[: len(same)] != same:
                raise ValueError(f"The scan finds other meetings than the index: {name}.")
            count = median(len(digest.entries) + digest.more for digest in found)
            yield name, times(slow, quick), ms(quick), ms(slow), int(count)


def _measure(index: Index, filters: Filters, days: Sequence[date]) -> tuple[float, list[Digest]]:
    """Return the median, and what was found; the first day is not timed."""
    found: list[Digest] = []

    def look(day: date) -> None:
        found.append(on_this_day(day, index, filters, OnEmpty.NOTHING))

    return median_ms(partial(look, day) for day in (days[0], *days)), found[1:]


if __name__ == "__main__":
    main()
