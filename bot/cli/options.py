"""What several commands share: options, the progress bar, and how a process is stopped."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from bot.installation import project_file
from bot.settings import read_settings

# A closed terminal and an impatient second Ctrl-C must not leave an unfinished file either
STOPPING = [signal.SIGINT, signal.SIGTERM, *filter(None, [getattr(signal, "SIGHUP", None)])]
MAX_LIMIT = 10_000

index_option = click.option(
    "--index",
    type=click.Path(path_type=Path),
    help="The index to answer from.  [default: MEETINGS_INDEX, or data/meetings.db]",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write the records to, as JSON Lines.",
)
registry_option = click.option(
    "--registry",
    type=click.Path(path_type=Path, exists=True),
    default=lambda: records_folder() / "registry",
    help="The people, places and topics to join.  [default: data/records/registry]",
)
records_argument = click.argument("records", nargs=-1, type=click.Path(path_type=Path))


def limit_option(default: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option `--limit`, for how many meetings a command prints."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0, max=MAX_LIMIT),
        metavar="NUMBER",
        default=default,
        help=f"Print at most this many meetings.  [default: {default}]",
    )


def more_line(more: int, limit: int) -> str:
    """Return the line for so many meetings beyond the limit, with the option that shows them."""
    if limit == MAX_LIMIT:
        return f"… and {more:,} more."
    shown = "more" if limit + more > MAX_LIMIT else "it" if more == 1 else "them"
    return f"… and {more:,} more; --limit {min(limit + more, MAX_LIMIT)} shows {shown}."


def records_folder() -> Path:
    """Return the folder of the project's own records."""
    return project_file("data/records")


def index_path(given: Path | None) -> Path:
    """Return the path of the index that was named, or else of the one in the settings."""
    return given or read_settings(Path(".env")).meetings_index


def today() -> date:
    """Return the current day in the local time zone."""
    return datetime.now(UTC).astimezone().date()


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that is told the steps done, of `length` in all, usually bytes.

    They are shown as a bar on the standard error, if that is a terminal.
    """
    is_hidden = not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=is_hidden) as bar:
        yield bar.update


def stop_on_signals() -> None:
    """Let a signal that ends the process end it as Ctrl-C does, so that temporary files go."""
    for number in STOPPING:
        signal.signal(number, _stop)


def _stop(*_: object) -> NoReturn:
    """Leave as Ctrl-C does, and ignore further signals."""
    for number in STOPPING:
        signal.signal(number, lambda *_: None)
    raise KeyboardInterrupt
