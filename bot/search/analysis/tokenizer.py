"""A query's words: folded one by one, each with its place in what was typed."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.search.analysis.east_asian import particle_positions
from bot.search.analysis.stopwords import NATIVE_TITLES, STOPWORDS, US_PRONOUN_CONTEXT
from bot.text import fold, is_east_asian

MOST_WORDS = 24  # that mean something: nobody names more, and a pasted page must not be slow
MOST_WITH_FILLERS = 128
REMEMBERED = 64  # texts, each of which is split several times while it is being read
WRITTEN_AS_ONE = 2.0  # what a name without spaces weighs: as much as one of two words
MOST_REPEATED = 3  # times that one word counts: `Kim Kim` asks for two of the name
SHORTEST_OF_SENTENCE = 3  # letters
LONGEST_QUERY = 1_000  # characters that are looked at
# What stands between marks; apostrophes are part of a word
SEGMENT = re.compile(r"[^\s!-&(-/:-@\[-`{-~–—·•|…“”„«»、，。・？！（）：；]+")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
APOSTROPHES = "'’ʼ‘"
FILLERS_OR_US = STOPWORDS | {"us"}
PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
# Behind the three syllables of a name: 강경화와; but 김정은 ends in what could be one
HANGUL_PARTICLE = re.compile(r"(?<=[\uac00-\ud7a3]{3})(?:에서|에게|[은는이가을를와과의도에로랑])$")
NATIVE_TITLE = re.compile(rf"(?<=[\u3400-\u9fff\uac00-\ud7a3 ])(?:{'|'.join(NATIVE_TITLES)})")


class Token(NamedTuple):
    """One folded word, and where it stands in the text; words of 강경화 all stand at the same.

    They weigh together what two words do, whatever number of syllables they are read as. `is_read`
    tells that they are one of several ways to read what is not in Latin letters.
    """

    folded: str
    start: int
    end: int
    is_stopword: bool = False
    is_east_asian: bool = False
    is_transliterated: bool = False
    weight: float = 1.0


def is_function_word(word: Token) -> bool:
    """Tell a word that is no misspelled name; a shorter one may be of one: `Lee Do-hon`."""
    return word.is_stopword and len(word.folded) >= SHORTEST_OF_SENTENCE


def without_titles(text: str) -> str:
    """Return a text without the East Asian titles that stand at names: 王外长."""
    return NATIVE_TITLE.sub(" ", text)


def extract_quoted_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what stands in quotation marks, and what stands in them."""
    phrases = dict.fromkeys(" ".join(phrase.split()) for phrase in PHRASE.findall(text))
    return PHRASE.sub(" ", text), tuple(phrase for phrase in phrases if fold(phrase))


@lru_cache(REMEMBERED)
def tokenize(text: str) -> tuple[tuple[Token, ...], bool]:
    """Return the words of a query up to the MOST_WORDS-th that means something; is that all?"""
    return tokenize_transliterated(text, {})


def tokenize_transliterated(
    text: str, reading: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Token, ...], bool]:
    """Split as `split_words`, but read pieces in other than Latin letters as they are given."""
    shouted = text.isupper()
    found: list[Token] = []
    times: dict[str, int] = {}
    count = 0
    for segment in SEGMENT.finditer(text):
        words = _words_of(segment, reading, shouted=shouted)
        # A letter may be an initial, and is not part of a sentence so often
        meant = [word.folded for word in words if not word.is_stopword or len(word.folded) == 1]
        if times and max([times.get(word, 0) for word in meant], default=0) >= MOST_REPEATED:
            continue
        for word in meant:
            times[word] = times.get(word, 0) + 1
        count += len(meant)
        if count > MOST_WORDS or len(found) > MOST_WITH_FILLERS:
            return tuple(found), False
        found += words
    return tuple(found), True


def foreign_segments(text: str) -> Iterator[str]:
    """Yield the pieces of a text that are in other than Latin letters, as `split_read` has them."""
    if not text.isascii():
        for segment in SEGMENT.finditer(text[:LONGEST_QUERY]):
            if not segment[0].isascii():
                yield _bare(segment[0])


def _bare(typed: str) -> str:
    bare = POSSESSIVE.sub("", typed.rstrip(APOSTROPHES)).strip(APOSTROPHES)
    return bare if bare.isascii() else HANGUL_PARTICLE.sub("", bare)


def _words_of(
    segment: re.Match[str], reading: Mapping[str, tuple[str, ...]], *, shouted: bool
) -> list[Token]:
    typed = segment[0]
    if typed.isascii() and typed.isalnum():
        word = typed.lower()
        is_filler = word in FILLERS_OR_US and _is_filler(segment, typed, shouted=shouted)
        return [Token(word, *segment.span(), is_filler)]
    bare = _bare(typed)
    start = segment.start() + typed.find(bare)
    end = start + len(bare)
    if bare.isascii():
        words = [Token(word, start, end) for word in fold(bare)]
        if len(words) == 1:
            words[0] = words[0]._replace(is_stopword=_is_filler(segment, bare, shouted=shouted))
        return words
    read = reading.get(bare) or fold(bare)
    is_read, native = bare in reading, is_east_asian(bare)
    weight = (WRITTEN_AS_ONE if native else 1.0) / max(len(read), 1)
    # A word for each letter: Chinese or Korean
    links = particle_positions(bare) if len(read) == len(bare) else frozenset()
    return [
        Token(word, start, end, at in links, native and not is_read, is_read, weight)
        for at, word in enumerate(read)
    ]


def _is_filler(segment: re.Match[str], bare: str, *, shouted: bool) -> bool:
    if bare.lower() == "us":
        before = SEGMENT.findall(segment.string[: segment.start()].lower())
        return bare != "US" and not US_PRONOUN_CONTEXT.isdisjoint(before[-1:])
    if bare == "WHO" and not shouted:  # the World Health Organization
        return False
    return bare.lower() in STOPWORDS
