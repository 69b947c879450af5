"""`python -m bot search`, as tools run it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(articles_index: Path, repository: Path) -> Run:
    def search(*arguments: str | bytes, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "bot", "search", "--index", articles_index, *arguments]
        return subprocess.run(
            command, input=given, capture_output=True, cwd=repository, check=False
        )

    return search


def lines_of(finished: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert finished.returncode == 0, finished.stderr
    return [json.loads(line) for line in finished.stdout.decode().splitlines()]


def test_words_are_answered_as_the_bot_would(run: Run) -> None:
    printed = run("Kang", "Wang").stdout.decode()
    assert printed.startswith(
        "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul.\n"
    )
    assert printed.index("Seoul") < printed.index("New York") < printed.index("Beijing")


def test_json_and_limit(run: Run) -> None:
    (answer,) = lines_of(run("--json", "--limit", "1", "Wang"))
    assert (answer["total"], len(answer["results"])) == (12, 1)
    (answer,) = lines_of(run("--json", "--limit", "0", "Wang"))
    assert (answer["total"], answer["results"]) == (12, [])


def test_a_query_may_begin_with_a_dash(run: Run) -> None:
    (answer,) = lines_of(run("--json", "-Wang"))
    assert answer["understood"]["people"] == ["Wang Yi"]


def test_a_mistyped_option_is_no_word_of_the_query(run: Run) -> None:
    finished = run("--limt", "3", "Kang")
    assert finished.returncode == 2
    assert "No such option '--limt'. Did you mean '--limit'?" in finished.stderr.decode()
    words = run("--json", "--limit=1", "--", "--limt", "Kang")
    assert json.loads(words.stdout)["query"] == "--limt Kang"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Kang Wang", 0),
        ("what did Wang say about THAAD?", 0),
        ("on 26 November", 0),
        ("help", 0),
        ("Kang Macron", 1),  # partial matches are printed
        ("zxcv", 1),
        ("hello there", 1),
        ("what did they say?", 1),
        ("on 1 January", 1),
    ],
)
def test_the_exit_status_tells_whether_anything_was_found(
    run: Run, question: str, status: int
) -> None:
    assert run(question).returncode == status
    printed = run("--json", question)
    assert printed.returncode == status
    assert bool(json.loads(printed.stdout)["total"]) is (status == 0 and question != "help")


def test_an_answer_that_is_cut_names_the_limit(run: Run) -> None:
    printed = run("Wang").stdout.decode()
    assert printed.endswith("\n… and 7 more; --limit 12 shows them.\n")
    assert "more;" not in run("--limit", "12", "Wang").stdout.decode()
    assert run("quotes", "Wang", "--limit", "3").stdout.decode().endswith("--limit 4 shows it.\n")


def test_letters_that_a_terminal_does_not_have(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    assert "?The COVID-19 crisis" in run("Kang", "Wang").stdout.decode("latin-1")
    (answer,) = lines_of(run("--json", "강경화"))
    assert answer["query"] == "강경화"


ODD_LINES = [
    b"Kang Wang",
    b"",
    b"\xff\xfe Kang",
    b'"',
    b"NEAR(Kang",
    b"Kang\r",
    "강경화\u2028왕이\x85".encode(),
    b"x" * 100_000,
    b"Kang " * 20_000,
    b"-",
    b"--json",
]


def test_each_line_of_input_is_a_line_of_output(run: Run) -> None:
    answers = lines_of(run("-", given=b"\n".join(ODD_LINES)))
    assert len(answers) == len(ODD_LINES)
    assert [answer["total"] for answer in answers[:3]] == [3, 0, 6]
    assert answers[5]["query"] == "Kang"
    assert answers[6]["total"] == 3


def test_no_input_is_no_output(run: Run) -> None:
    assert lines_of(run("-")) == []
    assert len(lines_of(run("-", given=b"\n"))) == 1


def test_an_answer_comes_before_the_next_question(articles_index: Path, repository: Path) -> None:
    command = [sys.executable, "-m", "bot", "search", "--index", str(articles_index), "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=repository) as process:
        assert process.stdin
        assert process.stdout
        for query, total in (("Kang Wang", 3), ("Kang Kono", 1)):
            process.stdin.write(f"{query}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["total"] == total


def test_arguments_that_are_no_utf_8(run: Run) -> None:
    (answer,) = lines_of(run("--json", b"\xff Kang"))
    assert answer["understood"]["people"] == ["Kang Kyung-wha"]


def test_no_index(run: Run, tmp_path: Path) -> None:
    finished = run("--index", str(tmp_path / "none.db"), "Kang")
    assert finished.returncode == 1
    assert finished.stderr.decode().count("\n") == 1
    assert "none.db" in finished.stderr.decode()
