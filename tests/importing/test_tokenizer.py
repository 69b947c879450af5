"""Remarks are split into tokens."""

import pytest

from bot.importing.tokenizer import span_of, tokenize_remarks


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Met with U.S.-EU leaders.", "Met|with|U.S.-EU|leaders|."),
        ("Met with Gen. George C. Marshall.", "Met|with|Gen.|George|C.|Marshall|."),
        ("Met with Hun Sen. Attended a summit.", "Met|with|Hun|Sen|.|Attended|a|summit|."),
        ("PresidentObama", "President|Obama"),
        ("al –Khalifa", "al –Khalifa"),
        ("Kyung-wha’s", "Kyung-wha’s"),
        ("Dato’ Sri Najib", "Dato’|Sri|Najib"),
        ("Jr.", "Jr|."),
        ("", ""),
    ],
)
def test_abbreviations_initials_and_hyphenated_names_are_one_token(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in tokenize_remarks(text)) == tokens


def test_a_token_has_its_position() -> None:
    text = "Met with President Diaz."
    tokens = tokenize_remarks(text)
    assert span_of(tokens, 2, 4).of(text) == "President Diaz"
    assert [token.is_word for token in tokens] == [True, True, True, True, False]
