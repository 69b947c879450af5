"""Generate the spans of a query that may be full names, in each of their Latin readings."""

from collections.abc import Callable, Iterator
from itertools import groupby, product
from typing import NamedTuple

from bot.name_matching.name_parts import MAX_JOINED_WORDS
from bot.name_matching.name_words import surname_prefixes
from bot.search.analysis.tokenizer import Token, TokenSpan, is_function_word
from bot.search.tuning import Limits
from bot.text import is_east_asian
from bot.transliteration.readings import Transliterator, is_non_latin

# `al` and `el` are written for one another
OTHER_ARTICLE = {"al": "el", "el": "al"}


class NameVariant(NamedTuple):
    """A reading of a span, as words and as one word.

    `is_foreign` tells that the span is not in Latin letters, `is_rare` that few names read so.
    """

    span: TokenSpan
    words: tuple[str, ...]
    joined: str
    is_foreign: bool = False
    is_rare: bool = False


class NameToken(NamedTuple):
    """A written word: the span of its tokens, and its readings; none if it cannot be in a name."""

    start: int
    end: int
    readings: tuple[tuple[str, ...], ...]
    typed: str = ""
    is_foreign: bool = False
    is_full_name: bool = False  # may be one, as its script has no spaces
    is_prefix: bool = False  # a name does not end in it


def generate_variants(
    text: str,
    tokens: tuple[Token, ...],
    is_wanted: Callable[[TokenSpan], bool],
    transliterator: Transliterator,
    limits: Limits,
) -> Iterator[NameVariant]:
    """Yield the readings of each wanted span of a text that may be a full name."""
    words = list(_name_tokens(text, tokens, transliterator, limits))
    for first, word in enumerate(words):
        for last in range(first, min(first + MAX_JOINED_WORDS, len(words))):
            other = words[last]
            if not other.readings or other.is_foreign != word.is_foreign:
                break
            span = word.start, other.end
            is_name = (last > first or word.is_full_name) and not other.is_prefix
            if is_name and is_wanted(span):
                yield from _variants(span, words[first : last + 1], transliterator, limits)


def _name_tokens(
    text: str, tokens: tuple[Token, ...], transliterator: Transliterator, limits: Limits
) -> Iterator[NameToken]:
    longest = limits.max_name_token_chars
    after = 0
    for (start, end), group in groupby(tokens, key=lambda token: (token.start, token.end)):
        same = tuple(group)
        first, after = after, after + len(same)
        typed = text[start:end]
        if typed.isascii():
            for at, token in enumerate(same, first):
                word = token.folded
                is_alphabetic = len(word) <= longest and word.isalpha()
                is_of_name = is_alphabetic and not is_function_word(token, limits)
                readings: tuple[tuple[str, ...], ...] = ((word,),) if is_of_name else ()
                yield NameToken(at, at + 1, readings, is_prefix=word in surname_prefixes())
        else:
            readings = transliterator.transliterate(typed) if len(typed) <= longest else ()
            yield NameToken(
                first, after, readings, typed, is_non_latin(typed), is_east_asian(typed)
            )


def _variants(
    span: TokenSpan, words: list[NameToken], transliterator: Transliterator, limits: Limits
) -> Iterator[NameVariant]:
    is_foreign = words[0].is_foreign
    for reading in _readings(words, limits):
        yield NameVariant(span, reading, "".join(reading), is_foreign)
        if not (is_foreign or OTHER_ARTICLE.keys().isdisjoint(reading)):
            other = tuple(OTHER_ARTICLE.get(word, word) for word in reading)
            yield NameVariant(span, other, "".join(other), is_rare=True)
    if is_foreign and len(words) == 1:
        rare = transliterator.rare_kanji_readings(words[0].typed)
        for reading in rare[: limits.max_rare_readings]:
            yield NameVariant(span, reading, "".join(reading), is_foreign, is_rare=True)


def _readings(words: list[NameToken], limits: Limits) -> Iterator[tuple[str, ...]]:
    """Yield the readings of all words together, by the sum of their ranks."""
    if len(words) == 1:
        yield from words[0].readings
    elif all(len(word.readings) == 1 for word in words):
        yield tuple(part for word in words for part in word.readings[0])
    else:
        most = limits.max_readings_per_span
        ranks = product(*(range(min(most, len(word.readings))) for word in words))
        for each in sorted(ranks, key=lambda each: (sum(each), each))[:most]:
            yield sum((word.readings[at] for word, at in zip(words, each, strict=True)), ())
