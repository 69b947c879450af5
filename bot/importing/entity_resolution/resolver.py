"""Who is who across an archive: mentions into people, by name, country, office and date.

A family name alone is given to someone only where that is unambiguous; else it stays apart.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.importing.entity_resolution.blocking_index import Directory
from bot.importing.entity_resolution.homonyms import Namesakes
from bot.importing.entity_resolution.matcher import OFFICE_GAP, Matcher
from bot.importing.entity_resolution.mentions import Known, Person, Sighting
from bot.importing.entity_resolution.name_comparison import name_words
from bot.importing.entity_resolution.nationality import place
from bot.importing.entity_resolution.office_classes import office_class

CLEARLY_NEARER = 3  # years that the second candidate must be farther away


def resolve(
    sightings: Sequence[Sighting],
    registry: Iterable[Known],
    ended: Iterable[tuple[str, str, date]],
    namesakes: Namesakes,
) -> list[Person]:
    """Return the people of all sightings, those that the registry has first.

    `ended` tells of whom the archive says that they had died: side, name, day.
    """
    passed_on = dict(namesakes.passed_on)
    for side, name, day in ended:
        key = (side, " ".join(name_words(name)))
        passed_on[key] = (*passed_on.get(key, ()), day)
    known = Namesakes(passed_on, namesakes.shared, namesakes.common)
    return _Resolver(place(sightings), registry, known).people()


class _Resolver:
    """Puts sightings together: full names, then runs of family names, then those with these."""

    def __init__(
        self, sightings: Sequence[Sighting], registry: Iterable[Known], namesakes: Namesakes
    ) -> None:
        self._matcher = Matcher(namesakes)
        self._people = Directory()
        self._runs = Directory()
        for known in registry:
            self._people.add(Person(known.country, known=known))
        in_order = sorted(sightings, key=lambda each: (each.day, each.ref))
        self._full = [each for each in in_order if len(name_words(each.name)) > 1]
        self._full.sort(key=lambda each: -len(name_words(each.name)))
        self._short = [each for each in in_order if len(name_words(each.name)) == 1]

    def people(self) -> list[Person]:
        """Return the people, each with its sightings in order of time."""
        for sighting in self._full:
            self._assign(sighting, self._people)
        for sighting in self._short:
            self._assign(sighting, self._runs)
        for run in self._runs.people:
            self._settle(run)
        found = [person for person in self._people.people if person.sightings]
        for person in found:
            person.sightings.sort(key=lambda each: (each.day, each.ref))
        return found

    def _settle(self, run: Person) -> None:
        """Give a run of one family name to whom it is of; else it is somebody by itself."""
        owners = self._owners(run)
        if len(owners) == 1:
            self._people.extend(owners[0], run.sightings)
            return
        alone: list[Sighting] = []
        for sighting in run.sightings:
            owner = self._nearest_of(owners, sighting)
            if owner:
                self._people.extend(owner, [sighting])
            else:
                alone.append(sighting)
        if alone:
            self._people.add(Person(run.side, alone))

    def _owners(self, run: Person) -> list[Person]:
        """Return everyone whose full name has the family name of a run, at the same time."""
        first = run.sightings[0]
        return [
            person
            for person in self._people.near(name_words(first.name), run.side)
            if run.side in person.sides
            and any(self._matcher.may_own(person, sighting) for sighting in run.sightings)
        ]

    def _nearest_of(self, owners: Sequence[Person], sighting: Sighting) -> Person | None:
        possible = [person for person in owners if self._matcher.may_own(person, sighting)]
        rank = office_class(sighting.office)
        in_office = [
            (person.distance(sighting.day, rank), person)
            for person in possible
            if person.distance(sighting.day, rank) <= OFFICE_GAP
        ]
        return _clearly_nearest(
            in_office or [(person.distance(sighting.day), person) for person in possible]
        )

    def _assign(self, sighting: Sighting, directory: Directory) -> None:
        person = self._find(sighting, directory)
        if person is None:
            directory.add(Person(sighting.side, [sighting]))
        else:
            directory.extend(person, [sighting])

    def _find(self, sighting: Sighting, directory: Directory) -> Person | None:
        """Return whom a sighting is of; None for somebody new, or when it is ambiguous."""
        words, rank = name_words(sighting.name), office_class(sighting.office)
        possible = [
            person
            for person in directory.near(words, sighting.side)
            if self._matcher.may_be(person, sighting, words, rank)
        ]
        possible = [person for person in possible if words in person.words] or possible
        in_office = [
            (distance, person)
            for person in possible
            if (distance := person.distance(sighting.day, rank))
            <= self._matcher.gap(sighting, words, is_in_office=True)
        ]
        if in_office or self._matcher.needs_office(sighting, words):
            return _clearly_nearest(in_office)
        return _clearly_nearest(
            [
                (distance, person)
                for person in possible
                if (distance := person.distance(sighting.day)) <= self._matcher.gap(sighting, words)
            ]
        )


def _clearly_nearest(candidates: Sequence[tuple[float, Person]]) -> Person | None:
    if not candidates:
        return None
    ordered = sorted(candidates, key=lambda each: each[0])
    (near, person), *rest = ordered
    if rest and rest[0][0] - near < CLEARLY_NEARER and not near == 0 < rest[0][0]:
        return None
    return person
