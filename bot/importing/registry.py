"""The registry that imported records join: its people, places and topics are not defined again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.dates import parse_edtf
from bot.errors import RecordsError
from bot.importing.identity import Known
from bot.records.model import Person, Place, PlaceKind, Topic
from bot.records.reader import Broken, find_files, read_documents
from bot.text import fold

EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Registry:
    """What the registry defines."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    topics: tuple[Topic, ...] = ()

    def known(self) -> list[Known]:
        """Return the people as identity needs them."""
        return [_known(person) for person in self.people if person.country]

    def country(self, names: Iterable[str]) -> str | None:
        """Return the id of the country that bears one of these names."""
        return self._place(names, {PlaceKind.COUNTRY}, None)

    def city(self, name: str, country: str | None) -> str | None:
        """Return the id of the place in a country that bears this name."""
        return self._place([name], {PlaceKind.CITY, PlaceKind.SITE, PlaceKind.REGION}, country)

    def _place(self, names: Iterable[str], kinds: set[PlaceKind], within: str | None) -> str | None:
        wanted = {fold(name) for name in names}
        return next(
            (
                place.id
                for place in self.places
                if place.kind in kinds
                and (within is None or place.within == within)
                and wanted & {fold(name) for name in (place.name, *place.names)}
            ),
            None,
        )


def read_registry(paths: Iterable[Path]) -> Registry:
    """Return what these record files define; raise RecordsError when one cannot be read."""
    people: list[Person] = []
    places: list[Place] = []
    topics: list[Topic] = []
    for file in find_files(paths):
        for found in read_documents(file, lambda _: None):
            if isinstance(found, Broken):
                raise RecordsError("Nothing was imported.", found.problems, len(found.problems))
            people += found.record.people
            places += found.record.places
            topics += found.record.topics
    return Registry(tuple(people), tuple(places), tuple(topics))


def _known(person: Person) -> Known:
    spans = [(office.title, parse_edtf(office.held)) for office in person.offices]
    return Known(
        id=person.id,
        names=(person.name, *person.names),
        family=person.family,
        country=person.country or "",
        offices=tuple(
            (title, span.first or EARLIEST, min(span.last or LATEST, LATEST))
            for title, span in spans
        ),
    )
