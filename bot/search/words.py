"""A query's words: folded one by one, each with its place in what was typed."""

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.names.readings import is_loose, readings
from bot.search.native import links_of
from bot.search.wordlists import BEFORE_US, FILLERS, NATIVE_TITLES
from bot.text import fold, is_east_asian

MOST_WORDS = 32  # that mean something: nobody names more, and a pasted page must not be slow
MOST_WITH_FILLERS = 128
REMEMBERED = 64  # texts, each of which is split several times while it is being read
WRITTEN_AS_ONE = 2.0  # what a name without spaces weighs: as much as one of two words
MOST_REPEATED = 3  # times that one word counts: `Kim Kim` asks for two of the name
LONGEST_QUERY = 4_000  # characters that are looked at
# What stands between marks; apostrophes are part of a word
SEGMENT = re.compile(r"[^\s!-&(-/:-@\[-`{-~–—·•|…“”„«»、，。・？！（）：；]+")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
APOSTROPHES = "'’ʼ‘"
PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
# Behind the three syllables of a name: 강경화와; but 김정은 ends in what could be one
HANGUL_PARTICLE = re.compile(r"(?<=[\uac00-\ud7a3]{3})(?:에서|에게|[은는이가을를와과의도에로랑])$")
NATIVE_TITLE = re.compile(rf"(?<=[\u3400-\u9fff\uac00-\ud7a3 ])(?:{'|'.join(NATIVE_TITLES)})")


class Word(NamedTuple):
    """One folded word, and where it stands in the text; words of 강경화 all stand at the same.

    They weigh together what two words do, whatever number of syllables they are read as.
    """

    folded: str
    start: int
    end: int
    is_filler: bool = False
    is_east_asian: bool = False
    is_loose: bool = False
    weight: float = 1.0


def without_titles(text: str) -> str:
    """Return a text without the East Asian titles that stand at names: 王外长."""
    return NATIVE_TITLE.sub(" ", text)


def take_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what stands in quotation marks, and what stands in them."""
    phrases = dict.fromkeys(" ".join(phrase.split()) for phrase in PHRASE.findall(text))
    return PHRASE.sub(" ", text), tuple(phrase for phrase in phrases if fold(phrase))


@lru_cache(REMEMBERED)
def split_words(text: str, reading: int | None = None) -> tuple[tuple[Word, ...], bool]:
    """Return the words of a query up to the MOST_WORDS-th that means something; is that all?

    `reading` chooses how to read what is in other than Latin letters; None is as the index does.
    """
    shouted = text.isupper()
    found: list[Word] = []
    times: Counter[str] = Counter()
    for segment in SEGMENT.finditer(text):
        words = _words_of(segment, reading, shouted=shouted)
        meant = [word.folded for word in words if not word.is_filler]
        if any(times[word] >= MOST_REPEATED for word in meant):
            continue
        times.update(meant)
        if times.total() > MOST_WORDS or len(found) > MOST_WITH_FILLERS:
            return tuple(found), False
        found += words
    return tuple(found), True


def count_readings(text: str) -> int:
    """Return in how many ways what is in other than Latin letters can be read; 0 for all Latin."""
    if text.isascii():
        return 0
    foreign = (
        segment for segment in SEGMENT.findall(text[:LONGEST_QUERY]) if not segment.isascii()
    )
    return max((len(readings(segment)) for segment in islice(foreign, MOST_WORDS)), default=0)


def _words_of(segment: re.Match[str], reading: int | None, *, shouted: bool) -> list[Word]:
    typed = segment[0]
    bare = POSSESSIVE.sub("", typed.rstrip(APOSTROPHES)).strip(APOSTROPHES)
    start = segment.start() + typed.find(bare)
    native = is_east_asian(bare) and reading is None
    end = start + len(bare)
    loose = not bare.isascii() and is_loose(bare)
    read = _read(bare, reading)
    weight = 1.0 if bare.isascii() or not read else _weight(bare) / len(read)
    words = [
        Word(word, start, end, is_east_asian=native, is_loose=loose, weight=weight) for word in read
    ]
    if len(words) == 1 and bare.isascii():
        words[0] = words[0]._replace(is_filler=_is_filler(segment, bare, shouted=shouted))
    elif len(words) == len(bare):  # a word for each letter: Chinese or Korean
        links = links_of(bare)
        words = [word._replace(is_filler=at in links) for at, word in enumerate(words)]
    return words


def _is_filler(segment: re.Match[str], bare: str, *, shouted: bool) -> bool:
    if bare.lower() == "us":
        before = SEGMENT.findall(segment.string[: segment.start()].lower())
        return bare != "US" and not BEFORE_US.isdisjoint(before[-1:])
    if bare == "WHO" and not shouted:  # the World Health Organization
        return False
    return bare.lower() in FILLERS


def _read(word: str, reading: int | None) -> tuple[str, ...]:
    if reading is None or word.isascii():
        return fold(word)
    ways = readings(HANGUL_PARTICLE.sub("", word))
    return ways[min(reading, len(ways) - 1)] if ways else ()


def _weight(bare: str) -> float:
    return WRITTEN_AS_ONE if is_east_asian(bare) else 1.0
