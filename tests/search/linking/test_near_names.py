"""A name that is only near somebody's is not answered with that person's meetings."""

from datetime import date
from pathlib import Path

import pytest

from bot.search.query.model import TermKind
from bot.search.searcher import Searcher
from tests.search.builders import found_by, meeting, person, searcher_of

TODAY = date(2026, 11, 28)
PEOPLE = (
    person("Han Jong-un", "Han"),
    person("Sandra Harwood", "Harwood"),
    person("Isabel de Saint Milo", "de Saint Milo"),
    person("Colin Barker", "Barker"),
)
PLACES = (
    {"id": "sudan", "name": "Sudan", "kind": "country"},
    {"id": "apulia", "name": "Apulia", "kind": "region"},
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("near")
    meetings = [meeting(at, [each["name"]], place="sudan") for at, each in enumerate(PEOPLE)]
    meetings.append(meeting(9, ["Sandra Harwood"], place="apulia"))
    return searcher_of(folder, people=[*PEOPLE], places=[*PLACES], meetings=meetings)


@pytest.mark.parametrize(
    "question",
    ["Han Yo-jong", "Han Jong-nam", "Susan Harwood", "Colin Firth", "MIOL", "Ebola", "Susan"],
)
def test_nothing_has_all_of_it(searcher: Searcher, question: str) -> None:
    result = found_by(searcher, question, TODAY)
    assert result.total == 0
    assert result.query.of_kind(TermKind.UNKNOWN) or result.query.of_kind(TermKind.TEXT)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Han Jong-eun", "Han Jong-un"),
        ("Sandra Hrawood", "Sandra Harwood"),
        ("Saint Milo", "Isabel de Saint Milo"),
        ("Sandra Harwood in Apulai", "Sandra Harwood"),
    ],
)
def test_another_spelling_is_the_same_name(searcher: Searcher, question: str, name: str) -> None:
    result = found_by(searcher, question, TODAY)
    assert result.total > 0
    assert result.query.terms[0].names == (name,)


@pytest.mark.parametrize(
    "question", ["Sandra Marlene Harwood", "Sandra Marlene Harwood in Sudan", "Сандра Харвуд"]
)
def test_adjacent_terms_are_one_name_where_it_is_the_same(
    searcher: Searcher, question: str
) -> None:
    result = found_by(searcher, question, TODAY)
    assert result.total > 0
    assert result.query.terms[0].names == ("Sandra Harwood",)


@pytest.mark.parametrize("question", ["Colin Barker Sandra Harwood", "Sandra Harwood Norton"])
def test_names_beside_a_whole_name_are_not_passed_over(searcher: Searcher, question: str) -> None:
    assert found_by(searcher, question, TODAY).total == 0
