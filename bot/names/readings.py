"""The readings of a name in any script, in Latin letters."""

from functools import lru_cache

from bot.names.chinese import chinese_readings
from bot.names.hangul import hangul_readings
from bot.names.hanja import hanja_readings
from bot.names.indic import indic_readings
from bot.names.kana import kana_readings
from bot.names.kanji import kanji_readings
from bot.names.letters import other_readings
from bot.names.scripts import Script, script_of
from bot.names.semitic import arabic_readings, hebrew_readings
from bot.text import fold

REMEMBERED = 16_384
MOST = 6
LOOSE = {
    Script.ARABIC,
    Script.HEBREW,
    Script.KANA,
    Script.HAN,
    Script.HANGUL,
    Script.OTHER,
    Script.INDIC,
}
UMLAUTS = str.maketrans(
    {
        "ö": "oe",
        "ä": "ae",
        "ü": "ue",
        "Ö": "Oe",
        "Ä": "Ae",
        "Ü": "Ue",
        "å": "aa",
        "Å": "Aa",
        "ø": "oe",
        "Ø": "Oe",
    }
)


def latin_readings(text):
    return [fold(text), fold(text.translate(UMLAUTS))]


def han_readings(text):
    return [
        *chinese_readings(text)[:1],
        *kanji_readings(text)[:2],
        *hanja_readings(text)[:2],
        *chinese_readings(text)[1:2],
    ]


def mixed_readings(text):
    return (
        [*kana_readings(text)]
        if not any("\u3400" <= c <= "\u9fff" for c in text)
        else kanji_readings(text) or [fold(text)]
    )


READERS = {
    Script.LATIN: latin_readings,
    Script.HANGUL: hangul_readings,
    Script.HAN: han_readings,
    Script.KANA: mixed_readings,
    Script.ARABIC: arabic_readings,
    Script.HEBREW: hebrew_readings,
    Script.INDIC: indic_readings,
    Script.OTHER: other_readings,
}


@lru_cache(REMEMBERED)
def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the Latin readings of a name, likeliest first."""
    found = dict.fromkeys(READERS[script_of(text)](text))
    return tuple(words for words in found if words)[:MOST]


def is_loose(text: str) -> bool:
    """Tell whether a script writes sounds so loosely that consonants alone should be looked up."""
    return script_of(text) in LOOSE
