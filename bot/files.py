"""Files that are there whole or not at all, whatever interrupts the writing."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import yaml


@contextmanager
def atomic_replacement(
    output: Path, should_replace: Callable[[], bool] = lambda: True
) -> Iterator[Path]:
    """Give a temporary file beside the output that takes its place when all went well.

    `when` is asked at the end whether it is to. Raises OSError when it cannot be written; the
    output is then as it was.
    """
    handle, name = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".tmp", dir=output.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        if not should_replace():
            return
        with temporary.open("rb") as finished:
            os.fsync(finished.fileno())
        temporary.chmod(0o644)
        temporary.replace(output)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def atomic_writer(
    output: Path, should_replace: Callable[[], bool] = lambda: True
) -> Iterator[TextIO]:
    """Give a text file in UTF-8 that takes the place of `output` when all went well."""
    with (
        atomic_replacement(output, should_replace) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as stream,
    ):
        yield stream


def read_data(file: Path) -> Any:
    """Return the content of one of the project's own YAML data files.

    The callers keep what they make of it: a file is read once.
    """
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)  # it is the safe one
