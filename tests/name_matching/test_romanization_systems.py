"""Words are rewritten from one romanization system to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.romanization_systems import (
    INITIALS,
    NOT_IN_SYLLABLES,
    SYLLABLES,
    other_systems,
)


@given(st.sampled_from(sorted(NOT_IN_SYLLABLES)), st.text(alphabet="achinstuwy", max_size=4))
def test_a_word_with_a_letter_that_wade_giles_lacks_is_not_wade_giles(
    letter: str, rest: str
) -> None:
    assert not SYLLABLES.fullmatch(letter + rest)
    assert not NOT_IN_SYLLABLES & {*INITIALS}


@pytest.mark.parametrize(
    ("word", "others"),
    [("changho", ("changhe",)), ("jen", ("ren",)), ("merkelova", ("merkel",)), ("kim", ())],
)
def test_a_word_is_rewritten_in_other_systems(word: str, others: tuple[str, ...]) -> None:
    assert other_systems(word) == others
