"""Which meetings are found, their order and scores, and partial matches."""

from collections.abc import Callable

import pytest

from tests.search.builders import meeting, person
from tests.search.conftest import Search

SEOUL = "2020-11-26-kang-wang-seoul"
NEW_YORK = "2018-09-26-kang-wang-new-york"
BEIJING = "2017-11-22-kang-wang-beijing"

FOUND = [
    ("Kang Wang", [SEOUL, NEW_YORK, BEIJING]),
    ("Kang Wang 2018", [NEW_YORK]),
    ("Kang Wang Beijing", [BEIJING]),
    ("Kang Wang THAAD", [SEOUL, BEIJING]),
    ("Kang and Wang since 2018", [SEOUL, NEW_YORK]),
    ("Kang with China in New York", [NEW_YORK]),
    ("Trump Kim summit", ["2019-hanoi-summit", "2020-trump-kim-summit"]),
    ("“extensive, in-depth”", ["2020-11-26-choi-briefing"]),
    ("Kang Kono", ["2018-09-26-kang-kono-new-york"]),
]


@pytest.mark.parametrize(("query", "ids"), FOUND)
def test_full_matches_in_order(search: Search, query: str, ids: list[str]) -> None:
    result = search(query)
    assert [hit.meeting.id for hit in result.hits] == ids
    assert result.total == len(ids)
    assert not any(hit.partial for hit in result.hits)


# Nothing has all of it; how many come nearest, and what each of them may lack
PARTIAL = [
    ("Kang Macron", 6, {"Macron"}),
    ("Kang Biden", 6, {"Biden"}),  # he is mentioned, but did not take part
    ("Kang Trump", 8, {"Kang", "Trump"}),
    ("Kang Wang in 2021", 3, {"in 2021"}),
    ("Kim Kim", 3, {"Kim"}),
    ("Wang Wang", 12, {"Wang"}),
    ('Kang "no such words"', 6, {"no such words"}),
    ("Kang Wang phone call", 3, {"phone call"}),
]


@pytest.mark.parametrize(("query", "count", "lacking"), PARTIAL)
def test_partial_matches_tell_what_is_missing(
    search: Search, query: str, count: int, lacking: set[str]
) -> None:
    result = search(query)
    assert result.total == 0
    assert result.partial_total == count == len(result.hits)
    assert all(hit.missing and lacking.issuperset(hit.missing) for hit in result.hits)


NOTHING = ["Macron", "asdfgh talks in 2018", "zxcv summit", "qwer in May", "NOT", "phone call",
           "Сергей Лавров", "eins zwei drei", "bonjour monsieur", "red green blue"]  # fmt: skip


@pytest.mark.parametrize("query", NOTHING)
def test_nonsense_has_no_partial_matches_either(search: Search, query: str) -> None:
    assert search(query).hits == ()


@pytest.mark.parametrize("query", ["what did she say?", "when did they last meet?", "thank you"])
def test_function_words_are_no_mistyped_names(archive: Callable[..., Search], query: str) -> None:
    people = [("King Fahd", "Fahd"), ("Samuel Doe", "Doe"), ("Yoo Chong-ha", "Yoo")]
    search = archive(
        people=[person(*each) for each in people],
        meetings=[meeting(1, [name for name, _ in people])],
    )
    assert search(query).query.terms == ()


@pytest.mark.parametrize("query", ["Соловьёв", "asdf"])
def test_a_few_equal_sounds_do_not_make_a_match(archive: Callable[..., Search], query: str) -> None:
    people = [("Augusto Santos Silva", "Silva"), ("Asif Zardari", "Zardari")]
    search = archive(
        people=[person(*each) for each in people],
        meetings=[meeting(1, [name for name, _ in people])],
    )
    assert search(query).hits == ()
    assert search("Silva").total == 1


def test_equal_consonants_do_not_make_a_full_match(search: Search) -> None:
    assert search("Park Geun-hye").total == 0


SCORES = [
    ("Kang Kyung-wha", "Kang"),
    ("Kang", "Kyung-wha"),
    ("Kang", "Knag"),
    ("Kang Kyung-wha", "Kang Kyeonghwa"),
    ("Kang Kyeonghwa", "Kyeonghwa"),
    ("THAAD", "THADD"),
    ("Kang THAAD", "Knag THAAD"),
]


@pytest.mark.parametrize(("better", "worse"), SCORES)
def test_scores_fall_with_what_is_missing(search: Search, better: str, worse: str) -> None:
    high, low = search(better).hits[0].score, search(worse).hits[0].score
    assert 1 >= high > low > 0


def test_each_term_tells_what_it_matched(search: Search) -> None:
    hit = search("Knag missile shield in Beijing 2017").hits[0]
    assert [(each.words, each.kind, each.name) for each in hit.matches] == [
        ("Knag", "person", "Kang Kyung-wha"),
        ("missile shield", "topic", "THAAD"),
        ("in Beijing", "place", "Beijing"),
        ("2017", "date", "2017-11-22"),
    ]


def test_meetings_not_known_to_have_been_held_are_counted(search: Search) -> None:
    assert search("Trump Kim summit").not_held == 1
    assert search("Kang Wang").not_held == 0
