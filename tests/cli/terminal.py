"""Commands run on a terminal."""

import os
import pty
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def run_on_terminal(command: Sequence[str | Path]) -> tuple[str, str]:
    """Run a command whose standard error is a terminal; return its output and what was shown."""
    terminal, inner = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=inner, text=True) as process:
        os.close(inner)
        shown = read_to_end(terminal)
        output, _ = process.communicate()
    return output, shown


def read_to_end(terminal: int) -> str:
    """Return what was shown until the other side is closed, which Linux reports as an error."""
    shown = b""
    with os.fdopen(terminal, "rb", buffering=0) as stream, suppress(OSError):
        while part := stream.read(4_096):
            shown += part
    return shown.decode(errors="replace")
