"""Names that several people share, and words that may mean several things."""

from collections.abc import Callable

import pytest

from bot.search.query.model import TermKind
from bot.search.retrieval.results import SearchResult
from tests.search.builders import meeting, person
from tests.search.conftest import Search

KIMS = [
    person("Kim Jong-un", "Kim"),
    person("Kim Yo-jong", "Kim"),
    person("Kim Gunn", "Kim"),
    person("Sung Kim", "Kim"),
    person("Wang Yi", "Wang"),
    person("Wang Wenbin", "Wang"),
    person("Kang Kyung-wha", "Kang"),
    person("Anthony Albanese", "Albanese"),
    person("Antony Blinken", "Blinken"),
    person("Mohammed bin Salman", "bin Salman"),
    person("Nobody Metme", "Metme"),
]
MEETINGS = [
    meeting(1, ["Kim Jong-un", "Wang Yi"]),
    meeting(2, ["Kim Jong-un", "Kim Yo-jong"]),
    meeting(3, ["Kim Gunn", "Sung Kim"]),
    meeting(4, ["Sung Kim", "Wang Wenbin"]),
    meeting(5, ["Kang Kyung-wha", "Wang Yi"]),
    meeting(6, ["Anthony Albanese", "Antony Blinken"]),
    meeting(7, ["Antony Blinken", "Mohammed bin Salman"]),
]

# Query; the meetings; the people it was taken for
TABLE = [
    ("Kim", "m4 m3 m2 m1", ["Kim Gunn", "Kim Jong-un", "Kim Yo-jong", "Sung Kim"]),
    ("Kim Wang", "m4 m1", ["Kim Jong-un", "Sung Kim", "Wang Wenbin", "Wang Yi"]),
    ("Kim Kim", "m3 m2", ["Kim Gunn", "Kim Jong-un", "Kim Yo-jong", "Sung Kim"]),
    ("Sung Kim", "m4 m3", ["Sung Kim"]),
    ("Sung Kim Kim", "m3", ["Sung Kim", "Kim Gunn"]),
    ("Jong-un Kim", "m2 m1", ["Kim Jong-un"]),
    ("Kim Jong-un Kim Yo-jong", "m2", ["Kim Jong-un", "Kim Yo-jong"]),
    ("Wang", "m5 m4 m1", ["Wang Wenbin", "Wang Yi"]),
    ("Wang Kang", "m5", ["Wang Yi", "Kang Kyung-wha"]),
    ("Anthony Blinken", "m7 m6", ["Antony Blinken"]),
    ("Salman", "m7", ["Mohammed bin Salman"]),
]  # fmt: skip


def candidates_of(result: SearchResult) -> list[str]:
    terms = result.query.of_kind(TermKind.PERSON)
    return list(dict.fromkeys(name for term in terms for name in term.names))


@pytest.mark.parametrize(("query", "ids", "people"), TABLE)
def test_people_who_share_a_name(
    archive: Callable[..., Search], query: str, ids: str, people: list[str]
) -> None:
    result = archive(people=KIMS, meetings=MEETINGS)(query)
    assert [hit.meeting.id for hit in result.hits] == ids.split()
    assert set(candidates_of(result)) == set(people)


def test_the_result_decides_among_the_candidates_of_a_mistyped_name(search: Search) -> None:
    assert candidates_of(search("Kong")) == ["Kang Kyung-wha", "Taro Kono"]
    assert candidates_of(search("Kong Wang")) == ["Kang Kyung-wha", "Wang Yi"]


def test_one_syllable_is_a_name_only_in_its_own_script(search: Search) -> None:
    """金正恩 is read Jin, 安倍晋三 has a jin; who types `Jin` means neither."""
    assert candidates_of(search("Jin")) == ["Park Jin"]
    assert candidates_of(search("un")) == []
    assert candidates_of(search("王")) == ["Wang Yi"]


def test_a_name_finds_all_who_share_it_however_many(archive: Callable[..., Search]) -> None:
    names = [f"Kim A{'abcdefghij'[number // 50 % 10]}{number}" for number in range(500)]
    people = [person(name, "Kim") for name in names]
    ask = archive(people=people, meetings=[meeting(n, [name]) for n, name in enumerate(names)])
    assert ask("Kim").total == 500


FILLERS = [
    ("Theresa May", ["Theresa May"]),
    ("May", ["Theresa May"]),
    ("He Lifeng", ["He Lifeng"]),
    ("what did Lifeng do?", ["He Lifeng"]),
    ("Lee Do Hoon", ["Lee Do-hoon"]),
    ("will Will Smith meet May", ["Will Smith", "Theresa May"]),
    ("did he meet May", ["Theresa May"]),
]


@pytest.mark.parametrize(("query", "people"), FILLERS)
def test_names_that_are_also_common_words(
    archive: Callable[..., Search], query: str, people: list[str]
) -> None:
    names = {"Theresa May": "May", "He Lifeng": "He", "Lee Do-hoon": "Lee", "Will Smith": "Smith"}
    known = [person(name, family) for name, family in names.items()]
    ask = archive(people=known, meetings=[meeting(1, names)])
    assert candidates_of(ask(query)) == people
