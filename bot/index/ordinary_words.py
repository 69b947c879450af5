"""Ordinary words of the languages of questions: which words are hardly ever a name.

How frequent a word is in a language is known from wordfreq (https://github.com/rspeer/wordfreq,
data CC BY-SA 4.0) when an index is built. The index stores hashes of the words, so that the bot
neither has to read the lists nor to install wordfreq's data.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Self
from zlib import crc32

from pyroaring import BitMap

from bot.index.term_filter import insert_filter, read_filter

# Languages of a cased script, English first, and of other scripts
CASED = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "tr", "pl", "uk", "sv", "fi", "id")
UNCASED = ("ar", "fa", "he", "hi", "ja", "ko", "zh")
# Frequencies on the Zipf scale: 3 is once in a million words, 6 once in a thousand
MIN_ZIPF_IN_LOWER_CASE = {"en": 3.0, **dict.fromkeys(CASED[1:], 3.5)}
# Where no capital letter tells names from other words
MIN_ZIPF_ANYWHERE = {"en": 3.5, **dict.fromkeys(CASED[1:], 5.3), **dict.fromkeys(UNCASED, 5.0)}
# A name is about as frequent in several languages, another word is not: `bush`, `vow`
MIN_ZIPF_MARGIN = 0.8
UNLISTED_ZIPF = 2.7  # assumed in a language whose list, down to 3, lacks the word
BUCKETS_PER_ZIPF = 100
MAX_ZIPF = 9
# With 150,000 words stored, one in two thousand other words passes
FILTER_SIZE = 1 << 28
FIRST_UNDECOMPOSED = 0x900  # from Devanagari on, marks are vowels rather than accents


class OrdinaryWordClass(StrEnum):
    """Where a word is ordinary; the values are names of filters in the index."""

    IN_LOWER_CASE = "ordinary_in_lower_case"  # among words that have capital letters
    ANYWHERE = "ordinary_anywhere"  # also where capital letters tell nothing


@dataclass(frozen=True, slots=True)
class OrdinaryWords:
    """The ordinary words of an index, as sets of hashes."""

    in_lower_case: BitMap
    anywhere: BitMap

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Self:
        """Read the hashes from an index."""
        return cls(*(read_filter(connection, each) for each in OrdinaryWordClass))

    def has(self, word: str, *, has_case: bool) -> bool:
        """Return whether a word is ordinary; with `has_case`, if its lower case tells something."""
        return _hash(plain_form(word)) in (self.in_lower_case if has_case else self.anywhere)


def write_ordinary_words(connection: sqlite3.Connection) -> None:
    """Store the hashes of the ordinary words of all languages."""
    for name, hashes in _hashes().items():
        insert_filter(connection, name, hashes)


def plain_form(word: str) -> str:
    """Return a word in lower case, without accents: `Görüşmesi` → `gorusmesi`."""
    lower = unicodedata.normalize("NFKC", word).lower()
    if lower.isascii() or ord(max(lower)) >= FIRST_UNDECOMPOSED:
        return lower
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _hashes() -> dict[OrdinaryWordClass, bytes]:
    from wordfreq import get_frequency_list  # noqa: PLC0415  # only a build needs it

    in_lower_case: set[str] = set()
    is_frequent: dict[str, bool] = {}  # in the language in which it is most frequent
    highest: dict[str, float] = {}
    others: dict[str, float] = {}  # the highest in another language
    for language in (*CASED, *UNCASED):
        min_in_lower_case = MIN_ZIPF_IN_LOWER_CASE.get(language, MAX_ZIPF)
        min_anywhere = MIN_ZIPF_ANYWHERE[language]
        # The words of each frequency; all that occur at least once in a million words
        for bucket, words in enumerate(get_frequency_list(language, "small")):
            zipf = MAX_ZIPF - bucket / BUCKETS_PER_ZIPF
            if zipf >= min_in_lower_case:
                in_lower_case.update(words)
            for word in words:
                before = highest.get(word, 0.0)
                if zipf > before:
                    highest[word] = zipf
                    is_frequent[word] = zipf >= min_anywhere
                others[word] = max(min(zipf, before), others.get(word, UNLISTED_ZIPF))
        get_frequency_list.cache_clear()
    anywhere = {
        word
        for word, zipf in highest.items()
        if is_frequent[word] and zipf - others[word] >= MIN_ZIPF_MARGIN
    }
    return {
        OrdinaryWordClass.IN_LOWER_CASE: _serialized(in_lower_case | anywhere),
        OrdinaryWordClass.ANYWHERE: _serialized(anywhere),
    }


def _serialized(words: Iterable[str]) -> bytes:
    return BitMap([_hash(plain_form(word)) for word in words]).serialize()


def _hash(word: str) -> int:
    return crc32(word.encode()) % FILTER_SIZE
