"""Load the words around the name of a period, and make patterns of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.search.query.date_words import any_word

WORDS_FILE = Path(__file__).with_name("period_words.yaml")
SIDES = ("during", "before", "after", "since", "until", "eve", "under", "place_like")


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The words of all languages; the file says what each list and each table is for."""

    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, Any]]

    @property
    def sides(self) -> dict[str, str]:
        """What stands before a period, with the name of its list."""
        return {word.lower(): side for side in SIDES for word in self.lists[side]}

    def any_of(self, *names: str) -> str:
        """Return a pattern for one of the words of these lists and tables."""
        words = (word for name in names for word in self.lists.get(name) or self.tables[name])
        return any_word(words)

    def ordinal(self, word: str) -> int:
        """Return the number that an ordinal means; -1 is the last one."""
        return int(self.tables["ordinals"][word.lower()])


@cache
def period_words() -> PeriodWords:
    """Return the words of the file, which is read once."""
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, dict[str, Any]] = {}
    for language in read_data(WORDS_FILE).values():
        for name, words in language.items():
            if isinstance(words, dict):
                tables[name] = {**tables.get(name, {}), **words}
            else:
                lists[name] = (*lists.get(name, ()), *words)
    return PeriodWords(lists, tables)


@cache
def period_pattern(name: str) -> re.Pattern[str]:
    """Return one of the patterns of phrases that name a period.

    `term` is `second term in office`, `part` is `first year`, `trip` is `last foreign trip`,
    `in_office` is `took office`, `amount` is `two years`, and `side` is what stands before a
    period; the others are single words of the file.
    """
    words = period_words()
    ordinal, office = words.any_of("ordinals"), words.any_of("in_office")
    trip, before = words.any_of("trips"), words.any_of("abroad_before")
    count = rf"(?:(?P<count>\d{{1,3}}|{words.any_of('numbers')}) )?"
    patterns = {
        "term": rf"(?:(?P<ordinal>{ordinal}) )?(?P<noun>{words.any_of('terms', 'reigns')})"
        rf"(?: (?P<office>{office}))?",
        "part": rf"(?P<ordinal>{ordinal}) {count}(?P<unit>{words.any_of('units')})"
        rf"(?: (?P<office>{office})| {words.any_of('part_links')}(?= ))?",
        "trip": rf"(?P<ordinal>{ordinal}) (?:{before} {trip}s?|{trip}s? "
        rf"{words.any_of('abroad_after')})(?: (?P<office>{office}))?",
        "in_office": rf"(?:(?P<begins>{words.any_of('begins')})|(?P<ends>{words.any_of('ends')})"
        rf"|{words.any_of('was')} (?P<office>{words.any_of('offices')}))",
        "while": rf"{words.any_of('while')}",
        "between": rf"{words.any_of('between')}",
        "between_link": rf"{words.any_of('between_links')}",
        "amount": rf"(?P<count>\d{{1,3}}|a|an|one|the|{words.any_of('numbers')}) "
        rf"(?P<unit>{words.any_of('units')})",
        "side": rf"(?P<side>{any_word(words.sides)})",
    }
    return re.compile(rf"(?<![\w'’-]){patterns[name]}(?![\w-])", re.IGNORECASE)
