"""The readings of a name in any script, in Latin letters."""

import re
from collections.abc import Callable
from functools import lru_cache

from bot.text import fold
from bot.transliteration.abjad import arabic_readings, hebrew_readings
from bot.transliteration.alphabetic import alphabetic_readings
from bot.transliteration.brahmic import brahmic_readings
from bot.transliteration.chinese import chinese_readings
from bot.transliteration.hangul import hangul_readings
from bot.transliteration.hanja import hanja_readings
from bot.transliteration.kana import kana_readings
from bot.transliteration.kanji import kanji_readings
from bot.transliteration.script_detection import HAN_LETTERS, Script, script_of

REMEMBERED = 16_384  # names
MAX_READINGS = 6  # readings of a name
LONGEST = 80  # characters; what is longer is a text, of which no dictionary is asked

UMLAUTS = str.maketrans(
    {"ö": "oe", "ä": "ae", "ü": "ue", "Ö": "Oe", "Ä": "Ae", "Ü": "Ue"}
    | {"ø": "oe", "å": "aa", "Ø": "Oe", "Å": "Aa"}
)
NOT_IN_WORDS = re.compile(r"[^a-z0-9]")


@lru_cache(REMEMBERED)
def transliterate(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the Latin readings of a name as folded words, likeliest first, none for no letters.

    A Korean's or Chinese's name has a word for each syllable, others those that are written.
    """
    script = script_of(text)
    found = [fold(text)] if len(text) > LONGEST else READERS[script](text)
    words = dict.fromkeys(tuple(filter(None, map(_plain, each))) for each in found)
    return tuple(each for each in words if each)[:MAX_READINGS]


def is_non_latin(text: str) -> bool:
    """Tell whether a name's script writes sounds so loosely that skeletons should be looked up."""
    return script_of(text) is not Script.LATIN


def _latin_readings(text: str) -> list[tuple[str, ...]]:
    return [fold(text)] if text.isascii() else [fold(text), fold(text.translate(UMLAUTS))]


def _han_readings(text: str) -> list[tuple[str, ...]]:
    likeliest, *others = chinese_readings(text)
    return [likeliest, *kanji_readings(text)[:2], *hanja_readings(text)[:2], *others]


def _kana_readings(text: str) -> list[tuple[str, ...]]:
    return kanji_readings(text) if HAN_LETTERS.search(text) else kana_readings(text)


def _plain(word: str) -> str:
    return NOT_IN_WORDS.sub("", word)


READERS: dict[Script, Callable[[str], list[tuple[str, ...]]]] = {
    Script.LATIN: _latin_readings,
    Script.HANGUL: hangul_readings,
    Script.HAN: _han_readings,
    Script.KANA: _kana_readings,
    Script.ARABIC: arabic_readings,
    Script.HEBREW: hebrew_readings,
    Script.BRAHMIC: brahmic_readings,
    Script.OTHER: alphabetic_readings,
}
