"""The registry that imported records join: its people, places and topics are not defined again."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.dates import parse_edtf
from bot.errors import RecordsError
from bot.importing.entity_resolution.mentions import RegistryPerson
from bot.records.model import PersonRecord, PlaceKind, PlaceRecord, TopicRecord
from bot.records.reader import InvalidDocument, find_files, read_documents
from bot.text import fold

EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


Name = tuple[str, ...]  # folded


class Registry:
    """What the registry defines, found by any of its names."""

    def __init__(
        self,
        people: Iterable[PersonRecord] = (),
        places: Iterable[PlaceRecord] = (),
        topics: Iterable[TopicRecord] = (),
    ) -> None:
        self.people, self.places, self.topics = tuple(people), tuple(places), tuple(topics)
        self.ids = {
            *(each.id for each in self.people),
            *(each.id for each in self.places),
            *(each.id for each in self.topics),
        }
        self._people = {name: each for each in self.people for name in _names(each)}
        self._topics = {name: each for each in self.topics for name in _names(each)}
        self._countries: dict[Name, str] = {}
        self._cities: dict[tuple[str | None, Name], str] = {}
        for place in self.places:
            for name in _names(place):
                if place.kind is PlaceKind.COUNTRY:
                    self._countries.setdefault(name, place.id)
                else:
                    self._cities.setdefault((place.within, name), place.id)
                    self._cities.setdefault((None, name), place.id)

    def known(self) -> list[RegistryPerson]:
        """Return the people as identity needs them."""
        return [_known(person) for person in self.people if person.country]

    def person(self, name: str) -> PersonRecord | None:
        """Return whom the registry has by this name."""
        return self._people.get(fold(name))

    def topic(self, name: str) -> TopicRecord | None:
        """Return the topic that the registry has by this name."""
        return self._topics.get(fold(name))

    def country(self, names: Iterable[str]) -> str | None:
        """Return the id of the country that bears one of these names."""
        found = (self._countries.get(fold(name)) for name in names)
        return next(filter(None, found), None)

    def city(self, name: str, country: str | None) -> str | None:
        """Return the id of the place, in this country where one is told, that bears this name."""
        return self._cities.get((country, fold(name)))


def _names(each: PersonRecord | PlaceRecord | TopicRecord) -> set[Name]:
    return {fold(name) for name in (each.name, *each.names)}


def read_registry(paths: Iterable[Path]) -> Registry:
    """Return what these record files define; raise RecordsError when one cannot be read."""
    people: list[PersonRecord] = []
    places: list[PlaceRecord] = []
    topics: list[TopicRecord] = []
    for file in find_files(paths):
        for found in read_documents(file, lambda _: None):
            if isinstance(found, InvalidDocument):
                raise RecordsError("Nothing was imported.", found.problems, len(found.problems))
            people += found.record.people
            places += found.record.places
            topics += found.record.topics
    return Registry(people, places, topics)


def _known(person: PersonRecord) -> RegistryPerson:
    spans = [(office.title, parse_edtf(office.held)) for office in person.offices]
    return RegistryPerson(
        id=person.id,
        names=(person.name, *person.names),
        family=person.family,
        country=person.country or "",
        offices=tuple(
            (title, span.first or EARLIEST, min(span.last or LATEST, LATEST))
            for title, span in spans
        ),
    )
