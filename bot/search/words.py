"""A query's words: folded one by one, without those that only make it a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text import clean, fold

MOST_WORDS = 32  # nobody names more than that, and a pasted page must not be slow
LONGEST_QUERY = 4_000  # characters that are looked at
POSSESSIVE = re.compile(r"['’ʼ]s?\b(?=\W|$)", re.IGNORECASE)
SEPARATOR = re.compile(r"[\s/,;+&–—·|]+")
PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")

FILLERS = frozenset(
    """
    a about all an and any are as asked at be been between bot but by can could did do does during
    for from get give had has have he her hers him his how i in is it its latest list look me
    meet meeting meetings meets met minister ministers ministry mr mrs ms of on or our please said
    say says saying search show she so some speak spoke talk talked talking talks tell than thank
    thanks that the their them then there these they this those to told us vs was we were what
    when where which who whom whose why will with would you your find
    """.split()  # noqa: SIM905  # a list literal of these is a page long
)


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word, and the word as it was typed, which may hold several (`Kyung-wha`)."""

    folded: str
    typed: str
    typed_at: int


def take_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what stands in quotation marks, and what stands in them."""
    phrases = tuple(phrase.strip() for phrase in PHRASE.findall(text) if fold(phrase))
    return PHRASE.sub(" ", text), phrases


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a query that mean something, at most MOST_WORDS of them."""
    found: list[Word] = []
    for at, typed in enumerate(SEPARATOR.split(text)):
        bare = POSSESSIVE.sub("", typed)
        shown = bare.strip("\"'“”‘’.,:;!?()[]{}<>*_~`-")
        found += [Word(folded, shown, at) for folded in fold(bare)]
    meant = [word for word in found if word.folded not in FILLERS or _is_acronym(word.typed)]
    return tuple(meant[:MOST_WORDS])


def _is_acronym(typed: str) -> bool:
    """Tell `US` and `WHO` from `us` and `who`."""
    return len(typed) > 1 and typed.isupper()


def without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return folded words without fillers, or all of them when nothing else is left."""
    return tuple(word for word in words if word not in FILLERS) or words


def prepare(text: str) -> str:
    """Return what a person typed, without control marks and cut to what is looked at."""
    return clean(text[:LONGEST_QUERY])
