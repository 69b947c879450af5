"""Where words of a text are joined: pieces of what is written as one, and hyphens."""

from collections.abc import Sequence
from itertools import pairwise

from bot.search.analysis.tokenizer import Token


def find_unspaced_boundaries(words: Sequence[Token]) -> set[int]:
    """Return the places of words that go on with what is written as one: 경 and 화 of 강경화."""
    return {at for at, (one, other) in enumerate(pairwise(words), 1) if one.start == other.start}


def find_hyphens(text: str, words: Sequence[Token]) -> set[int]:
    """Return the places of the words behind a hyphen that stands at another word."""
    return {
        at
        for at, (word, behind) in enumerate(pairwise(words), 1)
        if text[word.end : behind.start] == "-"
    }
