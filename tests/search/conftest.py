"""Searchers: over the five articles, and over what a test makes up."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.index.read.index import Index
from bot.search.retrieval.results import SearchResult
from bot.search.searcher import Searcher
from tests.search.builders import found_by, searcher_of

Search = Callable[[str], SearchResult]

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def searcher(articles_index: Path) -> Iterator[Searcher]:
    with Index(articles_index) as index:
        yield Searcher(index)


@pytest.fixture(scope="session")
def search(searcher: Searcher) -> Search:
    """Ask the five articles."""
    return lambda text: found_by(searcher, text, TODAY, 100)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Callable[..., Search]]:
    """Make an archive of people, places, topics, meetings and quotes, and ask it."""
    made: list[Searcher] = []

    def make(**parts: list[dict[str, object]]) -> Search:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(searcher_of(folder, **parts))
        return lambda text: found_by(made[-1], text, TODAY, 100)

    yield make
    for searcher in made:
        searcher.index.close()
