"""Answers from the five articles, and searches behind them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.index.read.index import Index
from bot.search.retrieval.results import SearchResult
from bot.search.searcher import Searcher
from tests.search.builders import found_by

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def articles_search(articles_index: Path) -> Iterator[Callable[[str], SearchResult]]:
    with Index(articles_index) as index:
        searcher = Searcher(index)
        yield lambda text: found_by(searcher, text, TODAY)
