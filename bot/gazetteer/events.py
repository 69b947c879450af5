"""Occasions on which people meet, by any of their names: `UNGA` is the UN General Assembly.

They are the events of `events.yaml`, and the organisations whose gatherings are called by the
organisation's name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH
from bot.gazetteer.organisations import load_organisations
from bot.text import FoldedWords, fold, is_east_asian

FILE = Path(__file__).with_name("events.yaml")


@dataclass(frozen=True, slots=True)
class Occasions:
    """The occasions with all their names; `words` and `east_asian_words` are those of the names.

    `east_asian_words` are the syllables of East Asian names, which many other names have as well.
    """

    names: Mapping[str, tuple[str, ...]]
    by_words: Mapping[FoldedWords, str]
    words: frozenset[str]
    east_asian_words: frozenset[str]
    suffixes: frozenset[str]
    nouns: frozenset[str]


@cache
def load_occasions() -> Occasions:
    """Return the occasions; the files are read at the first call."""
    table = read_data(FILE)
    names = {name: tuple(others) for name, others in _named(table["events"])}
    folded = {other: fold(other) for others in names.values() for other in others}
    return Occasions(
        names=names,
        by_words={folded[other]: name for name, others in names.items() for other in others},
        words=frozenset(
            word for name, words in folded.items() if not is_east_asian(name) for word in words
        ),
        east_asian_words=frozenset(
            word for name, words in folded.items() if is_east_asian(name) for word in words
        ),
        suffixes=frozenset(table["suffixes"][ENGLISH].split()),
        nouns=frozenset(table["occasion_nouns"][ENGLISH].split()),
    )


def find_occasion(words: FoldedWords) -> str | None:
    """Return the occasion that folded words name: `apec`, also `apec leaders summit`."""
    occasions = load_occasions()
    for end in range(len(words), 0, -1):
        if name := occasions.by_words.get(words[:end]):
            return name
        if words[end - 1] not in occasions.suffixes:
            return None
    return None


def aliases(occasion: str) -> tuple[str, ...]:
    """Return all names that a text may have for an occasion, its own included."""
    return load_occasions().names.get(occasion, (occasion,))


def _named(events: list[Mapping[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each occasion with all its names in any language."""
    for entry in events:
        others = [other for words in entry.values() for other in words.get("aliases", ())]
        yield entry[ENGLISH]["name"], [entry[ENGLISH]["name"], *others]
    for each in load_organisations():
        if each.occasion:
            yield each.occasion, [*each.names, *each.gatherings, *each.other_languages]
