"""Transliteration of a name in any script: its possible readings in Latin letters."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from bot.text import fold
from bot.transliteration.abjad import arabic_names, arabic_readings, hebrew_readings
from bot.transliteration.alphabetic import alphabetic_readings
from bot.transliteration.brahmic import brahmic_readings
from bot.transliteration.chinese import chinese_names, chinese_readings
from bot.transliteration.hangul import hangul_readings, korean_surnames
from bot.transliteration.hanja import hanja_readings, hanja_tables
from bot.transliteration.kana import kana_readings, plain_letters
from bot.transliteration.kanji import (
    Segmenter,
    kanji_readings,
    preload_dictionary,
    rare_kanji_readings,
    segment_name,
)
from bot.transliteration.script_detection import HAN_LETTERS, Script, script_of

MAX_READINGS = 6
MAX_NAME_LENGTH = 80  # characters; a longer text is only folded
NAME_CACHE_SIZE = 4_096

UMLAUTS = str.maketrans(
    {"ö": "oe", "ä": "ae", "ü": "ue", "Ö": "Oe", "Ä": "Ae", "Ü": "Ue"}
    | {"ø": "oe", "å": "aa", "Ø": "Oe", "Å": "Aa"}
)
NON_WORD = re.compile(r"[^a-z0-9]")

LatinReading = tuple[str, ...]
"""The folded words of a name, as one way to read it has them."""


def transliterate(text: str, segment: Segmenter = segment_name) -> tuple[LatinReading, ...]:
    """Return at most MAX_READINGS readings of a name, the likeliest first.

    A Korean or Chinese name has a word for each syllable, others have those that are written. A
    text without letters has no reading. `segment` may be a cached `segment_name`.
    """
    readings = [fold(text)] if len(text) > MAX_NAME_LENGTH else _readings(text, segment)
    words = dict.fromkeys(tuple(filter(None, map(_plain, each))) for each in readings)
    return tuple(each for each in words if each)[:MAX_READINGS]


class Transliterator:
    """Transliterates names, and remembers the last of them: a question has each several times.

    A cache belongs to whoever makes one, and ends with it. Safe to use from several threads.
    """

    def __init__(self, cache_size: int = NAME_CACHE_SIZE) -> None:
        segment = lru_cache(cache_size)(segment_name)
        self._transliterate = lru_cache(cache_size)(partial(transliterate, segment=segment))
        self._rare_readings = lru_cache(cache_size)(partial(rare_kanji_readings, segment=segment))

    def transliterate(self, text: str) -> tuple[LatinReading, ...]:
        """Return the readings of a name as `transliterate` does."""
        return self._transliterate(text)

    def rare_kanji_readings(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the rare readings of a Japanese name as `rare_kanji_readings` does."""
        return self._rare_readings(text)


def preload_tables() -> None:
    """Read all tables and the Japanese dictionary, so that the first question is fast."""
    arabic_names()
    chinese_names()
    hanja_tables()
    korean_surnames()
    plain_letters()
    preload_dictionary()


def is_non_latin(text: str) -> bool:
    """Return whether a name is in another script, so that its vowels are not to be relied on."""
    return script_of(text) is not Script.LATIN


def _readings(text: str, segment: Segmenter) -> list[LatinReading]:
    script = script_of(text)
    if script is Script.HAN:
        likeliest, *others = chinese_readings(text)
        japanese = kanji_readings(text, segment)[:2]
        return [likeliest, *japanese, *hanja_readings(text)[:2], *others]
    if script is Script.KANA and HAN_LETTERS.search(text):
        return kanji_readings(text, segment)
    return READERS[script](text)


def _latin_readings(text: str) -> list[LatinReading]:
    return [fold(text)] if text.isascii() else [fold(text), fold(text.translate(UMLAUTS))]


def _plain(word: str) -> str:
    return NON_WORD.sub("", word)


READERS: Mapping[Script, Callable[[str], list[LatinReading]]] = {
    Script.LATIN: _latin_readings,
    Script.HANGUL: hangul_readings,
    Script.KANA: kana_readings,
    Script.ARABIC: arabic_readings,
    Script.HEBREW: hebrew_readings,
    Script.BRAHMIC: brahmic_readings,
    Script.OTHER: alphabetic_readings,
}
