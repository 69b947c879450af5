"""`python -m bot schema`, as a person runs it."""

import subprocess
import sys
from pathlib import Path


def test_the_schema_that_is_printed_is_the_committed_one_to_the_letter(repository: Path) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "bot", "schema"], capture_output=True, check=True, cwd=repository
    )
    committed = (repository / "data" / "records.schema.json").read_bytes()
    assert printed.stdout == committed, "run: python -m bot schema > data/records.schema.json"
    assert printed.stderr == b""
