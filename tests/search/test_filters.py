"""What was chosen from lists, as a query and as mistakes."""

from datetime import date

import pytest

from bot.index.read.autocomplete import Choices
from bot.index.read.index import Index
from bot.records.model import Kind
from bot.search.query.form import BACKWARDS, GONE, NOTHING, Chosen, find_mistakes, query_of
from bot.search.retrieval.results import SearchResult, Window
from bot.search.searcher import Searcher


@pytest.fixture(scope="module")
def choices(index: Index) -> Choices:
    return Choices(index)


def found(chosen: Chosen, choices: Choices, searcher: Searcher) -> SearchResult:
    assert not find_mistakes(chosen, choices.find)
    return searcher.find([query_of(chosen, choices.find)], Window(100))


@pytest.mark.parametrize(
    ("chosen", "mistakes"),
    [
        (Chosen(), {"people": NOTHING}),
        (Chosen(people=("wang-yi", "gone")), {"people": GONE}),
        (Chosen(topics=("gone",), place="gone"), {"topics": GONE, "place": GONE}),
        (Chosen(first=date(2020, 1, 2), last=date(2020, 1, 1)), {"last": BACKWARDS}),
        (Chosen(first=date(2020, 1, 1), last=date(2020, 1, 1)), {}),
        (Chosen(has_quotes=True), {}),
    ],
)
def test_each_mistake_is_told_with_its_field(
    choices: Choices, chosen: Chosen, mistakes: dict[str, str]
) -> None:
    assert find_mistakes(chosen, choices.find) == mistakes


def test_all_that_was_chosen_must_be_met(choices: Choices, searcher: Searcher) -> None:
    chosen = Chosen(
        people=("kang-kyung-wha", "wang-yi"),
        topics=("thaad",),
        place="china",
        first=date(2017, 1, 1),
        last=date(2017, 12, 31),
    )
    [hit] = found(chosen, choices, searcher).hits
    assert hit.meeting.id == "2017-11-22-kang-wang-beijing"


def test_a_country_as_a_place_is_where_it_was_not_who_spoke(
    choices: Choices, searcher: Searcher
) -> None:
    places = {hit.meeting.place for hit in found(Chosen(place="china"), choices, searcher).hits}
    assert places
    assert places <= {"Beijing", "China"}


def test_a_kind_and_quotes_narrow_it_down(choices: Choices, searcher: Searcher) -> None:
    talks = found(Chosen(kind=Kind.TALKS), choices, searcher)
    quoted = found(Chosen(kind=Kind.TALKS, has_quotes=True), choices, searcher)
    assert 0 < quoted.total < talks.total
    assert all(hit.meeting.kind == "talks" and hit.quotes for hit in quoted.hits)
