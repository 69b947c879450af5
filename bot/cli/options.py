"""Options that several commands share."""

import signal
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

import click

from bot.settings import HOME, read_settings

# A closed terminal and an impatient second Ctrl-C must not leave an unfinished file either
STOPPING = [signal.SIGINT, signal.SIGTERM, *filter(None, [getattr(signal, "SIGHUP", None)])]
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


def stop_on_signals() -> None:
    """Let whatever ends the process end it as Ctrl-C does, so that unfinished files are removed."""
    for number in STOPPING:
        signal.signal(number, _stop)


def _stop(*_: object) -> NoReturn:
    """Leave as Ctrl-C does; once is enough."""
    for number in STOPPING:
        signal.signal(number, lambda *_: None)
    raise KeyboardInterrupt
