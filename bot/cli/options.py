"""Options that several commands share."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from bot.settings import HOME, read_settings

RECORDS = HOME / "data" / "records"

index_option = click.option(
    "--index",
    type=click.Path(path_type=Path),
    help="The index to answer from; MEETINGS_INDEX, or data/meetings.db, when not given.",
)
records_argument = click.argument("records", nargs=-1, type=click.Path(path_type=Path))


def index_path(given: Path | None) -> Path:
    """Return the index that was named, or the one that is set."""
    return given or read_settings(Path(".env")).meetings_index


def today() -> date:
    """Return the day that it is here."""
    return datetime.now(UTC).astimezone().date()
