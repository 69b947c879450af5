"""Queries and mistakes of the search form."""

from datetime import date

import pytest

from bot.index.read.autocomplete import Autocomplete
from bot.index.read.index import Index
from bot.records.model import MeetingKind
from bot.search.query.form import (
    EMPTY,
    GONE,
    LAST_BEFORE_FIRST,
    FormSelection,
    build_query,
    validate,
)
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.searcher import Searcher


@pytest.fixture(scope="module")
def choices(index: Index) -> Autocomplete:
    return Autocomplete(index)


def found(selection: FormSelection, choices: Autocomplete, searcher: Searcher) -> SearchResult:
    assert not validate(selection, choices.find)
    return searcher.search(searcher.retrieve(build_query(selection, choices.find)), PageRange(100))


@pytest.mark.parametrize(
    ("selection", "mistakes"),
    [
        (FormSelection(), {"people": EMPTY}),
        (FormSelection(people=("wang-yi", "gone")), {"people": GONE}),
        (FormSelection(topics=("gone",), place="gone"), {"topics": GONE, "place": GONE}),
        (FormSelection(first=date(2020, 1, 2), last=date(2020, 1, 1)), {"last": LAST_BEFORE_FIRST}),
        (FormSelection(first=date(2020, 1, 1), last=date(2020, 1, 1)), {}),
        (FormSelection(has_quotes=True), {}),
    ],
)
def test_each_mistake_is_reported_for_its_field(
    choices: Autocomplete, selection: FormSelection, mistakes: dict[str, str]
) -> None:
    assert validate(selection, choices.find) == mistakes


def test_meetings_match_all_of_the_selection(choices: Autocomplete, searcher: Searcher) -> None:
    selection = FormSelection(
        people=("kang-kyung-wha", "wang-yi"),
        topics=("thaad",),
        place="china",
        first=date(2017, 1, 1),
        last=date(2017, 12, 31),
    )
    [hit] = found(selection, choices, searcher).hits
    assert hit.meeting.id == "2017-11-22-kang-wang-beijing"


def test_a_country_is_a_location_not_a_delegation(
    choices: Autocomplete, searcher: Searcher
) -> None:
    places = {
        hit.meeting.place for hit in found(FormSelection(place="china"), choices, searcher).hits
    }
    assert places
    assert places <= {"Beijing", "China"}


def test_kind_and_quotes_narrow_the_result(choices: Autocomplete, searcher: Searcher) -> None:
    talks = found(FormSelection(kind=MeetingKind.TALKS), choices, searcher)
    quoted = found(FormSelection(kind=MeetingKind.TALKS, has_quotes=True), choices, searcher)
    assert 0 < quoted.total < talks.total
    assert all(hit.meeting.kind == "talks" and hit.quotes for hit in quoted.hits)
