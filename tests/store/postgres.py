"""A PostgreSQL server from the Debian package in a temporary folder, for a test run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

MISSING = "No PostgreSQL was found: install the package `postgresql` to run its tests."
UNHURRIED = "-F -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
ACCESS = "local all postgres trust\nlocal all all scram-sha-256\n"


def find_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, of the newest version."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: each.parent.name)
    found = [each for each in folders if (each / "initdb").exists()]
    return found[-1] if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def running_server(programs: Path) -> Iterator[Path]:
    """Run a server on a socket in the folder returned; user `postgres` needs no password."""
    folder = Path(tempfile.mkdtemp(prefix="store-"))  # short: a socket's path has 107 characters
    _give_away(folder)
    data = folder / "data"
    try:
        _run(folder, programs / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "-N")
        (data / "pg_hba.conf").write_text(ACCESS, encoding="utf-8")
        options = f"-c listen_addresses='' -k {folder} {UNHURRIED}"
        log = folder / "log"
        _run(folder, programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        yield folder
    finally:
        if (data / "postmaster.pid").exists():
            _run(folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@contextmanager
def fresh_database(server: Path, name: str) -> Iterator[str]:
    """Create an empty database, yield its URL, and delete it."""
    with psycopg.connect(f"host={server} user=postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        yield f"postgresql://postgres@/{name}?host={server}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _give_away(folder: Path) -> None:
    """Change the owner of a folder: the server refuses to run as root."""
    user = _user()
    if user:
        shutil.chown(folder, user)


def _user() -> str | None:
    if os.geteuid() != 0:
        return None
    return "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"


def _run(folder: Path, *command: object) -> None:
    """Run a server program; its output goes to a file, since the server would keep a pipe open."""
    user = _user()
    group = pwd.getpwnam(user).pw_gid if user else None
    output = folder / "output"
    with output.open("ab") as file:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            stdout=file,
            stderr=file,
            user=user,
            group=group,
            extra_groups=[] if user else None,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(output.read_text(encoding="utf-8", errors="replace"))
