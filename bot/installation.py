"""How the program is installed and was started: its files, version, command and extras."""

import shutil
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from shlex import quote

DISTRIBUTION = "meetings-bot"
COMMAND = "meetings"
PACKAGE = Path(__file__).resolve().parent
CLONE = PACKAGE.parent
# The wheel puts here what is beside the packages in a clone; see pyproject.toml
INSTALLED_FILES = PACKAGE / "project_files"


def is_installed() -> bool:
    """Return whether the program runs from an installed package, not from a clone."""
    return INSTALLED_FILES.is_dir()


def project_file(path: str) -> Path:
    """Return a file that the project ships, by its path in a clone, as in `data/meetings.db`."""
    return (INSTALLED_FILES if is_installed() else CLONE) / path


def default_store() -> Path:
    """Return where the store is by default: in a clone's `data`, else in the current folder."""
    return Path("store.db").absolute() if is_installed() else CLONE / "data" / "store.db"


def version() -> str:
    """Return the program's version: the clone's, or the one that is installed."""
    if is_installed():
        return metadata.version(DISTRIBUTION)
    project = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def program_command() -> str:
    """Return the command that started this program, quoted for the shell.

    Messages that tell what to type begin with it: `meetings`, a path such as
    `.venv/bin/meetings`, or `.venv/bin/python -m bot`. `meetings` when something else, such as a
    test, uses the program as a library.
    """
    started = Path(sys.argv[0]).absolute()
    if started == PACKAGE / "__main__.py":
        return f"{_shortest(Path(sys.executable))} -m {PACKAGE.name}"
    return _shortest(started) if started.stem == COMMAND else COMMAND


def missing_extra(extra: str, packages: Iterable[str]) -> str:
    """Return what to install for the packages of an extra that are missing; "" when none is."""
    missing = [name for name in packages if find_spec(name) is None]
    if not missing:
        return ""
    verb = "is" if len(missing) == 1 else "are"
    return f"{', '.join(missing)} {verb} missing: {install_command(extra)}"


def install_command(extra: str) -> str:
    """Return how to install an extra, as the end of a sentence."""
    return f"install with `pip install '{DISTRIBUTION}[{extra}]'`"


def _shortest(program: Path) -> str:
    """Return the name of a program if the shell finds it by that, else its path from here."""
    if (found := shutil.which(program.name)) and Path(found).absolute() == program:
        return quote(program.name)
    if program.is_relative_to(Path.cwd()):
        return quote(str(program.relative_to(Path.cwd())))
    return quote(str(program))
