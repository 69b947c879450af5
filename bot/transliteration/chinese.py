"""Chinese names in Han characters, and foreign names that Chinese transcribes with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.text import fold

NAMES_FILE = Path(__file__).with_name("chinese_names.yaml")
SEPARATORS = re.compile(r"[\s·・‧•．.\-]+")
MAX_NATIVE_LENGTH = 4  # characters of a Chinese name; longer ones are foreign


@dataclass(frozen=True, slots=True)
class ChineseNames:
    """The pinyin of surnames read differently, and the sound of characters in foreign names.

    `foreign_names` are given names with a form of their own.
    """

    surnames: Mapping[str, str]
    foreign_characters: Mapping[str, str]
    foreign_names: Mapping[str, str]


@cache
def chinese_names() -> ChineseNames:
    """Return the tables of `chinese_names.yaml`."""
    tables = read_data(NAMES_FILE)["zh"]
    syllables: dict[str, str] = tables["foreign_syllables"]
    characters = {char: latin for latin, chars in syllables.items() for char in chars}
    return ChineseNames(tables["surnames"], characters, tables["foreign_names"])


def chinese_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings in pinyin, by character for a Chinese name, else by word."""
    parts = [part for part in SEPARATORS.split(text) if part]
    if len(parts) == 1 and len(parts[0]) <= MAX_NATIVE_LENGTH:
        native = _native(parts[0])
        return [native, (_foreign(parts[0]),)] if len(parts[0]) > 1 else [native]
    return [tuple(map(_foreign, parts)), tuple("".join(fold(part)) for part in parts)]


def _foreign(word: str) -> str:
    """Return the foreign name that Han characters transcribe: 特朗普 → tronp."""
    names = chinese_names()
    if name := names.foreign_names.get(word):
        return name
    sounds = names.foreign_characters
    return "".join(sounds.get(char) or "".join(fold(char)) for char in word)


def _native(name: str) -> tuple[str, ...]:
    surnames = chinese_names().surnames
    for size in (2, 1):
        if len(name) > size and (surname := surnames.get(name[:size])):
            return surname, *fold(name[size:])
    return fold(name)
