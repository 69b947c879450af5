"""British and American spelling, singular and plural."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.word_variants import spellings, stem

SAME = [
    ("neighbours", "neighbor"),
    ("labour", "labor"),
    ("denuclearisation", "denuclearization"),
    ("stabilise", "stabilize"),
    ("defence", "defense"),
    ("centre", "center"),
    ("programmes", "program"),
    ("dialogue", "dialog"),
    ("travelling", "traveling"),
    ("agencies", "agency"),
    ("launches", "launch"),
    ("missiles", "missile"),
]
OTHERS = ["crisis", "virus", "congress", "tour", "four", "wise", "conference", "evidence", "here"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", OTHERS)
def test_other_words_are_their_own_stem(word: str) -> None:
    assert stem(word) == word


def test_a_word_is_looked_up_in_british_and_american_spelling() -> None:
    assert spellings("vigour") == ("vigour", "vigor")
    assert spellings("vigor") == ("vigor", "vigour")
    assert spellings("peace") == ("peace",)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("travelled", "traveled"),
        ("traveled", "travelled"),
        ("ourselves", None),
        ("colourable", "colorable"),
        ("organizations", "organisations"),
        ("centres", "centers"),
        ("tiger", None),
        ("flour", "flor"),
    ],
)
def test_only_an_ending_is_spelled_differently(word: str, other: str | None) -> None:
    assert spellings(word) == ((word, other) if other else (word,))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12))
def test_a_word_has_one_other_spelling_at_most(word: str) -> None:
    assert len(spellings(word)) <= 2
