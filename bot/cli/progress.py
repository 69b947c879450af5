"""A progress bar for commands that may take more than a second."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that is told the steps done, of `length` in all, usually bytes.

    The bar is shown on the standard error, if that is a terminal.
    """
    is_hidden = not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=is_hidden) as bar:
        yield bar.update
