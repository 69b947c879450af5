"""Places of trips: countries and cities, with the registry's ids where it has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.model import Span, Trip
from bot.importing.reference.registry import Registry
from bot.records.model import PlaceKind, PlaceRecord
from bot.text import fold

LOCALE = re.compile(r"(?:[^,;(]|\([^)]*\))+")
FEDERAL_DISTRICT = re.compile(r", (?=D\.?\s?[FC]\.)")  # `Mexico, D.F.` is one city
# `in New York City`, as remarks say where the archive has no field for it
WORD = (
    r"(?!(?:Africa|America|Asia|Europe|January|February|March|April|May|June|July|August|Septem"
    r"ber|October|November|December)\b)[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*"
)
IN_CITY = re.compile(rf"\b[Ii]n (?P<city>{WORD}(?: {WORD}){{0,2}})(?![\w+])(?! (?:Africa|America))")
# Behind these it is another place that is told of
AWAY = re.compile(
    r"\b(?:en route|return(?:ed|ing)?|after|following|before|while|discuss|situation|developments"
    r"|partnership|security|visited|peace|crisis)\b",
    re.IGNORECASE,
)
BRACKET = re.compile(r"\s*\([^)]*\)")
UNKNOWN = "unknown-country"
LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class City:
    """A city as the archive writes it, in a country."""

    name: str
    country: str


class Places:
    """Gives each place its id, and knows which the records have to define."""

    def __init__(self, gazetteer: Gazetteer, registry: Registry) -> None:
        self._gazetteer = gazetteer
        self._registry = registry
        self._ids: dict[str, str] = {}
        self._defined: dict[str, PlaceRecord] = {}
        self._made: dict[str, Country] = {}  # countries that the gazetteer does not know
        self._taken = {place.id for place in registry.places} | set(gazetteer.countries)

    def raw_country(self, label: str) -> str:
        """Return the gazetteer's id of a country by any of its names."""
        id_ = self._country_of(label).id
        self.country_by_id(id_)
        return id_

    def name(self, country: str) -> str:
        """Return the name of a country by the gazetteer's id."""
        return (self._gazetteer.countries.get(country) or self._made[country]).name

    def country_by_id(self, id_: str) -> str:
        """Return the id that records use for a country that the gazetteer knows, defined once."""
        if id_ not in self._ids:
            country = self._gazetteer.countries.get(id_) or self._made[id_]
            known = self._registry.country(country.names)
            self._ids[id_] = known or id_
            if known is None:
                self._define(country)
        return self._ids[id_]

    def _country_of(self, label: str) -> Country:
        """Return the country with a name; one that nobody knows is taken as it is written."""
        known = self._gazetteer.country(label)
        if known:
            return known
        id_ = slug(label) or UNKNOWN
        return self._made.setdefault(id_, Country(id_, label or "Unknown country"))

    def _define(self, country: Country) -> None:
        names = tuple(name for name in country.names[1:] if name)
        self._defined[country.id] = PlaceRecord(
            id=country.id, name=country.name, kind=PlaceKind.COUNTRY, names=names
        )

    def city(self, name: str, country: str) -> str:
        """Return the id of a city in a country, defined once."""
        plain = BRACKET.sub("", name).strip() or name
        if known := self._registry.city(plain, country):
            return known
        id_ = slug(plain)
        if not id_ or id_ in self._taken:
            id_ = f"{id_}-{country}" if id_ else f"place-in-{country}"
        other = self._defined.get(id_)
        if other is not None and other.within != country:
            id_ = f"{id_}-{country}"
        if id_ not in self._defined:
            names = (name,) if name != plain else ()
            self._defined[id_] = PlaceRecord(
                id=id_, name=plain, kind=PlaceKind.CITY, names=names, within=country
            )
        return id_

    def in_words(self, text: str, country: str) -> tuple[str, Span] | None:
        """Return the city that a text says something was in, and the words."""
        for match in reversed(list(IN_CITY.finditer(text))):
            name = match["city"]
            if not AWAY.search(text[: match.start()]) and self._gazetteer.find(name) is None:
                return self.city(name, self.country_by_id(country)), Span(*match.span("city"))
        return None

    def of_trip(self, trip: Trip, country: str) -> str:
        """Return the place of a trip's meetings: its city where it has one, else its country."""
        cities, id_ = locales(trip), self.country_by_id(country)
        return self.city(cities[0], id_) if len(cities) == 1 else id_

    def defined(self) -> Iterable[PlaceRecord]:
        """Return the places that the records have to define, in order of their ids."""
        return [place for _, place in sorted(self._defined.items())]


def locales(trip: Trip) -> list[str]:
    """Return the cities of a trip: `Bari, Matera` are two, `Mexico, D.F.` is one."""
    joined = FEDERAL_DISTRICT.sub("\0", trip.locale)
    found = (match[0].replace("\0", ", ").strip() for match in LOCALE.finditer(joined))
    return [name for name in found if name]


def slug(text: str) -> str:
    """Return a text as an id; empty when it has no letter."""
    return "-".join(fold(text))[:LONGEST_ID].strip("-")
