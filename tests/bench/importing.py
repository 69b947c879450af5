"""`python -m tests.bench.importing`: how fast tables and archives are imported and built."""

import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

import click

from tests.bench.tables import put, table

ROWS, TRIPS = 1_000_000, 20_000
NAMES = 2_000
HEAD = ("Step", "rows", "seconds", "rows a second", "peak memory, MB")
SEED = 20261121
SYLLABLES = ("ba", "cor", "den", "el", "fa", "gri", "hol", "ir", "jas", "kun", "lo", "mar", "nes")
CITIES = ("Oslo", "Seoul", "Beijing", "Tokyo", "Vienna", "Geneva", "New York", "Jakarta")
TOPICS = ("trade", "border", "THAAD", "fisheries", "climate", "debt")
COUNTRIES = ("France", "Norway", "Japan", "Chile", "Kenya", "Jordan", "Canada", "Peru")
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defense Minister", "King")
FIRST = date(1990, 1, 1)
DAYS = 12_000


@click.command()
@click.option("--rows", default=ROWS, show_default=True)
@click.option("--trips", default=TRIPS, show_default=True)
@click.option("--readme", is_flag=True, help="Put the table into the README as well.")
def main(*, rows: int, trips: int, readme: bool) -> None:
    """Import and build a table and an archive of made-up meetings."""
    with tempfile.TemporaryDirectory() as folder:
        report = table(HEAD, _steps(Path(folder), rows, trips))
    click.echo(report)
    if readme:
        put("importing", report)


def _steps(folder: Path, rows: int, trips: int) -> Iterator[Sequence[object]]:
    _write_table(folder / "meetings.csv", rows)
    _write_archive(folder / "archive" / "trips.xml", trips)
    for name, count, words in (
        ("import table", rows, ["import", "table", "meetings.csv", "--output", "table.jsonl"]),
        ("build it", rows, ["build", "REGISTRY", "table.jsonl", "--output", "table.db"]),
        ("import state-department", trips,
         ["import", "state-department", "archive", "--output", "trips.jsonl"]),
        ("build it", trips, ["build", "REGISTRY", "trips.jsonl", "--output", "trips.db"]),
    ):  # fmt: skip
        seconds, megabytes = _run(folder, words)
        yield name, count, f"{seconds:.1f}", int(count / seconds), megabytes


def _run(folder: Path, words: Sequence[str]) -> tuple[float, int]:
    """Return how long a command takes, and how much memory at most."""
    root = Path(__file__).parents[2]
    given = [str(root / "data" / "records" / "registry") if w == "REGISTRY" else w for w in words]
    measured = (
        "import resource, sys\nfrom bot.cli.main import main\n"
        "try:\n    main()\nfinally:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", measured, *given],
        cwd=folder,
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = perf_counter() - began
    kilobytes = int(done.stderr.split()[-1])
    return seconds, kilobytes // (1024 if sys.platform != "darwin" else 1024 * 1024)


def _write_table(file: Path, rows: int) -> None:
    rng = random.Random(SEED)  # noqa: S311  # made-up meetings
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Id", "Date", "People", "City", "Topic", "Summary"])
        for number in range(rows):
            writer.writerow(
                [
                    number,
                    FIRST + timedelta(days=rng.randrange(DAYS)),
                    f"{_name(rng)}; {_name(rng)}",
                    rng.choice(CITIES),
                    rng.choice(TOPICS),
                    f"They spoke for {rng.randrange(90)} minutes.",
                ]
            )


def _write_archive(file: Path, trips: int) -> None:
    rng = random.Random(SEED)  # noqa: S311  # made-up trips
    file.parent.mkdir()
    with file.open("w", encoding="utf-8") as stream:
        stream.write("<trips>\n")
        for number in range(trips):
            day = FIRST + timedelta(days=rng.randrange(DAYS))
            country = rng.choice(COUNTRIES)
            of_country = random.Random(f"{country} {rng.randrange(NAMES // 10)}")  # noqa: S311  # as above
            remarks = (
                f"Met with {rng.choice(OFFICES)} {_name(of_country)} and {rng.choice(OFFICES)}"
                f" {_name(of_country).rpartition(' ')[2]}. Discussed {rng.choice(TOPICS)}."
            )
            stream.write(
                f"<trip><id>{number}</id><role>secretary</role><name>Ana Ruiz</name>"
                f"<start-date>{day}</start-date><end-date>{day}</end-date>"
                f"<country>{country}</country><locale>Port Elena</locale>"
                f"<remarks>{escape(remarks)}</remarks></trip>\n"
            )
        stream.write("</trips>\n")


def _name(rng: random.Random) -> str:
    """Return one of some 2,000 full names."""
    number = rng.randrange(NAMES)
    given, family = number % len(SYLLABLES), number * 7919
    parts = [SYLLABLES[family // len(SYLLABLES) ** step % len(SYLLABLES)] for step in range(3)]
    return f"{SYLLABLES[given].capitalize()}a {''.join(parts).capitalize()}"


if __name__ == "__main__":
    main()
