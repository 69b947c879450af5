"""Weights and limits: passed to the searcher, and each of them used."""

import re
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest

from bot.index.read.index import Index
from bot.search.searcher import Searcher
from bot.search.tuning import Limits, Weights
from tests.search.builders import found_by
from tests.search.conftest import TODAY


@pytest.fixture
def index(searcher: Searcher) -> Index:
    return searcher.index


def test_a_searcher_uses_the_weights_that_it_is_given(index: Index) -> None:
    weights = replace(Weights(), person_family_name=0.6)
    assert found_by(Searcher(index), "Kang", TODAY).hits[0].score == 0.95
    assert found_by(Searcher(index, weights), "Kang", TODAY).hits[0].score == 0.6


def test_a_searcher_uses_the_limits_that_it_is_given(index: Index) -> None:
    limits = replace(Limits(), max_query_chars=len("Kang"))
    query = Searcher(index, limits=limits).parse("Kang Wang", TODAY).query
    assert query.is_cut
    assert [term.surface for term in query.terms] == ["Kang"]


@pytest.mark.parametrize("values", [Weights(), Limits()], ids=["weights", "limits"])
def test_they_are_frozen_and_each_is_used(values: Weights | Limits, repository: Path) -> None:
    modules = (repository / "bot" / "search").rglob("*.py")
    used = {name for file in modules for name in re.findall(r"\.(\w+)", file.read_text("utf-8"))}
    names = {field.name for field in fields(values)}
    assert names <= used
    for name in names:
        with pytest.raises(FrozenInstanceError):
            setattr(values, name, 1)
