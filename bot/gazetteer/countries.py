"""The countries of the gazetteer: what they and their people are called, from `countries.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.files import read_data

FILE = Path(__file__).with_name("countries.yaml")
ENGLISH = "en"
ABOUT = frozenset({"code", "family_name", ENGLISH})  # besides these an entry has languages


class LocalizedName(NamedTuple):
    """A name in another language than English, with the language's ISO 639 code."""

    language: str
    name: str


class FamilyNamePosition(Enum):
    """Where the family name stands in the names of a country's people."""

    LAST = "last"
    FIRST = "first"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its English names, without duplicates; `name` is the one to show.

    `code` is the ISO 3166-1 code, which former states lack. `shared_names` rather mean another
    country; `other_languages` has only the names that CLDR lacks.
    """

    id: str
    name: str
    code: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    shared_names: tuple[str, ...] = ()
    other_languages: tuple[LocalizedName, ...] = ()
    family_name: FamilyNamePosition = FamilyNamePosition.LAST

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names of the country as a whole, the shown one first."""
        return (self.name, *self.aliases, *self.former_names)

    @property
    def names(self) -> tuple[str, ...]:
        """All English names that mean this country, demonyms included, the shown one first."""
        return (*self.own_names, *self.territories, *self.demonyms)

    @property
    def is_family_name_first(self) -> bool:
        """Whether the family name of its people usually stands first."""
        return self.family_name is not FamilyNamePosition.LAST


@cache
def load_countries() -> Mapping[str, Country]:
    """Return the countries by id; the file is read at the first call."""
    return {id_: _country(id_, entry) for id_, entry in read_data(FILE).items()}


@cache
def family_name_first_countries() -> frozenset[str]:
    """Return the ids of the countries where the family name usually stands first."""
    return frozenset(each.id for each in load_countries().values() if each.is_family_name_first)


def _country(id_: str, entry: Mapping[str, Any]) -> Country:
    english = entry[ENGLISH]
    return Country(
        id=id_,
        name=english["name"],
        code=entry.get("code"),
        aliases=tuple(english.get("aliases", ())),
        former_names=tuple(english.get("former", ())),
        territories=tuple(english.get("territories", ())),
        demonyms=tuple(english.get("demonyms", ())),
        capitals=tuple(english.get("capitals", ())),
        shared_names=tuple(english.get("shared", ())),
        other_languages=tuple(_localized(entry)),
        family_name=FamilyNamePosition(entry.get("family_name", FamilyNamePosition.LAST.value)),
    )


def _localized(entry: Mapping[str, Any]) -> Iterator[LocalizedName]:
    for language, words in entry.items():
        if language not in ABOUT:
            yield from (LocalizedName(language, name) for name in words["aliases"])
