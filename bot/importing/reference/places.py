"""Give the places of trips their ids: those of the registry, or new ones that records define."""

import re
from collections.abc import Iterable
from functools import cache

from bot.gazetteer.cities import load_cities
from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.lexicon import any_of, load_lexicon
from bot.importing.model import Span, Trip
from bot.importing.reference.registry import Registry
from bot.records.model import PlaceKind, PlaceRecord
from bot.text import fold, slug
from bot.written_dates import MONTH_NAMES

LOCALE = re.compile(r"(?:[^,;(]|\([^)]*\))+")
FEDERAL_DISTRICT = re.compile(r", (?=D\.?\s?[FC]\.)")  # `Mexico, D.F.` is one city
BRACKET = re.compile(r"\s*\([^)]*\)")
UNKNOWN_COUNTRY = "Unknown country"


class Places:
    """Gives each place its id, and collects the places that records have to define.

    Countries are known by two ids: that of the gazetteer, and that of the records, which is the
    registry's where it has the country.
    """

    def __init__(self, gazetteer: Gazetteer, registry: Registry) -> None:
        self._gazetteer = gazetteer
        self._registry = registry
        self._record_ids: dict[str, str] = {}
        self._gazetteer_ids: dict[str, str] = {}  # the other way round
        self._defined: dict[str, PlaceRecord] = {}
        self._unlisted: dict[str, Country] = {}  # countries that the gazetteer does not have
        self._taken = {place.id for place in registry.places} | set(gazetteer.countries)

    def gazetteer_id(self, label: str) -> str:
        """Return the gazetteer's id of a country by any of its names.

        A country that is in no list gets an id of its own.
        """
        country = self._gazetteer.country(label)
        if country is None:
            name = label or UNKNOWN_COUNTRY
            id_ = slug(label) or slug(UNKNOWN_COUNTRY)
            country = self._unlisted.setdefault(id_, Country(id_, name))
        self.record_id(country.id)
        return country.id

    def name(self, gazetteer_id: str) -> str:
        """Return the name of a country."""
        return self._country(gazetteer_id).name

    def record_id(self, gazetteer_id: str) -> str:
        """Return the id of a country in the records."""
        if gazetteer_id not in self._record_ids:
            country = self._country(gazetteer_id)
            known = self._registry.country(country.names)
            self._record_ids[gazetteer_id] = known or gazetteer_id
            self._gazetteer_ids[known or gazetteer_id] = gazetteer_id
            if known is None:
                self._defined[country.id] = PlaceRecord(
                    id=country.id,
                    name=country.name,
                    kind=PlaceKind.COUNTRY,
                    names=country.names[1:],
                )
        return self._record_ids[gazetteer_id]

    def city(self, name: str, country: str) -> str:
        """Return the id of a city in a country, which is given by its id in the records."""
        written = BRACKET.sub("", name).strip() or name
        city = load_cities().find(fold(written), self._gazetteer_ids.get(country))
        names = city.names if city else (written,)
        for each in (written, *names):
            if known := self._registry.city(each, country):
                return known
        plain = names[0]
        id_ = slug(plain)
        if not id_ or id_ in self._taken:
            id_ = f"{id_}-{country}" if id_ else f"place-in-{country}"
        other = self._defined.get(id_)
        if other is not None and other.within != country:
            id_ = f"{id_}-{country}"
        if id_ not in self._defined:
            names = tuple(each for each in dict.fromkeys((name, *names)) if each != plain)
            self._defined[id_] = PlaceRecord(
                id=id_, name=plain, kind=PlaceKind.CITY, names=names, within=country
            )
        return id_

    def city_in_text(self, text: str, country: str) -> tuple[str, Span] | None:
        """Return the id of the city where a text says something was, and the words of its name.

        `country` is the gazetteer's id of the country.
        """
        in_city, away = _city_patterns()
        for match in reversed(list(in_city.finditer(text))):
            name = match["city"]
            if not away.search(text[: match.start()]) and self._gazetteer.find(name) is None:
                return self.city(name, self.record_id(country)), Span(*match.span("city"))
        return None

    def of_trip(self, trip: Trip, country: str) -> tuple[str, ...]:
        """Return the ids of where a trip went: its cities, or its country where it names none.

        `country` is the gazetteer's id of the country.
        """
        id_ = self.record_id(country)
        return tuple(dict.fromkeys(self.city(name, id_) for name in locales(trip))) or (id_,)

    def defined(self) -> Iterable[PlaceRecord]:
        """Return the places that the records have to define, in order of their ids."""
        return [place for _, place in sorted(self._defined.items())]

    def _country(self, gazetteer_id: str) -> Country:
        return self._gazetteer.countries.get(gazetteer_id) or self._unlisted[gazetteer_id]


def locales(trip: Trip) -> list[str]:
    """Return the cities of a trip: `Bari, Matera` are two, `Mexico, D.F.` is one."""
    joined = FEDERAL_DISTRICT.sub("\0", trip.locale)
    names = (match[0].replace("\0", ", ").strip() for match in LOCALE.finditer(joined))
    return [name for name in names if name]


@cache
def _city_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of `in New York City`, and that of words behind which it is elsewhere."""
    lexicon = load_lexicon()
    continents = any_of(lexicon.continents)
    no_city = rf"(?!(?:{continents}|{'|'.join(MONTH_NAMES)})\b)"
    word = rf"{no_city}[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*"
    in_city = rf"\b[Ii]n (?P<city>{word}(?: {word}){{0,2}})(?![\w+])(?! (?:{continents}))"
    return (
        re.compile(in_city),
        re.compile(rf"\b(?:{any_of(lexicon.away_words)})\b", re.IGNORECASE),
    )
