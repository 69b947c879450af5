"""Find the words of a question that are ordinary, rather than names that the archive lacks."""

import re
from collections.abc import Sequence

from bot.index.ordinary_words import OrdinaryWords
from bot.search.analysis.stopwords import qualifiers
from bot.search.analysis.tokenizer import Token, find_hyphens

LABEL = re.compile(r"\s*:")  # behind `BREAKING`
CURRENCY_SIGNS = frozenset("$€£¥₩")


def find_ordinary_words(text: str, tokens: Sequence[Token], words: OrdinaryWords) -> frozenset[int]:
    """Return the positions of tokens that are ordinary words.

    A capital letter inside a sentence is that of a name. It tells nothing at the beginning, in a
    text without small letters or without capital letters, and in a headline in title case. There a
    word counts only if it is no frequent name in any language.
    """
    question = _Question(text, tokens, words)
    return frozenset(at for at in range(len(tokens)) if question.is_ordinary(at))


class _Question:
    """The words of a question as they are typed."""

    def __init__(self, text: str, tokens: Sequence[Token], words: OrdinaryWords) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._typed = [text[token.start : token.end] for token in tokens]
        self._hyphens = find_hyphens(text, tokens)
        self._has_case = self._tells_names_by_case()

    def is_ordinary(self, at: int) -> bool:
        token, word = self._tokens[at], self._typed[at]
        # `Kim Yo-jong`: a part of a name that is written with a hyphen
        if not self._hyphens.isdisjoint((at, at + 1)) or token.folded in qualifiers():
            return False
        if word.isdigit():
            return self._text[: token.start][-1:] in CURRENCY_SIGNS
        if not self._has_case or word == word.lower():
            has_case = self._has_case and word.lower() != word.upper()
            return self._words.has(word, has_case=has_case)
        if word.isupper() and len(word) > 1:
            is_label = LABEL.match(self._text, token.end)
            return bool(is_label) and self._words.has(word, has_case=True)
        # The first word of a sentence, unless it is written beside a name
        is_before_name = any(each[:1].isupper() for each in self._typed[at + 1 : at + 2])
        return at == 0 and not is_before_name and self._words.has(word, has_case=False)

    def _tells_names_by_case(self) -> bool:
        inner = list(zip(self._typed, self._tokens, strict=True))[1:]
        is_title_case = any(
            token.is_stopword and word[:1].isupper() and not word.isupper() for word, token in inner
        )
        has_capital = any(word[:1].isupper() and not word.isupper() for word in self._typed)
        has_small = any(word[:1].islower() for word in self._typed)
        return has_capital and has_small and not is_title_case
