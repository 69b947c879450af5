"""Split query text into folded tokens, each with its position in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.search.analysis.east_asian import particle_positions, remove_name_particle
from bot.search.analysis.stopwords import stopwords, us_pronoun_context
from bot.search.tuning import Limits, Weights
from bot.text import fold, is_east_asian

# Characters between white space and punctuation; an apostrophe is part of a segment
SEGMENT = re.compile(r"[^\s!-&(-/:-@\[-`{-~–—·•|…“”„«»、，。・？！（）：；]+")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
APOSTROPHES = "'’ʼ‘"
QUOTED_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")

Transliteration = Mapping[str, tuple[str, ...]]
"""How to read the segments of a text that are not in Latin letters, as Latin words."""

TokenSpan = tuple[int, int]
"""The position of the first token of a span, and the position after the last one."""


class Token(NamedTuple):
    """One folded word, with the position of its segment in the text.

    A segment in an East Asian script has a token for each syllable, all with the same position:
    강경화 is `gang`, `gyeong` and `hwa`. Together they weigh as much as two Latin tokens. A token
    is transliterated if its segment was read as a given `Transliteration` says.
    """

    folded: str
    start: int
    end: int
    is_stopword: bool = False
    is_east_asian: bool = False
    is_transliterated: bool = False
    weight: float = 1.0


class Tokenization(NamedTuple):
    """The tokens of a text; `is_complete` is False if it has more of them than the limits."""

    tokens: tuple[Token, ...]
    is_complete: bool


class Tokenizer:
    """Splits texts into tokens, and caches those of the latest texts.

    The same text is split several times while a query is parsed.
    """

    def __init__(self, weights: Weights, limits: Limits) -> None:
        self._limits = limits
        self._unspaced_name_weight = weights.unspaced_name_weight
        self._stopwords = stopwords()
        self._stopwords_and_us = self._stopwords | {"us"}
        self._cached = lru_cache(limits.tokenizer_cache_size)(self._tokenize)

    def tokenize(self, text: str) -> Tokenization:
        """Return the tokens of a text, as many as the limits allow."""
        return self._cached(text)

    def tokenize_transliterated(self, text: str, transliteration: Transliteration) -> Tokenization:
        """Return the tokens of a text whose segments in other scripts are read as given."""
        return self._tokenize(text, transliteration)

    def non_latin_segments(self, text: str) -> Iterator[str]:
        """Yield the segments that are not in Latin letters: the keys of a `Transliteration`."""
        if not text.isascii():
            for segment in SEGMENT.finditer(text[: self._limits.max_query_chars]):
                if not segment[0].isascii():
                    yield _strip(segment[0])

    def _tokenize(self, text: str, transliteration: Transliteration | None = None) -> Tokenization:
        limits, readings = self._limits, transliteration or {}
        is_all_caps = text.isupper()
        tokens: list[Token] = []
        repeats: dict[str, int] = {}
        content_tokens = 0
        for segment in SEGMENT.finditer(text):
            new = self._split(segment, readings, is_all_caps=is_all_caps)
            # A single letter may be an initial
            content = [token.folded for token in new if not token.is_stopword or _is_letter(token)]
            if repeats and any(repeats.get(w, 0) >= limits.max_token_repeats for w in content):
                continue
            for word in content:
                repeats[word] = repeats.get(word, 0) + 1
            content_tokens += len(content)
            if content_tokens > limits.max_tokens or len(tokens) > limits.max_tokens_with_stopwords:
                return Tokenization(tuple(tokens), is_complete=False)
            tokens += new
        return Tokenization(tuple(tokens), is_complete=True)

    def _split(
        self, segment: re.Match[str], readings: Transliteration, *, is_all_caps: bool
    ) -> list[Token]:
        """Return the tokens of a segment, often a single one."""
        typed = segment[0]
        if typed.isascii() and typed.isalnum():
            word = typed.lower()
            is_stopword = word in self._stopwords_and_us and self._is_stopword(
                segment, typed, is_all_caps=is_all_caps
            )
            return [Token(word, *segment.span(), is_stopword)]
        bare = _strip(typed)
        start = segment.start() + typed.find(bare)
        end = start + len(bare)
        if bare.isascii():
            tokens = [Token(word, start, end) for word in fold(bare)]
            if len(tokens) == 1:
                is_stopword = self._is_stopword(segment, bare, is_all_caps=is_all_caps)
                tokens[0] = tokens[0]._replace(is_stopword=is_stopword)
            return tokens
        words = readings.get(bare) or fold(bare)
        is_transliterated, is_native = bare in readings, is_east_asian(bare)
        weight = (self._unspaced_name_weight if is_native else 1.0) / max(len(words), 1)
        # Chinese and Korean have a word for each character
        particles = particle_positions(bare) if len(words) == len(bare) else frozenset()
        return [
            Token(
                word,
                start,
                end,
                is_stopword=at in particles,
                is_east_asian=is_native and not is_transliterated,
                is_transliterated=is_transliterated,
                weight=weight,
            )
            for at, word in enumerate(words)
        ]

    def _is_stopword(self, segment: re.Match[str], bare: str, *, is_all_caps: bool) -> bool:
        if bare.lower() == "us":
            before = SEGMENT.findall(segment.string[: segment.start()].lower())
            return bare != "US" and not us_pronoun_context().isdisjoint(before[-1:])
        if bare == "WHO" and not is_all_caps:  # the World Health Organization
            return False
        return bare.lower() in self._stopwords


def is_function_word(token: Token, limits: Limits) -> bool:
    """Return whether a token is a stopword that is too long to be part of a mistyped name.

    `Do` is short enough: `Lee Do-hon`.
    """
    return token.is_stopword and len(token.folded) >= limits.min_function_word_chars


def extract_quoted_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without its phrases in quotation marks, and these phrases."""
    phrases = dict.fromkeys(" ".join(phrase.split()) for phrase in QUOTED_PHRASE.findall(text))
    return QUOTED_PHRASE.sub(" ", text), tuple(phrase for phrase in phrases if fold(phrase))


def find_unspaced_boundaries(tokens: Sequence[Token]) -> set[int]:
    """Return the positions of tokens that continue a segment: of `gyeong` and `hwa` in 강경화."""
    return {
        at for at, (token, after) in enumerate(pairwise(tokens), 1) if token.start == after.start
    }


def find_hyphens(text: str, tokens: Sequence[Token]) -> set[int]:
    """Return the positions of tokens that a hyphen joins to the token before."""
    return {
        at
        for at, (token, after) in enumerate(pairwise(tokens), 1)
        if text[token.end : after.start] == "-"
    }


def _strip(typed: str) -> str:
    """Return a segment without apostrophes, a possessive `'s`, or a Korean particle at its end."""
    bare = POSSESSIVE.sub("", typed.rstrip(APOSTROPHES)).strip(APOSTROPHES)
    return bare if bare.isascii() else remove_name_particle(bare)


def _is_letter(token: Token) -> bool:
    return len(token.folded) == 1
