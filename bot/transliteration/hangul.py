"""Hangul in Latin letters, as the official system, the press and families write it.

The official system is the Revised Romanization of Korean
(https://www.korean.go.kr/front_eng/roman/roman_01.do).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.text import fold
from bot.transliteration.rewrite_rules import RewriteRules

SURNAMES_FILE = Path(__file__).with_name("korean_surnames.yaml")
SEPARATORS = re.compile(r"[\s·・‧\-]+")
MAX_AMBIGUOUS_LENGTH = 2  # syllables of a name that is hardly a transcribed foreign word
MAX_NATIVE_LENGTH = 4  # syllables of a Korean name; longer ones are foreign

# From the official system to the spellings of the press: gyeong → kyung, hun → hoon, hui → hee
PRESS = RewriteRules([
    (r"^g", "k"), (r"u(?<![ey]u)(?=[nlm]?$)", "oo"), (r"eo(?=[a-z])", "u"),
    (r"^si(?=[nlm]?$)", "shi"), (r"ui$", "ee"),
])  # fmt: skip
EPENTHETIC_VOWEL = re.compile(r"eu(?<=[bcdghjkpst]eu)(?!i)")


@dataclass(frozen=True, slots=True)
class KoreanSurnames:
    """Surnames in Hangul: those of two syllables, and how families spell those of one."""

    compound: frozenset[str]
    spellings: Mapping[str, str]


@cache
def korean_surnames() -> KoreanSurnames:
    """Return the tables of `korean_surnames.yaml`."""
    tables = read_data(SURNAMES_FILE)["ko"]
    return KoreanSurnames(frozenset(tables["compound"].split()), tables["spellings"])


def hangul_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a name: by syllable for a Korean name, by word for a foreign one."""
    parts = [part for part in SEPARATORS.split(text) if part]
    name = "".join(parts)
    foreign = tuple(map(_without_epenthesis, parts))
    if not _is_native(parts):
        return [tuple("".join(_official(part)) for part in parts), foreign]
    return [*native_readings(name), *([foreign] if len(name) > MAX_AMBIGUOUS_LENGTH else [])]


def native_readings(name: str) -> list[tuple[str, ...]]:
    """Return the readings of a Korean name by syllable: the official one, and the press's."""
    surnames = korean_surnames()
    official = _official(name)
    if name[:2] in surnames.compound:
        return [official, tuple(map(PRESS.rewrite, official))]
    if surname := surnames.spellings.get(name[:1]):
        return [official, (surname, *map(PRESS.rewrite, official[1:]))]
    return [official, tuple(map(PRESS.rewrite, official))]


def _official(text: str) -> tuple[str, ...]:
    """Return each syllable by itself in the official system; an initial ㄹ is r."""
    return tuple(["r" + each[1:] if each[0] == "l" else each for each in fold(text)])


def _without_epenthesis(text: str) -> str:
    """Return a foreign name without the vowels that Hangul had to add: 트럼프 → treomp."""
    return EPENTHETIC_VOWEL.sub("", "".join(_official(text)))


def _is_native(parts: list[str]) -> bool:
    size = sum(map(len, parts))
    if not 1 < size <= MAX_NATIVE_LENGTH:
        return size == 1
    first = parts[0]
    return len(parts) == 1 or len(first) == 1 or first in korean_surnames().compound
