"""Generate the variants of full names in a query: spans of it in each of their readings."""

from collections.abc import Callable, Iterator
from itertools import groupby, product
from typing import NamedTuple

from bot.name_matching.name_parts import MAX_JOINED_WORDS
from bot.name_matching.name_words import surname_prefixes
from bot.search.analysis.tokenizer import Token, TokenSpan, is_function_word
from bot.search.tuning import Limits
from bot.text import is_east_asian
from bot.transliteration.readings import Transliterator, is_non_latin

# The same Arabic article
OTHER_ARTICLE = {"al": "el", "el": "al"}


class NameVariant(NamedTuple):
    """A reading of a span, as words and as one word (`joined`); few names have a rare one."""

    span: TokenSpan
    words: tuple[str, ...]
    joined: str
    is_non_latin: bool = False
    is_rare: bool = False


class NameToken(NamedTuple):
    """A written word: the span of its tokens, and its readings, if it may be part of a name."""

    start: int
    end: int
    readings: tuple[tuple[str, ...], ...]
    typed: str = ""
    is_non_latin: bool = False
    is_full_name: bool = False  # its script writes no spaces in names
    is_prefix: bool = False  # no name ends in it


def generate_variants(
    text: str,
    tokens: tuple[Token, ...],
    is_wanted: Callable[[TokenSpan], bool],
    transliterator: Transliterator,
    limits: Limits,
) -> Iterator[NameVariant]:
    """Yield the variants of the wanted spans of a text that may be full names."""
    words = list(_name_tokens(text, tokens, transliterator, limits))
    for first, word in enumerate(words):
        for last in range(first, min(first + MAX_JOINED_WORDS, len(words))):
            other = words[last]
            if not other.readings or other.is_non_latin != word.is_non_latin:
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
    is_non_latin = words[0].is_non_latin
    for reading in _readings(words, limits):
        yield NameVariant(span, reading, "".join(reading), is_non_latin)
        if not (is_non_latin or OTHER_ARTICLE.keys().isdisjoint(reading)):
            other = tuple(OTHER_ARTICLE.get(word, word) for word in reading)
            yield NameVariant(span, other, "".join(other), is_rare=True)
    if is_non_latin and len(words) == 1:
        rare = transliterator.rare_kanji_readings(words[0].typed)
        for reading in rare[: limits.max_rare_readings]:
            yield NameVariant(span, reading, "".join(reading), is_non_latin, is_rare=True)


def _readings(words: list[NameToken], limits: Limits) -> Iterator[tuple[str, ...]]:
    """Yield the readings of several words, by the sum of the ranks of each word's reading."""
    if len(words) == 1:
        yield from words[0].readings
    elif all(len(word.readings) == 1 for word in words):
        yield tuple(part for word in words for part in word.readings[0])
    else:
        most = limits.max_readings_per_span
        ranks = product(*(range(min(most, len(word.readings))) for word in words))
        for each in sorted(ranks, key=lambda each: (sum(each), each))[:most]:
            yield sum((word.readings[at] for word, at in zip(words, each, strict=True)), ())
