"""Periods named by a person, a known event, an event of the archive or a journey."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answer.text.notes import notes_on
from bot.search.query.model import TermKind
from bot.search.retrieval.results import SearchResult
from bot.search.searcher import Searcher
from tests.search.builders import found_by, meeting, person, searcher_of
from tests.search.conftest import TODAY

PLACES = [
    {"id": "usa", "name": "United States", "kind": "country"},
    {"id": "italy", "name": "Italy", "kind": "country"},
    {"id": "kenya", "name": "Kenya", "kind": "country"},
    {"id": "turin", "name": "Turin", "kind": "city", "within": "italy"},
]


def official(name: str, *offices: tuple[str, str], country: str = "italy") -> Any:
    held = [{"title": title, "held": when} for title, when in offices]
    return {**person(name, name.rsplit(maxsplit=1)[-1]), "country": country, "offices": held}


def on(number: int, day: str, people: list[str], **rest: Any) -> dict[str, Any]:
    return meeting(number, people, date={"edtf": day, "basis": "stated"}, **rest)


PEOPLE = [
    official("Ada Rossi", ("Foreign Minister", "2001-03-10/2006-09-04")),
    official("Ugo Conti", ("President", "2002-01-01/2004-12-31")),
    official("Bill Clinton", country="usa"),
    official("Joe Biden", country="usa"),
    official("Gerald Ford", country="usa"),
]
MEETINGS = [
    on(1, "1975-05-01", ["Gerald Ford", "Ada Rossi"]),
    on(2, "1994-05-01", ["Bill Clinton"], place="italy"),
    on(3, "1994-05-02", ["Bill Clinton"], place="turin"),
    on(4, "1999-02-01", ["Bill Clinton", "Ada Rossi"], place="usa"),
    on(5, "2000-12-01", ["Bill Clinton"], place="kenya"),
    on(6, "2001-06-01", ["Ada Rossi"], place="usa"),
    on(7, "2002-06-01", ["Ada Rossi"], kind="summit", place="turin"),
    on(8, "2003-06-01", ["Ada Rossi"]),
    on(9, "2005-06-01", ["Ada Rossi"]),
    on(11, "2004-02-01", ["Ugo Conti"], kind="summit", place="kenya"),
    on(12, "2005-02-01", ["Bill Clinton"], kind="summit", place="kenya"),
    on(10, "2021-06-01", ["Ada Rossi", "Joe Biden"]),
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    folder: Path = tmp_path_factory.mktemp("periods")
    made = searcher_of(folder, people=PEOPLE, places=PLACES, meetings=MEETINGS)
    yield made
    made.index.close()


@pytest.fixture
def search(searcher: Searcher) -> Callable[[str], SearchResult]:
    return lambda text: found_by(searcher, text, TODAY, 100)


QUESTIONS = [
    # By who was in office, whether or not the index knows it
    ("Rossi under Ford", ["m1"], "1974-08-09/1977-01-20"),
    ("Rossi under President Biden", ["m10"], "2021-01-20/2025-01-20"),
    ("Rossi under Conti", ["m7", "m8"], "2002-01-01/2004-12-31"),
    ("Rossi under Clinton or Conti", ["m4", "m7", "m8"], None),
    ("Rossi not under Conti", ["m1", "m10", "m4", "m6", "m9"], None),
    ("Rossi during the Clinton administration", ["m4"], "1993-01-20/2001-01-20"),
    ("Rossi in Clinton's second term", ["m4"], "1997-01-20/2001-01-20"),
    ("Clinton in his first term", ["m2", "m3"], "1993-01-20/1997-01-20"),
    ("Clinton's second term", ["m4", "m5"], "1997-01-20/2001-01-20"),
    ("Clinton in the last month of his presidency", [], "2000-12-20/2001-01-20"),
    ("Rossi's first year as foreign minister", ["m6"], "2001-03-10/2002-03-09"),
    ("Rossi in the last year of her term", [], "2005-09-04/2006-09-04"),
    ("Rossi when Conti was president", ["m7", "m8"], "2002-01-01/2004-12-31"),
    ("Rossi before Conti took office", ["m1", "m4", "m6"], "../2001-12-31"),
    ("Conti-era summit", ["m11", "m7"], "2002-01-01/2004-12-31"),
    # By known events
    ("Rossi before 9/11", ["m1", "m4", "m6"], "../2001-09-10"),
    ("post-9/11 Rossi", ["m10", "m7", "m8", "m9"], "2001-09-12/.."),
    ("Rossi two years after 9/11", ["m7", "m8"], "2001-09-12/2003-09-12"),
    ("Rossi during the pandemic", ["m10"], "2020-01-30/2023-05-05"),
    ("Rossi vor dem Mauerfall", ["m1"], "../1989-11-08"),
    ("Rossi between 9/11 and the Iraq war", ["m7"], "2001-09-11/2003-03-20"),
    ("Rossi since the Cold War", ["m10", "m4", "m6", "m7", "m8", "m9"], "1991-12-26/.."),
    ("on the eve of the Iraq war", [], "2003-02-18/2003-03-19"),
    # By events of the archive
    ("Rossi since the summit in Turin", ["m10", "m7", "m8", "m9"], "2002-06-01/.."),
    ("Rossi after the Turin summit", ["m10", "m8", "m9"], "2002-06-02/.."),
    ("Conti until the summit in Kenya", ["m11"], "../2004-02-01"),
    # By journeys
    ("Clinton's first foreign trip", ["m2", "m3"], "1994-05-01/1994-05-02"),
    ("Clinton's last trip abroad", ["m5"], "2000-12-01"),
]


@pytest.mark.parametrize(("question", "ids", "edtf"), QUESTIONS)
def test_a_period_dates_the_meetings(
    search: Callable[[str], SearchResult], question: str, ids: list[str], edtf: str | None
) -> None:
    result = search(question)
    found = sorted(hit.meeting.id for hit in result.hits if not hit.partial)
    assert found == ids
    (term,) = [
        term for term in (*result.query.terms, *result.query.excluded) if term.kind is TermKind.DATE
    ]
    assert term.when
    assert edtf in {term.when.edtf, None}
    # The answer says which period was taken
    assert any(f"“{term.surface}” to refer to " in note for note in notes_on(result))


@pytest.mark.parametrize("question", ["under the table", "Rossi under Ghiaccio", "undersecretary"])
def test_other_words_after_under_are_no_period(
    search: Callable[[str], SearchResult], question: str
) -> None:
    assert not search(question).query.of_kind(TermKind.DATE)


def test_a_name_of_a_place_is_a_period_only_after_a_word_of_time(
    search: Callable[[str], SearchResult],
) -> None:
    assert not search("Rossi in Potsdam").query.of_kind(TermKind.DATE)
    (term,) = search("Rossi since Potsdam").query.of_kind(TermKind.DATE)
    assert term.when
    assert term.when.edtf == "1945-07-17/.."


def test_of_several_people_of_the_name_those_count_who_were_in_office_together(
    search: Callable[[str], SearchResult],
) -> None:
    (term,) = search("Rossi under Bush").query.of_kind(TermKind.DATE)
    assert term.when
    assert term.when.edtf == "2001-01-20/2009-01-20"
