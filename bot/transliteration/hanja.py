"""Korean names in Han characters.

The standard KS X 1001 sorts its 4,888 Han characters by their Korean reading, and Python's codec
`euc_kr` knows the standard: the reading of a character is that of the last section which begins
before it or with it.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.transliteration.hangul import korean_surnames, native_readings

TABLES_FILE = Path(__file__).with_name("hanja.yaml")
MAX_LENGTH = 4  # characters of a Korean name with a surname of two
HAN_LEAD_BYTES = range(0xCA, 0xFE)  # first bytes of Han characters in EUC-KR
SPACES = re.compile(r"[\s·]")


@dataclass(frozen=True, slots=True)
class HanjaTables:
    """The sections of KS X 1001 in their order, and translation tables for `str.translate`.

    `variants` maps shapes that the standard does not encode to those that it does;
    `initial_syllables` maps syllables to those that South Korea says at the beginning of a word.
    """

    readings: tuple[str, ...]
    first_codes: tuple[bytes, ...]
    variants: Mapping[int, str]
    initial_syllables: Mapping[int, str]


@cache
def hanja_tables() -> HanjaTables:
    """Return the tables of `hanja.yaml`."""
    tables = read_data(TABLES_FILE)["ko"]
    return HanjaTables(
        tuple(tables["sections"]),
        tuple(char.encode("euc_kr") for char in tables["sections"].values()),
        str.maketrans(tables["variants"]),
        str.maketrans(tables["initial_syllables"]),
    )


def korean_syllable(char: str) -> str:
    """Return the reading of a Han character in Hangul; empty where Korean does not use it."""
    tables = hanja_tables()
    try:
        code = char.translate(tables.variants).encode("euc_kr")
    except UnicodeEncodeError:
        return ""
    if code[0] not in HAN_LEAD_BYTES:
        return ""
    return tables.readings[bisect_right(tables.first_codes, code) - 1]


def hanja_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a Korean name; none where it cannot be one."""
    name = SPACES.sub("", text)
    if not 1 < len(name) <= MAX_LENGTH:
        return []
    syllables = [korean_syllable(char) for char in name]
    has_compound = "".join(syllables[:2]) in korean_surnames().compound
    if (len(name) == MAX_LENGTH and not has_compound) or not all(syllables):
        return []
    initial = hanja_tables().initial_syllables
    surname, given = syllables[0].translate(initial), "".join(syllables[1:])
    spelled = dict.fromkeys((surname + given, surname + given[0].translate(initial) + given[1:]))
    return [reading for each in spelled for reading in native_readings(each)]
