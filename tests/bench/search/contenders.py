"""The engines that are compared, and what each needs to be here."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.store.postgres import MISSING as NO_POSTGRES
from tests.store.postgres import find_programs

SYSTEM_PYTHON = Path("/usr/bin/python3")  # Debian's, which has Debian's packages
NO_TANTIVY = "tantivy is missing: run `make bench`, which installs it, or `pip install tantivy`."
NO_XAPIAN = "Xapian is missing: install the Debian package `python3-xapian`."
NO_TRGM = "PostgreSQL has no pg_trgm: install the Debian package `postgresql-contrib`."


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine: the word for it in `--engines`, its name in the tables, and its module.

    This project is built from records and asked as a person types; the others are built from
    folded documents, and asked in folded words without fillers.
    """

    word: str
    name: str
    module: str
    python: Path = Path(sys.executable)
    is_ours: bool = False
    on_server: bool = False


OURS = Contender("ours", "this project", "this_project", is_ours=True)
TANTIVY = Contender("tantivy", "tantivy, fuzzy terms", "tantivy_fuzzy")
XAPIAN = Contender("xapian", "Xapian, spelling correction", "xapian_spelling", python=SYSTEM_PYTHON)
FTS5 = Contender("fts5", "SQLite FTS5, trigrams", "fts5_trigram")
RAPIDFUZZ = Contender("rapidfuzz", "rapidfuzz, token_set", "rapidfuzz_token_set")
POSTGRES = Contender("pg_trgm", "PostgreSQL, pg_trgm", "pg_trgm", on_server=True)
CONTENDERS = (OURS, TANTIVY, XAPIAN, FTS5, RAPIDFUZZ, POSTGRES)


def find_missing(contenders: Iterable[Contender]) -> list[str]:
    """Return a sentence for each thing that has to be installed first."""
    wanted = set(contenders)
    missing = []
    if TANTIVY in wanted and not _imports(TANTIVY.python, "tantivy"):
        missing.append(NO_TANTIVY)
    if XAPIAN in wanted and not _imports(XAPIAN.python, "xapian"):
        missing.append(NO_XAPIAN)
    if POSTGRES in wanted:
        missing += _missing_of_postgres()
    return missing


def _missing_of_postgres() -> list[str]:
    programs = find_programs()
    if programs is None:
        return [NO_POSTGRES]
    shared = subprocess.check_output([programs / "pg_config", "--sharedir"], text=True).strip()
    return [] if (Path(shared) / "extension" / "pg_trgm.control").exists() else [NO_TRGM]


def _imports(python: Path, module: str) -> bool:
    if not python.exists():
        return False
    done = subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False)
    return done.returncode == 0
