"""`python -m bot import`, as a person runs it."""

import csv
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from bot.index.write.builder import build_index
from bot.records.model import Record
from tests.importing.builders import Trip, write_archive
from tests.support import wait_until

TABLE = """\
Date,People,City,Country,Topics,Remarks,URL
2018-09-26,Kang Kyung-wha (Foreign Minister); Wang Yi,New York,United States,"THAAD, fish",Talked.,https://example.org/a
3/4/2020,Ana Ruiz and Bo Lindqvist,Oslo,Norway,border,Talked.,
25/4/2020,Ana Ruiz and Bo Lindqvist,Oslo,Norway,border,Talked.,
2018-09-26,Kang Kyung-wha (Foreign Minister); Wang Yi,New York,United States,"THAAD, fish",Talked.,https://example.org/a
,Ana Ruiz,Oslo,,,,
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["import", *map(str, words)])


def table(tmp_path: Path, text: str = TABLE) -> Path:
    file = tmp_path / "talks.csv"
    file.write_text(text, encoding="utf-8")
    return file


def records(file: Path) -> list[Record]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Record.model_validate_json(line) for line in lines]


def test_an_archive_is_imported_and_what_was_read_is_told(tmp_path: Path) -> None:
    words = ["Met with the Triumvirate and President Diaz.", "Vacation.", "Vacation."]
    trips = [Trip(remarks, id=str(at)) for at, remarks in enumerate(words)]
    folder, output = write_archive(tmp_path / "archive", trips), tmp_path / "out.jsonl"
    done = run("state-department", folder, "--output", output)
    assert done.output.splitlines() == [
        f"Wrote {output}.",
        "3 trips read, 1 exact duplicate left out.",
        "2 meetings, 2 people (0 of them in the registry), 0 groups.",
        "1 place in the remarks not understood:",
        "  1 × “the Triumvirate”",
    ]
    assert sum(len(record.meetings) for record in records(output)) == 2


def test_importing_again_writes_the_same(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "archive", [Trip("Met with President Diaz.")])
    for name in ("one", "two"):
        assert run("state-department", folder, "--output", tmp_path / name).exit_code == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_table_is_guessed_shown_and_imported(tmp_path: Path, repository: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = run("table", table(tmp_path), "--output", output, "--day-first")
    assert done.exit_code == 0
    assert "  people: People\n" in done.output
    assert "line 3: 2020-04-03 Ana Ruiz and Bo Lindqvist meet in Oslo" in done.output
    assert f"Wrote {output}: 3 meetings from 5 rows, 1 exact duplicate left out." in done.output
    first, *_ = records(output)
    assert [each.person for each in first.meetings[0].participants] == ["kang-kyung-wha", "wang-yi"]
    assert first.meetings[0].participants[0].office == "Foreign Minister"
    assert (first.meetings[0].place, first.meetings[0].topics) == ("new-york", ("thaad", "fish"))
    assert (first.people, [each.id for each in first.topics]) == ((), ["fish"])
    assert first.source
    assert (first.source.url, first.source.origin) == ("https://example.org/a", "talks, line 2")
    paths = [repository / "data" / "records", output]
    built = build_index(paths, tmp_path / "all.db", built_at=datetime(2026, 11, 21, tzinfo=UTC))
    assert built.meetings == 45


def test_bad_rows_are_told_with_their_line_and_kept(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = run("table", table(tmp_path), "--output", output)
    assert "talks.csv:3: '3/4/2020' may be two days" in done.output
    assert "talks.csv:6: it has no date." in done.output
    with (tmp_path / "out.rejects.csv").open(encoding="utf-8", newline="") as stream:
        kept = list(csv.DictReader(stream))
    assert [(row["line"], row["City"]) for row in kept] == [("3", "Oslo"), ("6", "Oslo")]
    assert len(records(output)) == 2


def test_strict_writes_nothing_when_a_row_is_bad(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("old", encoding="utf-8")
    done = run("table", table(tmp_path), "--output", output, "--strict", "--day-first")
    assert done.exit_code != 0
    assert "1 row is bad; nothing was written." in str(done.exception)
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.jsonl", "talks.csv"]


def test_a_table_without_bad_rows_leaves_no_rejects(tmp_path: Path) -> None:
    file = table(tmp_path, "day,who\n2020-01-01,A B\n")
    done = run("table", file, "--output", tmp_path / "out.jsonl", "--map", "date=day")
    assert "day: " not in done.output
    assert "it names nobody" in done.output  # only what is told is taken
    file.write_text("day,who\n2020-01-01,A B\n", encoding="utf-8")
    (tmp_path / "out.rejects.csv").unlink()
    assert run("table", file, "--output", tmp_path / "out.jsonl").exit_code == 0
    assert not (tmp_path / "out.rejects.csv").exists()


def test_a_table_without_a_date_is_refused(tmp_path: Path) -> None:
    file = table(tmp_path, "x,y\n1,2\n")
    done = run("table", file, "--output", tmp_path / "out.jsonl")
    assert (done.exit_code, "Say which column has the date" in done.output) == (1, True)


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "archive", [Trip("Vacation.")])
    done = run("state-department", folder, "--output", tmp_path / "missing" / "out.jsonl")
    assert "The records cannot be written to" in str(done.exception)


def test_an_import_that_is_interrupted_leaves_nothing_half_written(tmp_path: Path) -> None:
    rows = "".join(f"2020-01-01,A{number} B\n" for number in range(300_000))
    file, output = table(tmp_path, f"date,people\n{rows}"), tmp_path / "out.jsonl"
    output.write_text("old", encoding="utf-8")
    command = [sys.executable, "-m", "bot", "import", "table", str(file), "--output", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
        wait_until(lambda: any(each.stat().st_size for each in tmp_path.glob("*.tmp")))
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 130
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.jsonl", "talks.csv"]


@pytest.mark.parametrize("cell", ['"Japan, China"', "Japan & China", "Japan and China"])
def test_several_countries_in_a_cell_are_places_each(tmp_path: Path, cell: str) -> None:
    file = table(tmp_path, f"date,people,country\n2019-01-04,Ana Ruiz,{cell}\n")
    assert run("table", file, "--output", tmp_path / "out.jsonl", "--yes").exit_code == 0
    (record,) = records(tmp_path / "out.jsonl")
    assert (record.meetings[0].place, record.meetings[0].places) == (None, ("japan", "china"))


def test_a_country_with_a_comma_in_its_name_is_one(tmp_path: Path) -> None:
    file = table(tmp_path, 'date,people,country\n2019-01-04,Ana Ruiz,"Korea, Republic of"\n')
    assert run("table", file, "--output", tmp_path / "out.jsonl", "--yes").exit_code == 0
    (record,) = records(tmp_path / "out.jsonl")
    assert (record.meetings[0].place, record.meetings[0].places) == ("south-korea", ())
