"""The command `verify`: quotes against their articles."""

from pathlib import Path

import click

from bot.cli.options import progress, records_argument, records_folder
from bot.records.reader import find_files
from bot.records.verify import verify_quotes


@click.command(name="verify")
@records_argument
@click.option(
    "--articles",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder with the files of the articles, under any names.",
)
def command(records: tuple[Path, ...], articles: Path) -> None:
    """Check that each quote is in its article word for word, at the range in its record.

    RECORDS are files and folders of records; data/records if none is given.
    """
    paths = records or (records_folder(),)
    files = [*find_files(paths), *articles.rglob("*")]
    length = sum(file.stat().st_size for file in files if file.is_file())
    with progress("Verifying", length) as advance:
        count = verify_quotes(paths, articles, advance)
    click.echo(f"All {count:,} quotes are in their articles word for word.")
