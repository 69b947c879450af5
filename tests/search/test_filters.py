"""What was chosen from lists, as a query and as mistakes."""

from datetime import date

import pytest

from bot.index.read.autocomplete import Autocomplete
from bot.index.read.index import Index
from bot.records.model import MeetingKind
from bot.search.query.form import BACKWARDS, GONE, NOTHING, FormSelection, build_query, validate
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.searcher import Searcher


@pytest.fixture(scope="module")
def choices(index: Index) -> Autocomplete:
    return Autocomplete(index)


def found(chosen: FormSelection, choices: Autocomplete, searcher: Searcher) -> SearchResult:
    assert not validate(chosen, choices.find)
    return searcher.search(searcher.retrieve(build_query(chosen, choices.find)), PageRange(100))


@pytest.mark.parametrize(
    ("chosen", "mistakes"),
    [
        (FormSelection(), {"people": NOTHING}),
        (FormSelection(people=("wang-yi", "gone")), {"people": GONE}),
        (FormSelection(topics=("gone",), place="gone"), {"topics": GONE, "place": GONE}),
        (FormSelection(first=date(2020, 1, 2), last=date(2020, 1, 1)), {"last": BACKWARDS}),
        (FormSelection(first=date(2020, 1, 1), last=date(2020, 1, 1)), {}),
        (FormSelection(has_quotes=True), {}),
    ],
)
def test_each_mistake_is_told_with_its_field(
    choices: Autocomplete, chosen: FormSelection, mistakes: dict[str, str]
) -> None:
    assert validate(chosen, choices.find) == mistakes


def test_all_that_was_chosen_must_be_met(choices: Autocomplete, searcher: Searcher) -> None:
    chosen = FormSelection(
        people=("kang-kyung-wha", "wang-yi"),
        topics=("thaad",),
        place="china",
        first=date(2017, 1, 1),
        last=date(2017, 12, 31),
    )
    [hit] = found(chosen, choices, searcher).hits
    assert hit.meeting.id == "2017-11-22-kang-wang-beijing"


def test_a_country_as_a_place_is_where_it_was_not_who_spoke(
    choices: Autocomplete, searcher: Searcher
) -> None:
    places = {
        hit.meeting.place for hit in found(FormSelection(place="china"), choices, searcher).hits
    }
    assert places
    assert places <= {"Beijing", "China"}


def test_a_kind_and_quotes_narrow_it_down(choices: Autocomplete, searcher: Searcher) -> None:
    talks = found(FormSelection(kind=MeetingKind.TALKS), choices, searcher)
    quoted = found(FormSelection(kind=MeetingKind.TALKS, has_quotes=True), choices, searcher)
    assert 0 < quoted.total < talks.total
    assert all(hit.meeting.kind == "talks" and hit.quotes for hit in quoted.hits)
