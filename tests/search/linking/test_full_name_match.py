"""Full names in other spellings and scripts, and with typing errors."""

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
SPELLINGS = {
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
    for one in SPELLINGS[ones]
    for other in SPELLINGS[others]
    for link in ("and", "")
]


@pytest.fixture
def ask(archive: Callable[..., Search]) -> Search:
    pairs = [(KANG, SATO), (YOUSEF, KANG), (HRUSHCHEV, SATO), ("Chen Sheng-qiang", "Yoo Deokhwa"),
             ("Guo Shengjian", KANG), ("Wang Yi", KANG)]  # fmt: skip
    return archive(people=PEOPLE, meetings=[meeting(*each) for each in enumerate(pairs)])


@pytest.mark.parametrize(("query", "people"), PAIRS)
def test_two_misspelled_full_names_find_the_meeting_of_the_two(
    ask: Search, query: str, people: list[str]
) -> None:
    result = ask(query)
    assert [hit.meeting.people for hit in result.hits] == [tuple(people)]
    assert not result.hits[0].partial
    assert [term.kind for term in result.query.terms] == [TermKind.PERSON] * 2


def test_a_misspelled_full_name_is_one_person_rather_than_two_people_with_parts_of_it(
    archive: Callable[..., Search],
) -> None:
    naumov, korolev, naumow = "Denis Naumov", "Denis Korolev", "Matvey Naumow"
    people = [person(naumov, "Naumov"), person(korolev, "Korolev"), person(naumow, "Naumow")]
    ask = archive(people=people, meetings=[meeting(1, [naumov]), meeting(2, [korolev, naumow])])
    assert [hit.meeting.people for hit in ask("Denis Naumow").hits] == [(naumov,)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Catherine Neumann", "Catherine Newman"),  # the same consonants
        ("Isobel McDonald", "Isabel MacDonald"),
        ("Roman Medwedew", "Roman Medvedev"),  # German letters
        ("Фёдор Порошенко", "Fedor Poroshenko"),  # ё without its dots
        ("Walid al-Kssad", "Walid al-Assad"),  # another first letter of a long family name
        ("Yan Jung-lin", "Yang Jung-lin"),  # a letter is missing at the end of a word
        ("U Soo-oh", "U Soo-ho"),  # two letters of a short word are swapped
        ("Min-wha Kang", "Kang Min-wha"),  # no minister at the World Health Assembly
        ("南宮民秀", "Namgung Min-soo"),  # a Korean family name of two characters
        ("李军浩", "Li Junhao"),  # characters that are not used in Japan
    ],
)
def test_a_misspelled_full_name_is_found(
    archive: Callable[..., Search], query: str, name: str
) -> None:
    families = {"Fedor": "Poroshenko", "Walid": "al-Assad", "Catherine": "Newman",
                "Isabel": "MacDonald", "Roman": "Medvedev"}  # fmt: skip
    first = name.split(maxsplit=1)[0]
    people = [person(name, families.get(first, first)), person("Oh Minsu", "Oh"),
              person("Newman Li", "Li"), person("Min Jung", "Min")]  # fmt: skip
    ask = archive(people=people, meetings=[meeting(1, [name]), meeting(2, ["Oh Minsu"]),
                                           meeting(3, ["Newman Li", "Min Jung"])])  # fmt: skip
    assert [hit.meeting.people for hit in ask(query).hits] == [(name,)]


def test_a_particle_after_a_name_is_no_part_of_the_name(
    archive: Callable[..., Search],
) -> None:
    people = [*PEOPLE, person("Wang Yihwa", "Wang")]
    ask = archive(people=people, meetings=[meeting(1, ["Wang Yi", KANG]),
                                           meeting(2, ["Wang Yihwa", SATO])])  # fmt: skip
    assert [hit.meeting.id for hit in ask("왕이와 강경화").hits] == ["m1"]


def test_an_archive_too_large_to_be_read_ahead_gives_the_same_results(
    archive: Callable[..., Search], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_name_index, "MAX_PRELOADED_KEYS", 0)
    monkeypatch.setattr(lexicon, "MAX_PRELOADED_WORDS", 0)
    pairs = [(KANG, SATO), (YOUSEF, KANG), (HRUSHCHEV, SATO)]
    ask = archive(people=PEOPLE, meetings=[meeting(*each) for each in enumerate(pairs)])
    for query, people in PAIRS:
        assert [hit.meeting.people for hit in ask(query).hits] == [tuple(people)]


@pytest.mark.parametrize(
    ("query", "people"),
    [
        # As one word it sounds like the full name of a third person
        ("Sheng-qiang Yoo", ("Chen Sheng-qiang", "Yoo Deokhwa")),
        # It differs by one letter from Kyung-wha Kang
        ("Kyung-wha Wang", ("Wang Yi", KANG)),
    ],
)
def test_names_of_two_people_are_not_one_misspelled_full_name(
    ask: Search, query: str, people: tuple[str, ...]
) -> None:
    assert [hit.meeting.people for hit in ask(query).hits] == [people]


def test_a_mistyped_name_is_found_together_with_a_year_and_a_place(
    archive: Callable[..., Search],
) -> None:
    place = {"id": "busan", "name": "Busan", "kind": "city"}
    ask = archive(people=PEOPLE, places=[place], meetings=[meeting(1, [SATO], place="busan")])
    result = ask("Tosihko Sato in Busan in 2020")
    assert [hit.meeting.id for hit in result.hits] == ["m1"]
    assert [term.kind for term in result.query.terms] == [
        TermKind.PERSON,
        TermKind.PLACE,
        TermKind.DATE,
    ]


def test_all_other_terms_must_be_satisfied(ask: Search) -> None:
    assert ask("Tosiko Satoh 2019").total == 0
    assert ask("Tosiko Satoh with Wladislaw Hrushchew and Kyong Hwa Kang").total == 0


def test_results_do_not_depend_on_earlier_queries(archive: Callable[..., Search]) -> None:
    """Cached candidates of a span are the same in all queries."""
    parts = {
        "people": [person("Moon Jae-in", "Moon"), *PEOPLE],
        "topics": [{"id": "missions", "name": "Moon missions"}, {"id": "yi", "name": "Wang Yi"}],
        "meetings": [meeting(1, ["Moon Jae-in", KANG]), meeting(2, ["Wang Yi"], topics=["yi"])],
    }
    queries = ["Moon Jae-in", "Moon", "President Moon", "Wang Yi", "Wang", "Yi", "Kang Moon", KANG,
               "Kang", "Kyung-wha", "moon missions", "Jae-in Moon", "Gang Gyeong-hwa"]  # fmt: skip
    expected = [archive(**parts)(query) for query in queries]
    for order in (queries, queries[::-1]):
        ask = archive(**parts)
        results = {query: ask(query) for query in order}
        for query, result in zip(queries, expected, strict=True):
            assert results[query].query.terms == result.query.terms, query
            assert results[query].hits == result.hits, query
    assert [hit.meeting.id for hit in results["Moon"].hits] == ["m1"]
