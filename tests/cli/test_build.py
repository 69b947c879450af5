"""`python -m bot build`, as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.index.read.index import Index
from tests.cli.terminal import run_on_terminal
from tests.records.samples import many_records, record, write_lines, write_yaml

BUILD = [sys.executable, "-m", "bot", "build"]


def build(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "200"}
    return subprocess.run(
        [*BUILD, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=environment,
    )


def test_a_build_tells_what_it_built_and_shows_no_bar_where_nobody_looks(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "many.jsonl", many_records(1_200))
    done = build(file, "--output", tmp_path / "index.db")
    assert done.stdout == (
        f"Built {tmp_path}/index.db: 1,200 meetings, 2 people, 1,200 quotes from 1,200 articles.\n"
    )
    assert (done.returncode, done.stderr) == (0, "")
    with Index(tmp_path / "index.db") as index:
        assert index.facts().metadata["built_at"].endswith("+00:00")


def test_the_committed_records_build_from_any_folder_when_none_are_named(tmp_path: Path) -> None:
    done = build("--output", "index.db", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "from 5 articles" in done.stdout
    assert (tmp_path / "index.db").is_file()


def test_a_terminal_shows_how_far_the_build_is(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "many.jsonl", many_records(300))
    output, shown = run_on_terminal([*BUILD, str(file), "--output", str(tmp_path / "index.db")])
    assert "Building" in shown
    assert "100%" in shown
    assert output.startswith("Built ")


def test_all_that_is_wrong_is_told_on_lines_of_their_own_with_status_1(tmp_path: Path) -> None:
    first = write_lines(tmp_path / "records" / "a.jsonl", [record(), {"typo": 1}, record()])
    second = write_yaml(tmp_path / "records" / "b.yaml", {"people": [{"id": "x"}]})
    (tmp_path / "records" / "c.yaml").write_text("a: [", encoding="utf-8")
    (tmp_path / "records" / "d.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "index.db").write_bytes(b"the old one")
    done = build(tmp_path / "records", "--output", tmp_path / "index.db")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"{first}:2: `typo` is not a key of the format.",
        f"{first}:3: the meeting `talks` is already defined in {first}:1.",
        f"{first}:3: the source `post` is already defined in {first}:1.",
        f"{second}:3: `name` is missing in `people[0]`.",
        f"{tmp_path}/records/c.yaml:1: this is not valid YAML: did not find expected node content.",
        f"{tmp_path}/records/d.yaml:1: the file cannot be read: No such file or directory.",
        "The records have 6 problems; no index was built, and the old one is as it was.",
    ]
    assert (tmp_path / "index.db").read_bytes() == b"the old one"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.db", "records"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing"], "missing:1: there is no such file or folder.\nNo records were read.\n"),
        (["."], ".:1: there are no records here.\nNo records were read.\n"),
        (
            ["records", "--output", "no/index.db"],
            "The index cannot be written to no/index.db: No such file or directory; fix that, or"
            " name another file with --output.\n",
        ),
    ],
)
def test_what_cannot_be_built_is_told_without_a_traceback(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "empty").mkdir()
    write_yaml(tmp_path / "full" / "records" / "a.yaml", record())
    folder = tmp_path / ("full" if "records" in arguments else "empty")
    done = build(*arguments, *(["--output", "index.db"] if len(arguments) == 1 else []), cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_an_output_that_is_a_folder_is_told(tmp_path: Path) -> None:
    done = build("--output", tmp_path)
    assert done.returncode != 0
    assert "is a directory" in done.stderr
    assert "Traceback" not in done.stderr
