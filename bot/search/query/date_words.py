"""Load the words of dates, and make patterns of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data

ReadDate = Callable[[re.Match[str], date], str]
"""Returns a match as EDTF, given today; raises ValueError if it is not a date."""

WORDS_FILE = Path(__file__).with_name("date_words.yaml")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of all languages; the file says what each table and each list is for."""

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    holidays: Mapping[str, list[str]]
    year_parts: Mapping[str, list[int]]
    decades: Mapping[str, int]
    decade_parts: Mapping[str, list[int]]
    month_parts: Mapping[str, list[int]]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    plural_units: Mapping[str, str]
    days: Mapping[str, int]
    periods: Mapping[str, int]
    lists: Mapping[str, list[str]]

    def any_of(self, *names: str) -> str:
        """Return a pattern for one of the words of these lists."""
        return any_word(word for name in names for word in self.lists[name])

    def optional(self, *names: str) -> str:
        """Return a pattern for one of the words of these lists and a space, or for nothing."""
        return f"(?:{self.any_of(*names)} )?"


@cache
def date_words() -> DateWords:
    """Return the words of the file, which is read once."""
    tables: dict[str, dict[str, Any]] = {}
    lists: dict[str, list[str]] = {}
    for language in read_data(WORDS_FILE).values():
        for name, words in language.items():
            if isinstance(words, dict):
                tables.setdefault(name, {}).update(words)
            else:
                lists.setdefault(name, []).extend(words)
    return DateWords(**tables, lists=lists)


def any_word(words: Iterable[str]) -> str:
    """Return a pattern for one of these words; a longer one is tried before its beginning."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def count_and_unit(match: re.Match[str]) -> tuple[int, str]:
    """Return the number and the unit of `two weeks`, from the groups `count` and `unit`."""
    words, unit = date_words(), match["unit"].lower()
    count = (match["count"] or "1").lower()
    number = words.numbers.get(count) or int(count)
    return number, words.units.get(unit) or words.plural_units[unit]
