"""Files: data read from beside the code, and output that is written completely or not at all."""

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
    """Give the path of a temporary file that replaces the output at the end of the block.

    The output stays as it was when the block raises, or when `should_replace`, called at the end,
    returns False. Raises OSError when the file cannot be written.
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
    """Give a UTF-8 text file to write, which replaces the output as in `atomic_replacement`."""
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
