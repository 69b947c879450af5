"""`python -m bot digest`, as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


def digest(index: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "digest", "--index", str(index), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=REPOSITORY,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_day_is_printed_with_its_meetings(articles_index: Path) -> None:
    status, told, _ = digest(articles_index, "--date", "2027-11-22")
    assert status == 0
    head, empty, when, who, _, quote, source, *_ = told.splitlines()
    assert head == "On this day, 22 November: 1 meeting."
    assert empty == ""
    occasion = "during Kang Kyung-wha's visit to Beijing"
    assert when == f"10 years ago · 22 November 2017 · Beijing (talks, {occasion})"
    assert (
        who == "Kang Kyung-wha (Foreign Minister, South Korea); Wang Yi (Foreign Minister, China)"
    )
    assert quote == "“promote people-to-people exchanges” — Kang Kyung-wha"
    assert source.startswith("Source: The Korea Herald, 22 November 2017: Top diplomats")


def test_a_day_without_meetings_is_told_so(articles_index: Path) -> None:
    told = digest(articles_index, "--date", "2026-01-01")
    assert told == (0, "On this day, 1 January: no meeting of an earlier year is known.\n", "")


def test_json_has_the_meetings(articles_index: Path) -> None:
    status, told, _ = digest(articles_index, "--date", "2026-11-26", "--json")
    made = json.loads(told)
    assert status == 0
    assert (made["date"], made["heading"]) == ("2026-11-26", "On this day, 26 November")
    assert (made["total"], made["is_nearest"], made["note"]) == (8, False, None)
    kang = made["meetings"][4]
    assert (kang["years_ago"], kang["id"]) == (6, "2020-11-26-kang-wang-seoul")
    assert kang["people"] == ["Kang Kyung-wha", "Wang Yi"]
    assert kang["quote"]["source"] == kang["sources"][0]["id"] == "reuters-2020-11-26"
    assert made["meetings"][3]["quote"] is None


def test_without_a_date_it_is_today(articles_index: Path) -> None:
    status, told, _ = digest(articles_index)
    assert status == 0
    assert told.startswith("On this day, ")


@pytest.mark.parametrize("day", ["yesterday", "tomorrow", "-7d", "last monday", "26 november"])
def test_a_relative_day_is_understood(articles_index: Path, day: str) -> None:
    status, told, _ = digest(articles_index, "--date", day)
    assert status == 0
    assert told.startswith("On this day, ")


def test_an_answer_that_is_cut_names_the_limit(articles_index: Path) -> None:
    _, told, _ = digest(articles_index, "--date", "2026-11-26", "--limit", "3")
    assert told.startswith("On this day, 26 November: 8 meetings.\n")
    assert told.endswith("\n… and 5 more; --limit 8 shows them.\n")


@pytest.mark.parametrize(
    "day", ["2026-02-30", "26-11-2026", "20261126", "2026-11", "last week", ""]
)
def test_what_is_no_day_is_told_in_a_sentence(articles_index: Path, day: str) -> None:
    status, told, error = digest(articles_index, "--date", day)
    assert (status, told) == (1, "")
    assert error.startswith(f"Error: “{day}” is not a day such as 2026-11-26, ")
    assert error.count("\n") == 1


def test_a_missing_index_is_told_in_a_sentence(tmp_path: Path) -> None:
    status, told, error = digest(tmp_path / "none.db", "--date", "2026-11-26")
    assert (status, told) == (1, "")
    assert error.count("\n") == 1
