"""Regions of the world with the countries in them, from `regions.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH

FILE = Path(__file__).with_name("regions.yaml")
ABOUT = frozenset({"m49", "source", "parts", "countries"})  # besides these an entry has languages


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its names in all languages, the one to show first.

    `countries` are ids of the gazetteer's countries; `demonyms` are what its people and things are
    called.
    """

    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    countries: frozenset[str]


@cache
def load_regions() -> tuple[Region, ...]:
    """Return the regions; the file is read at the first call."""
    table = read_data(FILE)
    return tuple(_region(id_, table) for id_ in table)


def _region(id_: str, table: Mapping[str, Any]) -> Region:
    languages = [words for key, words in table[id_].items() if key not in ABOUT]
    name = table[id_][ENGLISH]["name"]
    aliases = (alias for words in languages for alias in words.get("aliases", ()))
    return Region(
        name=name,
        names=tuple(dict.fromkeys((name, *aliases))),
        demonyms=tuple(each for words in languages for each in words.get("demonyms", ())),
        countries=frozenset(_countries(id_, table)),
    )


def _countries(id_: str, table: Mapping[str, Any]) -> Iterator[str]:
    yield from table[id_].get("countries", ())
    for part in table[id_].get("parts", ()):
        yield from _countries(part, table)
