"""The name of the person who is meant is more similar than other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.similarity import NameSimilarity
from bot.text import fold
from bot.transliteration.readings import transliterate

SIMILARITY = NameSimilarity()
WORDS = st.lists(st.text(alphabet="abehijklmnorsuwyz", min_size=1, max_size=8), max_size=6)


def similarity(query: str, known: str) -> float:
    name = fold(known)
    return max((SIMILARITY.of_names(words, name) for words in transliterate(query)), default=0.0)


@pytest.mark.parametrize(
    ("query", "right", "wrong"),
    [
        ("kang kyung hwa", "Kang Kyung-wha", "Kang Hwa-kyung"),
        ("Gang Gyeonghwa", "Kang Kyung-wha", "Kang Ki-hwan"),
        ("kangkyungwha", "Kang Kyung-wha", "Kang Kyung-sik"),
        ("Kyung-wha Kang", "Kang Kyung-wha", "Kang Kyung-hoon"),
        ("i jae yeong", "Lee Jae-young", "Choe Yong-il"),
        ("jeong su seong", "Jung Soo-sung", "Song Jong-su"),
        ("Wang I", "Wang Yi", "Wang Qishan"),
        ("Hsi Chin-p'ing", "Xi Jinping", "Shi Jinpeng"),
        ("Kouno Tarou", "Taro Kono", "Taro Aso"),
        ("Sergei Lawrow", "Sergey Lavrov", "Sergei Ivanov"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky", "Volodymyr Groysman"),
        ("Mohamed Morsy", "Muhammad Mursi", "Mohamed Salmawy"),
        ("Bob Brown", "Robert Brown", "Bud Brown"),
        ("Ed Markey", "Edward J. Markey", "Edward Mackay"),
        ("J. Biden", "Joe Biden", "Hunter Biden"),
        ("Merkel", "Angela Merkel", "Angela Markell"),
        ("Antonio Hernando Vera", "Antonio Hernando", "Rafael Antonio Hernando"),
        ("강경화", "Kang Kyung-wha", "Kang Ki-hwa"),
        ("河野太郎", "Taro Kono", "Taro Aso"),
        ("特朗普", "Donald Trump", "Donald Tusk"),
        ("محمد جواد ظريف", "Mohammad Javad Zarif", "Mohammad Jawad Larijani"),
        ("בנימין נתניהו", "Benjamin Netanyahu", "Benjamin Ben-Eliezer"),
        ("クリス・スミス", "Chris Smith", "Chris Simons"),
    ],
)
def test_the_name_of_the_person_meant_is_more_similar(query: str, right: str, wrong: str) -> None:
    assert similarity(query, right) > similarity(query, wrong)


def test_equal_names_have_similarity_one() -> None:
    assert SIMILARITY.of_names(("wang", "yi"), ("wang", "yi")) == 1.0


@pytest.mark.parametrize(("query", "known"), [("Qwrtzz Blomp", "Kang Kyung-wha"), ("", "Wang Yi")])
def test_nonsense_is_similar_to_no_name(query: str, known: str) -> None:
    assert SIMILARITY.of_names(fold(query), fold(known)) < 0.4


@given(WORDS, WORDS)
def test_similarity_is_between_zero_and_one(query: list[str], known: list[str]) -> None:
    assert 0.0 <= SIMILARITY.of_names(query, known) <= 1.0


@given(st.permutations(["kang", "kyung", "wha"]))
def test_the_same_order_is_the_most_similar(words: list[str]) -> None:
    assert SIMILARITY.of_names(words, words) >= SIMILARITY.of_names(words, ("kang", "kyung", "wha"))
