"""The bearer of a name is found more alike than those of similar names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.similarity import name_similarity
from bot.text import fold
from bot.transliteration.readings import transliterate

WORDS = st.lists(st.text(alphabet="abehijklmnorsuwyz", min_size=1, max_size=8), max_size=6)


def similarity(asked: str, known: str) -> float:
    return max((name_similarity(words, fold(known)) for words in transliterate(asked)), default=0.0)


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
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
def test_the_person_meant_is_nearer(asked: str, right: str, wrong: str) -> None:
    assert similarity(asked, right) > similarity(asked, wrong)


def test_the_same_name_is_the_same() -> None:
    assert name_similarity(("wang", "yi"), ("wang", "yi")) == 1.0


@pytest.mark.parametrize(("asked", "known"), [("Qwrtzz Blomp", "Kang Kyung-wha"), ("", "Wang Yi")])
def test_nonsense_is_like_nobody(asked: str, known: str) -> None:
    assert name_similarity(fold(asked), fold(known)) < 0.4


@given(WORDS, WORDS)
def test_any_words_are_between_nothing_and_the_same(asked: list[str], known: list[str]) -> None:
    assert 0.0 <= name_similarity(asked, known) <= 1.0


@given(st.permutations(["kang", "kyung", "wha"]))
def test_the_order_that_was_asked_is_the_nearest(words: list[str]) -> None:
    assert name_similarity(words, words) >= name_similarity(words, ("kang", "kyung", "wha"))
