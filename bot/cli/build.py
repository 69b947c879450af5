"""`python -m bot build`: records into the index."""

import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from bot.cli.options import RECORDS, records_argument
from bot.index.build import build_index
from bot.records.reader import find_files
from bot.settings import HOME

# A closed terminal and an impatient second Ctrl-C must not leave the unfinished file either
STOPPING = [signal.SIGINT, signal.SIGTERM, *filter(None, [getattr(signal, "SIGHUP", None)])]


@click.command(name="build")
@records_argument
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=HOME / "data" / "meetings.db",
    help="Where the index goes; data/meetings.db when not given.",
)
def command(records: tuple[Path, ...], output: Path) -> None:
    """Check RECORDS (files and folders; data/records when none is named) and build the index."""
    for number in STOPPING:
        signal.signal(number, _stop)
    paths = records or (RECORDS,)
    length = sum(file.stat().st_size for file in find_files(paths) if file.is_file())
    with click.progressbar(
        length=length, label="Building", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        built = build_index(paths, output, built_at=datetime.now(UTC), advance=bar.update)
    click.echo(
        f"Built {output}: {built.meetings:,} meetings, {built.people:,} people,"
        f" {built.quotes:,} quotes from {built.sources:,} articles."
    )


def _stop(*_: object) -> NoReturn:
    """Leave as Ctrl-C does, so that the unfinished file is removed; once is enough."""
    for number in STOPPING:
        signal.signal(number, lambda *_: None)
    raise KeyboardInterrupt
