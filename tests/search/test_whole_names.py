"""Whole names in other spellings: two of them, each in its own way, are the two who met."""

from collections.abc import Callable

import pytest

from bot.index.read import full_name_index, lexicon
from bot.search.query.model import TermKind
from tests.search.builders import meeting, person
from tests.search.conftest import Search

KANG, SATO, YOUSEF, HRUSHCHEV = (
    "Kang Kyung-wha",
    "Toshiko Sato",
    "Yousef al-Masry",
    "Vladislav Khrushchev",
)
PEOPLE = [person(KANG, "Kang"), person(SATO, "Sato"), person(YOUSEF, "al-Masry"),
          person(HRUSHCHEV, "Khrushchev"), person("Guo Shengjian", "Guo"),
          person("Chen Sheng-qiang", "Chen"), person("Yoo Deokhwa", "Yoo"),
          person("Wang Yi", "Wang")]  # fmt: skip
SPELLED = {
    KANG: [
        "Gang Gyeong-hwa",
        "Kang Kyngwha",
        "Kyong Hwa Kang",
        "강경화",
        "康京和",
        "Kang Kyungg-wha",
    ],
    SATO: ["Satou Toshiko", "Tosiko Satoh", "佐藤俊子", "Sato Toshikko", "サトウ・トシコ"],
    YOUSEF: ["Youssef el-Masri", "يوسف المصري", "Yousef al-Masrry"],
    HRUSHCHEV: ["Wladislaw Hrushchew", "Владислав Хрущев", "Vladislav Khrushhev"],
}
PAIRS = [
    (f"{one} {link} {other}", [ones, others])
    for ones, others in ((KANG, SATO), (YOUSEF, KANG), (HRUSHCHEV, SATO))
    for one in SPELLED[ones]
    for other in SPELLED[others]
    for link in ("and", "")
]


@pytest.fixture
def ask(archive: Callable[..., Search]) -> Search:
    pairs = [(KANG, SATO), (YOUSEF, KANG), (HRUSHCHEV, SATO), ("Chen Sheng-qiang", "Yoo Deokhwa"),
             ("Guo Shengjian", KANG), ("Wang Yi", KANG)]  # fmt: skip
    return archive(people=PEOPLE, meetings=[meeting(*each) for each in enumerate(pairs)])


@pytest.mark.parametrize(("asked", "people"), PAIRS)
def test_two_whole_names_in_other_spellings_are_those_who_met(
    ask: Search, asked: str, people: list[str]
) -> None:
    result = ask(asked)
    assert [hit.meeting.people for hit in result.hits] == [tuple(people)]
    assert not result.hits[0].partial
    assert [term.kind for term in result.query.terms] == [TermKind.PERSON] * 2


def test_a_whole_name_is_one_person_rather_than_two_who_have_a_part_of_it_each(
    archive: Callable[..., Search],
) -> None:
    naumov, korolev, naumow = "Denis Naumov", "Denis Korolev", "Matvey Naumow"
    people = [person(naumov, "Naumov"), person(korolev, "Korolev"), person(naumow, "Naumow")]
    ask = archive(people=people, meetings=[meeting(1, [naumov]), meeting(2, [korolev, naumow])])
    assert [hit.meeting.people for hit in ask("Denis Naumow").hits] == [(naumov,)]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Catherine Neumann", "Catherine Newman"),  # the same consonants
        ("Isobel McDonald", "Isabel MacDonald"),
        ("Roman Medwedew", "Roman Medvedev"),  # German letters
        ("Фёдор Порошенко", "Fedor Poroshenko"),  # ё without its dots
        ("Walid al-Kssad", "Walid al-Assad"),  # a long family name may begin wrongly
        ("Yan Jung-lin", "Yang Jung-lin"),  # a letter is missing where a word ends
        ("U Soo-oh", "U Soo-ho"),  # two have changed places in a short word
        ("Min-wha Kang", "Kang Min-wha"),  # no minister at the World Health Assembly
        ("南宮民秀", "Namgung Min-soo"),  # two characters of a Korean family
        ("李军浩", "Li Junhao"),  # characters that Japan does not have
    ],
)
def test_a_whole_name_is_found_by_what_is_left_of_it(
    archive: Callable[..., Search], asked: str, meant: str
) -> None:
    families = {"Fedor": "Poroshenko", "Walid": "al-Assad", "Catherine": "Newman",
                "Isabel": "MacDonald", "Roman": "Medvedev"}  # fmt: skip
    first = meant.split(maxsplit=1)[0]
    people = [person(meant, families.get(first, first)), person("Oh Minsu", "Oh"),
              person("Newman Li", "Li"), person("Min Jung", "Min")]  # fmt: skip
    ask = archive(people=people, meetings=[meeting(1, [meant]), meeting(2, ["Oh Minsu"]),
                                           meeting(3, ["Newman Li", "Min Jung"])])  # fmt: skip
    assert [hit.meeting.people for hit in ask(asked).hits] == [(meant,)]


def test_a_particle_behind_a_name_is_no_part_of_another_name(
    archive: Callable[..., Search],
) -> None:
    people = [*PEOPLE, person("Wang Yihwa", "Wang")]
    ask = archive(people=people, meetings=[meeting(1, ["Wang Yi", KANG]),
                                           meeting(2, ["Wang Yihwa", SATO])])  # fmt: skip
    assert [hit.meeting.id for hit in ask("왕이와 강경화").hits] == ["m1"]


def test_a_large_archive_of_which_nothing_is_read_ahead_finds_the_same(
    archive: Callable[..., Search], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_name_index, "MAX_PRELOADED_KEYS", 0)
    monkeypatch.setattr(lexicon, "MAX_PRELOADED_WORDS", 0)
    pairs = [(KANG, SATO), (YOUSEF, KANG), (HRUSHCHEV, SATO)]
    ask = archive(people=PEOPLE, meetings=[meeting(*each) for each in enumerate(pairs)])
    for asked, people in PAIRS:
        assert [hit.meeting.people for hit in ask(asked).hits] == [tuple(people)]


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        # Said in one breath, a given and a family name sound like a third person's whole name
        ("Sheng-qiang Yoo", ("Chen Sheng-qiang", "Yoo Deokhwa")),
        # One letter from Kyung-wha Kang
        ("Kyung-wha Wang", ("Wang Yi", KANG)),
    ],
)
def test_words_that_name_two_are_not_one_who_is_spelled_otherwise(
    ask: Search, asked: str, people: tuple[str, ...]
) -> None:
    assert [hit.meeting.people for hit in ask(asked).hits] == [people]


def test_a_mistyped_name_is_found_beside_a_year_and_a_place(archive: Callable[..., Search]) -> None:
    place = {"id": "busan", "name": "Busan", "kind": "city"}
    ask = archive(people=PEOPLE, places=[place], meetings=[meeting(1, [SATO], place="busan")])
    result = ask("Tosihko Sato in Busan in 2020")
    assert [hit.meeting.id for hit in result.hits] == ["m1"]
    assert [term.kind for term in result.query.terms] == [
        TermKind.PERSON,
        TermKind.PLACE,
        TermKind.DATE,
    ]


def test_what_else_is_asked_must_still_be_met(ask: Search) -> None:
    assert ask("Tosiko Satoh 2019").total == 0
    assert ask("Tosiko Satoh with Wladislaw Hrushchew and Kyong Hwa Kang").total == 0


def test_what_was_asked_before_changes_no_answer(archive: Callable[..., Search]) -> None:
    """What is left out as a whole name is not taken apart is not forgotten: nor is Moon a topic."""
    parts = {
        "people": [person("Moon Jae-in", "Moon"), *PEOPLE],
        "topics": [{"id": "missions", "name": "Moon missions"}, {"id": "yi", "name": "Wang Yi"}],
        "meetings": [meeting(1, ["Moon Jae-in", KANG]), meeting(2, ["Wang Yi"], topics=["yi"])],
    }
    queries = ["Moon Jae-in", "Moon", "President Moon", "Wang Yi", "Wang", "Yi", "Kang Moon", KANG,
               "Kang", "Kyung-wha", "moon missions", "Jae-in Moon", "Gang Gyeong-hwa"]  # fmt: skip
    alone = [archive(**parts)(query) for query in queries]
    for order in (queries, queries[::-1]):
        ask = archive(**parts)
        together = {query: ask(query) for query in order}
        for query, result in zip(queries, alone, strict=True):
            assert together[query].query.terms == result.query.terms, query
            assert together[query].hits == result.hits, query
    assert [hit.meeting.id for hit in together["Moon"].hits] == ["m1"]
