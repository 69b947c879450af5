"""`python -m bot verify`: quotes against their articles."""

from pathlib import Path

import click

from bot.cli.options import records_argument, records_folder
from bot.records.verify import verify_quotes


@click.command(name="verify")
@records_argument
@click.option(
    "--articles",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder that holds the articles' files.",
)
def command(records: tuple[Path, ...], articles: Path) -> None:
    """Check that each quote of RECORDS stands word for word at its range in its article."""
    count = verify_quotes(records or (records_folder(),), articles)
    click.echo(f"All {count:,} quotes stand word for word in their articles.")
