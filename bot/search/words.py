"""A query's words: folded one by one, each with its place in what was typed."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.search.native import links_of
from bot.search.wordlists import BEFORE_US, FILLERS, NATIVE_TITLES
from bot.text import fold

MOST_WORDS = 32  # that mean something: nobody names more, and a pasted page must not be slow
MOST_WITH_FILLERS = 128
REMEMBERED = 64  # texts, each of which is split several times while it is being read
MOST_REPEATED = 3  # times that one word counts: `Kim Kim` asks for two of the name
LONGEST_QUERY = 4_000  # characters that are looked at
# What stands between marks; apostrophes are part of a word
SEGMENT = re.compile(r"[^\s!-&(-/:-@\[-`{-~–—·•|…“”„«»、，。・？！（）：；]+")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
APOSTROPHES = "'’ʼ‘"
PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
NATIVE_TITLE = re.compile(rf"(?<=[\u3400-\u9fff\uac00-\ud7a3 ])(?:{'|'.join(NATIVE_TITLES)})")


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word, and where it stands in the text; words of 강경화 all stand at the same."""

    folded: str
    start: int
    end: int
    is_filler: bool = False


def without_titles(text: str) -> str:
    """Return a text without the East Asian titles that stand at names: 王外长."""
    return NATIVE_TITLE.sub(" ", text)


def take_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what stands in quotation marks, and what stands in them."""
    phrases = dict.fromkeys(" ".join(phrase.split()) for phrase in PHRASE.findall(text))
    return PHRASE.sub(" ", text), tuple(phrase for phrase in phrases if fold(phrase))


@lru_cache(REMEMBERED)
def split_words(text: str) -> tuple[tuple[Word, ...], bool]:
    """Return the words of a query up to the MOST_WORDS-th that means something; is that all?"""
    shouted = text.isupper()
    found: list[Word] = []
    times: Counter[str] = Counter()
    for segment in SEGMENT.finditer(text):
        words = _words_of(segment, shouted=shouted)
        meant = [word.folded for word in words if not word.is_filler]
        if any(times[word] >= MOST_REPEATED for word in meant):
            continue
        times.update(meant)
        if times.total() > MOST_WORDS or len(found) > MOST_WITH_FILLERS:
            return tuple(found), False
        found += words
    return tuple(found), True


def _words_of(segment: re.Match[str], *, shouted: bool) -> list[Word]:
    typed = segment[0]
    bare = POSSESSIVE.sub("", typed.rstrip(APOSTROPHES)).strip(APOSTROPHES)
    start = segment.start() + typed.find(bare)
    words = [Word(word, start, start + len(bare)) for word in fold(bare)]
    if len(words) == 1 and bare.isascii():
        words[0] = replace(words[0], is_filler=_is_filler(segment, bare, shouted=shouted))
    elif len(words) == len(bare):  # a word for each letter: Chinese or Korean
        links = links_of(bare)
        words = [replace(word, is_filler=at in links) for at, word in enumerate(words)]
    return words


def _is_filler(segment: re.Match[str], bare: str, *, shouted: bool) -> bool:
    if bare.lower() == "us":
        before = SEGMENT.findall(segment.string[: segment.start()].lower())
        return bare != "US" and not BEFORE_US.isdisjoint(before[-1:])
    if bare == "WHO" and not shouted:  # the World Health Organization
        return False
    return bare.lower() in FILLERS


def is_east_asian(text: str) -> bool:
    """Tell a text with Chinese, Japanese or Korean letters."""
    return bool(EAST_ASIAN.search(text))
