"""Folding text for look-ups, and cleaning it for display."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import clean, fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kang Kyung-wha", "kang kyung wha"),
        ("KANG  kyung–wha", "kang kyung wha"),
        ("강경화", "gang gyeong hwa"),
        ("왕이", "wang i"),
        ("王毅", "wang yi"),
        ("習近平", "xi jin ping"),
        ("上川陽子", "shang chuan yang zi"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Tarō Kōno", "taro kono"),
        ("Việt Nam", "viet nam"),
        ("Владимир Путин", "vladimir putin"),
        ("U.S.", "u s"),
        ("ＴＨＡＡＤ", "thaad"),
        ("9·19 합의", "9 19 hab ui"),
        ("G20", "g20"),
        ("😀", ""),
        ("😀 Moon", "moon"),
        ("…!?", ""),
        ("", ""),
    ],
)
def test_words_fold_to_plain_latin(text: str, words: str) -> None:
    assert " ".join(fold(text)) == words


@given(st.text())
def test_folding_any_text_gives_plain_words_that_stay_as_they_are(text: str) -> None:
    words = fold(text)
    assert all(re.fullmatch(r"[a-z0-9]+", word) for word in words)
    assert fold(" ".join(words)) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("abc\u202edef", "abc def"),
        ("zero\u200bwidth", "zero width"),
        ("\ufeffmark", "mark"),
        ("café 강경화 😀", "café 강경화 😀"),
    ],
)
def test_control_and_direction_marks_are_removed(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_cleaning_any_text_gives_one_line_that_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert len(once.splitlines()) <= 1
    assert clean(once) == once
