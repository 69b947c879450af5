"""What the commands that import share: options, the progress bar, counted words."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import click

from bot.cli.options import records_folder

output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Where the records go, as JSON Lines.",
)
registry_option = click.option(
    "--registry",
    type=click.Path(path_type=Path, exists=True),
    default=lambda: records_folder() / "registry",
    help="People, places and topics to join; data/records/registry when not given.",
)


class Bar(Protocol):
    """A progress bar."""

    def update(self, n_steps: int) -> None:
        """Go on by so many steps."""


def progress(length: int) -> AbstractContextManager[Bar]:
    """Return a progress bar on the terminal, or one that nobody sees."""
    return click.progressbar(
        length=length, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()
    )


def counted(count: int, what: str) -> str:
    """Return `1 row`, `2,000 rows`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
