"""Find the words of a question that are ordinary, rather than names that the archive lacks."""

import re
from collections.abc import Sequence

from bot.index.ordinary_words import OrdinaryWords
from bot.search.analysis.stopwords import qualifiers
from bot.search.analysis.tokenizer import Token, find_hyphens

LABEL = re.compile(r"\s*:")  # behind `BREAKING`
CURRENCY_SIGNS = "$€£¥₩"


def find_ordinary_words(text: str, tokens: Sequence[Token], words: OrdinaryWords) -> frozenset[int]:
    """Return the positions of tokens that are ordinary words.

    A capital letter inside a sentence is that of a name. It tells nothing at the beginning, in a
    text without small letters or without capital letters, and in a headline in title case. There a
    word counts only if it is no frequent name in any language.
    """
    typed = [text[token.start : token.end] for token in tokens]
    has_case = _has_case(typed, tokens)
    hyphens = find_hyphens(text, tokens)
    return frozenset(
        at
        for at, (word, token) in enumerate(zip(typed, tokens, strict=True))
        # `Kim Yo-jong`: a part of a name that is written with a hyphen
        if hyphens.isdisjoint((at, at + 1))
        and token.folded not in qualifiers()
        and _is_ordinary(at, word, text, token, typed, words, has_case=has_case)
    )


def _is_ordinary(
    at: int,
    word: str,
    text: str,
    token: Token,
    typed: list[str],
    words: OrdinaryWords,
    *,
    has_case: bool,
) -> bool:
    if word.isdigit():
        return text[: token.start][-1:] in CURRENCY_SIGNS
    if not has_case or word == word.lower():
        return words.has(word, has_case=has_case and word.lower() != word.upper())
    if word.isupper() and len(word) > 1:
        return bool(LABEL.match(text, token.end)) and words.has(word, has_case=True)
    # The first word of a sentence, unless it is written beside a name
    is_before_name = any(each[:1].isupper() for each in typed[at + 1 : at + 2])
    return at == 0 and not is_before_name and words.has(word, has_case=False)


def _has_case(typed: list[str], tokens: Sequence[Token]) -> bool:
    """Return whether capital letters tell names from other words in a text."""
    inner = list(zip(typed, tokens, strict=True))[1:]
    is_title_case = any(
        token.is_stopword and word[:1].isupper() and not word.isupper() for word, token in inner
    )
    has_capital = any(word[:1].isupper() and not word.isupper() for word in typed)
    has_small = any(word[:1].islower() for word in typed)
    return has_capital and has_small and not is_title_case
