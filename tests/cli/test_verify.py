"""`python -m bot verify`, as a person runs it."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import run_on_terminal
from tests.records.samples import quote, record, source, write_yaml

TEXT = "He said yes."


def verify(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "verify", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one record and the article that it was made from."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "post.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    made = record(source=source(sha256=digest), quotes=[quote(start=8, end=11)])
    write_yaml(tmp_path / "records" / "post.yaml", made)
    return tmp_path


def test_a_terminal_shows_how_far_the_verification_is(desk: Path) -> None:
    paths: list[str | Path] = [desk / "records", "--articles", desk / "articles"]
    output, shown = run_on_terminal([sys.executable, "-m", "bot", "verify", *paths])
    assert output.startswith("All 1 quotes ")
    assert "Verifying" in shown
    assert "100%" in shown


def test_quotes_that_stand_in_their_articles_are_counted(desk: Path) -> None:
    told = verify(desk, "records", "--articles", "articles")
    assert told == (0, "All 1 quotes are in their articles word for word.\n", "")


def test_an_article_that_changed_is_told_with_status_1_and_no_traceback(desk: Path) -> None:
    (desk / "articles" / "post.txt").write_text(f"{TEXT} Or no.", encoding="utf-8")
    status, output, errors = verify(desk, "records", "--articles", "articles")
    assert (status, output) == (1, "")
    assert errors == (
        "records/post.yaml:10: no article has this SHA-256: `post.txt` is missing,"
        " or differs from the one that the record was made from.\n"
        "The records do not match the articles.\n"
    )


def test_a_folder_of_articles_that_is_not_there_is_told(desk: Path) -> None:
    status, _, errors = verify(desk, "records", "--articles", "nowhere")
    assert status == 2
    assert "'nowhere' does not exist" in errors
    assert "Traceback" not in errors


def test_the_committed_records_fit_the_articles(repository: Path) -> None:
    articles = repository.parent / "shared" / "articles"
    if not articles.is_dir():
        pytest.skip("the articles are not on this machine: they belong in ../shared/articles")
    status, output, errors = verify(repository, "--articles", str(articles))
    assert (status, errors) == (0, "")
    assert output.startswith("All 30 quotes")
