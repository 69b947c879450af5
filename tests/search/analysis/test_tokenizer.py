"""Tokens: their folded words, positions and weights."""

from dataclasses import replace

import pytest

from bot.search.analysis.tokenizer import (
    Tokenizer,
    extract_quoted_phrases,
    find_hyphens,
    find_unspaced_boundaries,
)
from bot.search.tuning import Limits, Weights


@pytest.fixture
def tokenizer() -> Tokenizer:
    return Tokenizer(Weights(), Limits())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kang Kyung-wha's", ["Kang", "Kyung", "wha"]),
        ("O'Malley, Díaz", ["O'Malley", "Díaz"]),
        ("강경화와", ["강경화"] * 3),
        ("「」", []),
    ],
)
def test_a_token_has_the_position_of_its_segment(
    tokenizer: Tokenizer, text: str, words: list[str]
) -> None:
    tokens = tokenizer.tokenize(text).tokens
    assert [text[token.start : token.end] for token in tokens] == words


@pytest.mark.parametrize(
    ("text", "stopwords"),
    [
        ("what did Wang say", ["what", "did", "say"]),
        ("tell us about the US", ["tell", "us", "about", "the"]),
        ("US", []),
        ("meetings of the WHO", ["meetings", "of", "the"]),
        ("WHO MET KANG", ["who", "met"]),
    ],
)
def test_stopwords_are_marked(tokenizer: Tokenizer, text: str, stopwords: list[str]) -> None:
    tokens = tokenizer.tokenize(text).tokens
    assert [token.folded for token in tokens if token.is_stopword] == stopwords


def test_a_name_without_spaces_weighs_as_much_as_two_words(tokenizer: Tokenizer) -> None:
    for text in ("강경화", "王毅", "Kang Wang"):
        assert sum(token.weight for token in tokenizer.tokenize(text).tokens) == 2


def test_segments_in_other_scripts_are_read_as_given(tokenizer: Tokenizer) -> None:
    text = "Kang and 河野太郎"
    assert list(tokenizer.non_latin_segments(text)) == ["河野太郎"]
    tokens = tokenizer.tokenize_transliterated(text, {"河野太郎": ("kono", "taro")}).tokens
    assert [token.folded for token in tokens] == ["kang", "and", "kono", "taro"]
    assert [token.is_transliterated for token in tokens] == [False, False, True, True]


def test_a_text_with_too_many_tokens_is_not_complete() -> None:
    tokenizer = Tokenizer(Weights(), replace(Limits(), max_tokens=3))
    assert tokenizer.tokenize("Kang and Wang and Kono").is_complete
    tokens, is_complete = tokenizer.tokenize("Kang and Wang and Kono and Moon")
    assert [token.folded for token in tokens] == ["kang", "and", "wang", "and", "kono", "and"]
    assert not is_complete


def test_a_token_is_repeated_only_a_few_times(tokenizer: Tokenizer) -> None:
    assert len(tokenizer.tokenize("Kim " * 10).tokens) == Limits().max_token_repeats


def test_boundaries_inside_of_written_words_are_found(tokenizer: Tokenizer) -> None:
    text = "강경화 and Wei-chao"
    tokens = tokenizer.tokenize(text).tokens
    assert [token.folded for token in tokens] == ["gang", "gyeong", "hwa", "and", "wei", "chao"]
    assert find_unspaced_boundaries(tokens) == {1, 2}
    assert find_hyphens(text, tokens) == {5}


def test_quoted_phrases_are_taken_out() -> None:
    assert extract_quoted_phrases('Kang “lasting  peace” "..." and') == (
        "Kang     and",
        ("lasting peace",),
    )
