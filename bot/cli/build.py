"""The command `build`: records into the index."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.options import progress, records_argument, records_folder, stop_on_signals
from bot.index.write.builder import build_index
from bot.installation import is_installed, project_file
from bot.records.reader import find_files


@click.command(name="build")
@records_argument
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of the index.  [default: data/meetings.db of a clone]",
)
def command(records: tuple[Path, ...], output: Path | None) -> None:
    """Check records and build the index from them.

    RECORDS are files and folders of records; data/records if none is given. Nothing is written
    unless all records are valid.
    """
    stop_on_signals()
    output = output or _default_output()
    paths = records or (records_folder(),)
    length = sum(file.stat().st_size for file in find_files(paths) if file.is_file())
    with progress("Building", length) as advance:
        built = build_index(paths, output, built_at=datetime.now(UTC), advance=advance)
    click.echo(
        f"Built {output}: {built.meetings:,} meetings, {built.people:,} people,"
        f" {built.quotes:,} quotes from {built.sources:,} articles."
    )


def _default_output() -> Path:
    if is_installed():
        raise click.UsageError("Name the file for the index with --output.")
    return project_file("data/meetings.db")
