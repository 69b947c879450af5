"""Recognize the names of meeting types: `summit`, `phone call`, also mistyped."""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.files import read_data
from bot.name_matching.deletion_keys import typed_similarity
from bot.records.model import MeetingKind
from bot.search.analysis.stopwords import common_words
from bot.search.tuning import Limits

NAMES_FILE = Path(__file__).with_name("meeting_types.yaml")
TRAVEL_FILE = Path(__file__).with_name("travel_words.yaml")


class MeetingTypeMatch(NamedTuple):
    """The types that words can mean, if any, and whether they are typed correctly."""

    kinds: tuple[MeetingKind, ...] = ()
    is_exact: bool = True


NO_MATCH = MeetingTypeMatch()


class MeetingTypes:
    """Looks up the names of meeting types, and caches the results."""

    def __init__(self, limits: Limits) -> None:
        self._max_length_difference = limits.max_meeting_type_length_difference
        self._names = _names()
        self._travel_phrases = _travel_phrases()
        self._words = frozenset(word for name in self._names for word in name.split())
        self._travel_words = frozenset(phrase.split()[-1] for phrase in self._travel_phrases)
        self._max_words = max(len(name.split()) for name in (*self._names, *self._travel_phrases))
        self._cached = lru_cache(limits.meeting_type_cache_size)(self._find)

    def is_meeting_type_word(self, word: str) -> bool:
        """Return whether a folded word is part of the name of a meeting type, typed correctly."""
        is_name = word in self._words or word.removesuffix("s") in self._words
        return is_name or word in self._travel_words

    def find(self, words: tuple[str, ...], *, is_fuzzy: bool) -> MeetingTypeMatch:
        """Return the types that folded words can mean, in singular or plural.

        `is_fuzzy` also accepts typing errors.
        """
        return self._cached(words, is_fuzzy) if len(words) <= self._max_words else NO_MATCH

    def _find(self, words: tuple[str, ...], is_fuzzy: bool) -> MeetingTypeMatch:  # noqa: FBT001  # lru_cache keeps keywords apart
        typed = " ".join(words)
        if typed in self._travel_phrases:
            return MeetingTypeMatch((MeetingKind.VISIT,))
        singular = typed.removesuffix("s")
        if kinds := self._names.get(typed) or self._names.get(singular):
            return MeetingTypeMatch(kinds)
        if not is_fuzzy or singular in common_words():
            return NO_MATCH
        similar = {
            name: typed_similarity(singular, name)
            for name in self._names
            if abs(len(name) - len(singular)) <= self._max_length_difference
        }
        best = max(similar, key=similar.__getitem__, default="")
        if not similar.get(best):
            return NO_MATCH
        return MeetingTypeMatch(self._names[best], is_exact=False)


@cache
def _travel_phrases() -> frozenset[str]:
    """Return the words for a visit that need be typed correctly."""
    by_language = read_data(TRAVEL_FILE)
    return frozenset(phrase for phrases in by_language.values() for phrase in phrases)


@cache
def _names() -> dict[str, tuple[MeetingKind, ...]]:
    by_language = read_data(NAMES_FILE)
    return {
        name: tuple(map(MeetingKind, kinds))
        for names in by_language.values()
        for name, kinds in names.items()
    }
