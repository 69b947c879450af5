"""Words are rewritten by the rules of a table, and the two sides of the ocean spell otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.romanization_systems import (
    INITIALS,
    NOT_IN_SYLLABLES,
    SYLLABLES,
    other_systems,
)
from bot.name_matching.word_variants import spellings
from bot.transliteration.rewrite_rules import RewriteRules

CHAIN = RewriteRules([("a(?=b)", "x"), ("xb", "y"), (r"(c)d|(d)c", r"\1\2")])


@pytest.mark.parametrize(
    ("word", "other"), [("ab", "y"), ("ac", "ac"), ("cdc", "cc"), ("", ""), ("xbab", "yy")]
)
def test_each_rule_rewrites_what_the_last_has_left(word: str, other: str) -> None:
    assert CHAIN.rewrite(word) == other


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
def test_only_an_ending_is_spelled_otherwise(word: str, other: str | None) -> None:
    assert spellings(word) == ((word, other) if other else (word,))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12))
def test_a_word_has_one_other_spelling_at_most(word: str) -> None:
    assert len(spellings(word)) <= 2


@given(st.sampled_from(sorted(NOT_IN_SYLLABLES)), st.text(alphabet="achinstuwy", max_size=4))
def test_letters_that_wade_and_giles_lack_make_a_word_none_of_theirs(
    letter: str, rest: str
) -> None:
    assert not SYLLABLES.fullmatch(letter + rest)
    assert not NOT_IN_SYLLABLES & {*INITIALS}


@pytest.mark.parametrize(
    ("word", "others"),
    [("changho", ("changhe",)), ("jen", ("ren",)), ("merkelova", ("merkel",)), ("kim", ())],
)
def test_a_word_is_written_as_other_systems_do(word: str, others: tuple[str, ...]) -> None:
    assert other_systems(word) == others
