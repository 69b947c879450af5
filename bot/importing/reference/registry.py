"""The registry that imported records join: its people, places and topics are not defined again."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.dates import parse_edtf
from bot.errors import RecordsError
from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.mentions import HeldOffice, RegistryPerson
from bot.records.model import OfficeRecord, PersonRecord, PlaceKind, PlaceRecord, TopicRecord
from bot.records.reader import InvalidDocument, find_files, read_documents
from bot.text import FoldedWords, fold


class Registry:
    """Finds what the registry defines by any of its names."""

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
        self._countries: dict[FoldedWords, str] = {}
        self._cities: dict[tuple[str | None, FoldedWords], str] = {}
        for place in self.places:
            for name in _names(place):
                if place.kind is PlaceKind.COUNTRY:
                    self._countries.setdefault(name, place.id)
                else:
                    self._cities.setdefault((place.within, name), place.id)
                    self._cities.setdefault((None, name), place.id)

    def people_of_countries(self) -> list[RegistryPerson]:
        """Return the people with a country, as entity resolution needs them."""
        return [_registry_person(person) for person in self.people if person.country]

    def person(self, name: str) -> PersonRecord | None:
        """Return the person with this name."""
        return self._people.get(fold(name))

    def topic(self, name: str) -> TopicRecord | None:
        """Return the topic with this name."""
        return self._topics.get(fold(name))

    def country(self, names: Iterable[str]) -> str | None:
        """Return the id of the country with one of these names."""
        ids = (self._countries.get(fold(name)) for name in names)
        return next(filter(None, ids), None)

    def city(self, name: str, country: str | None) -> str | None:
        """Return the id of the place with this name that is no country; in a country, if given."""
        return self._cities.get((country, fold(name)))


def read_registry(paths: Iterable[Path]) -> Registry:
    """Return what these record files define; raise RecordsError when one cannot be read."""
    people: list[PersonRecord] = []
    places: list[PlaceRecord] = []
    topics: list[TopicRecord] = []
    for file in find_files(paths):
        for document in read_documents(file, lambda _: None):
            if isinstance(document, InvalidDocument):
                problems = document.problems
                raise RecordsError("Nothing was imported.", problems, len(problems))
            people += document.record.people
            places += document.record.places
            topics += document.record.topics
    return Registry(people, places, topics)


def _names(each: PersonRecord | PlaceRecord | TopicRecord) -> set[FoldedWords]:
    return {fold(name) for name in (each.name, *each.names)}


def _registry_person(person: PersonRecord) -> RegistryPerson:
    return RegistryPerson(
        id=person.id,
        names=(person.name, *person.names),
        country=person.country or "",
        offices=tuple(map(_held_office, person.offices)),
    )


def _held_office(office: OfficeRecord) -> HeldOffice:
    held = parse_edtf(office.held)
    return HeldOffice(office_class(office.title), held.first or date.min, held.last or date.max)
