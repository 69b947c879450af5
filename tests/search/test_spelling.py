"""British and American spelling, singular and plural."""

import pytest

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
def test_other_words_are_left_alone(word: str) -> None:
    assert stem(word) == word


def test_a_word_is_looked_up_as_either_side_of_the_ocean_writes_it() -> None:
    assert spellings("vigour") == ("vigour", "vigor")
    assert spellings("vigor") == ("vigor", "vigour")
    assert spellings("peace") == ("peace",)
