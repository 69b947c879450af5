"""The cities of the gazetteer: what they are and were called, from `cities.yaml`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH, LocalizedName
from bot.text import FoldedWords, fold

FILE = Path(__file__).with_name("cities.yaml")


@dataclass(frozen=True, slots=True)
class City:
    """A city with its English names, without duplicates; `name` is the one to show.

    `countries` are the ids of the countries that it is or was in. `zone` is the time zone that is
    named after it. `whole` is the id of the city that it is a part of. `other_languages` has only
    the names that CLDR lacks.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    zone: str | None = None
    whole: str | None = None
    other_languages: tuple[LocalizedName, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The English names, the shown one first."""
        return (self.name, *self.aliases, *self.former_names)


class Cities:
    """Finds cities by their English names and their countries."""

    def __init__(self, cities: Mapping[str, City]) -> None:
        """Index the names; `cities` are keyed by id."""
        self._cities = cities
        self._by_name: defaultdict[FoldedWords, list[City]] = defaultdict(list)
        for city in cities.values():
            for name in dict.fromkeys(map(fold, city.names)):
                self._by_name[name].append(city)

    def find(self, name: FoldedWords, country: str | None) -> City | None:
        """Return the city with this name, in folded words, that is or was in a country.

        `country` is the gazetteer's id; where it is None, the only city of the name is returned.
        """
        found = [
            city
            for city in self._by_name.get(name, ())
            if country is None or country in city.countries
        ]
        return found[0] if len(found) == 1 else None

    def whole_of(self, city: City) -> City | None:
        """Return the city that another one is a part of."""
        return self._cities[city.whole] if city.whole else None


@cache
def load_cities() -> Cities:
    """Return the cities of the data file, which is read at the first call."""
    return Cities({id_: _city(id_, entry) for id_, entry in read_data(FILE).items()})


def _city(id_: str, entry: Mapping[str, Any]) -> City:
    english = entry[ENGLISH]
    return City(
        id=id_,
        name=english["name"],
        countries=tuple(entry["country"]),
        aliases=tuple(english.get("aliases", ())),
        former_names=tuple(english.get("former", ())),
        zone=entry.get("zone"),
        whole=entry.get("part_of"),
        other_languages=tuple(_localized(entry.get("others", {}))),
    )


def _localized(others: Mapping[str, Any]) -> Iterator[LocalizedName]:
    for language, names in others.items():
        yield from (LocalizedName(language, name) for name in names)
