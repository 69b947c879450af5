"""What may be a whole name in a text: neighbouring words, and the ways to read them as Latin."""

from collections.abc import Callable, Iterator
from itertools import groupby, product
from typing import NamedTuple

from bot.name_matching.name_parts import MAX_JOINED_WORDS, PREFIXES
from bot.name_matching.phonetic_keys import likeliest_keys, name_keys
from bot.search.analysis.tokenizer import Token, is_function_word
from bot.search.linking.token_intersection import TokenSpan
from bot.text import is_east_asian
from bot.transliteration.kanji import rare_kanji_readings
from bot.transliteration.readings import is_non_latin, transliterate

LONGEST = 24  # letters of a word of a name
MOST_WAYS = 4  # to read the words of a run
MOST_RARE = 24  # rare ways to read a Japanese name
# `al` and `el` are written for one another
OTHER_ARTICLE = {"al": "el", "el": "al"}

Words = tuple[str, ...]


class NameVariant(NamedTuple):
    """A way to read the words of a run, alone and as one word.

    `is_foreign` tells that they are not in Latin letters, `is_rare` that few write so.
    """

    run: TokenSpan
    words: Words
    joined: str
    is_foreign: bool = False
    is_rare: bool = False

    @property
    def sounds(self) -> tuple[str, ...]:
        """The keys of how they sound, likeliest first; few of foreign ones."""
        return likeliest_keys(self.words) if self.is_foreign else name_keys(self.words)


class NameToken(NamedTuple):
    """The words that one written word has, and the ways to read it; none of what is in no name."""

    start: int
    end: int
    ways: tuple[Words, ...]
    typed: str = ""
    is_foreign: bool = False
    is_whole: bool = False  # may be a whole name, as it is written without spaces
    is_prefix: bool = False  # goes on with another word


def generate_variants(
    text: str, words: tuple[Token, ...], is_wanted: Callable[[TokenSpan], bool]
) -> Iterator[NameVariant]:
    """Yield the ways to read each run of a text's words that may be a name and is wanted."""
    pieces = list(_pieces(text, words))
    for first, piece in enumerate(pieces):
        for last in range(first, min(first + MAX_JOINED_WORDS, len(pieces))):
            other = pieces[last]
            if not other.ways or other.is_foreign != piece.is_foreign:
                break
            run = piece.start, other.end
            if (last > first or piece.is_whole) and not other.is_prefix and is_wanted(run):
                yield from _spelled(run, pieces[first : last + 1])


def _pieces(text: str, words: tuple[Token, ...]) -> Iterator[NameToken]:
    at = 0
    for (start, end), group in groupby(words, key=lambda word: (word.start, word.end)):
        same = tuple(group)
        first, at = at, at + len(same)
        typed = text[start:end]
        if typed.isascii():
            for place, word in enumerate(same, first):
                is_short = len(word.folded) <= LONGEST and word.folded.isalpha()
                is_of_name = is_short and not is_function_word(word)
                ways: tuple[Words, ...] = ((word.folded,),) if is_of_name else ()
                yield NameToken(place, place + 1, ways, is_prefix=word.folded in PREFIXES)
        else:
            ways = transliterate(typed) if len(typed) <= LONGEST else ()
            yield NameToken(first, at, ways, typed, is_non_latin(typed), is_east_asian(typed))


def _spelled(run: TokenSpan, pieces: list[NameToken]) -> Iterator[NameVariant]:
    is_foreign = pieces[0].is_foreign
    for words in _ways(pieces):
        yield NameVariant(run, words, "".join(words), is_foreign)
        if not (is_foreign or OTHER_ARTICLE.keys().isdisjoint(words)):
            others = tuple(OTHER_ARTICLE.get(word, word) for word in words)
            yield NameVariant(run, others, "".join(others), is_rare=True)
    if is_foreign and len(pieces) == 1:
        for words in rare_kanji_readings(pieces[0].typed)[:MOST_RARE]:
            yield NameVariant(run, words, "".join(words), is_foreign, is_rare=True)


def _ways(pieces: list[NameToken]) -> Iterator[Words]:
    """Yield the ways to read all pieces, those first that are likely for each."""
    if len(pieces) == 1:
        yield from pieces[0].ways
    elif all(len(piece.ways) == 1 for piece in pieces):
        yield tuple(word for piece in pieces for word in piece.ways[0])
    else:
        ranks = product(*(range(min(MOST_WAYS, len(piece.ways))) for piece in pieces))
        for each in sorted(ranks, key=lambda each: (sum(each), each))[:MOST_WAYS]:
            yield sum((piece.ways[at] for piece, at in zip(pieces, each, strict=True)), ())
