"""`python -m bot build`: records into the index."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.options import RECORDS, records_argument, stop_on_signals
from bot.index.write.builder import build_index
from bot.records.reader import find_files
from bot.settings import HOME


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
    stop_on_signals()
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
