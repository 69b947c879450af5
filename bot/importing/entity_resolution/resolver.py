"""Who is who across an archive: mentions into people, by name, country, office and date.

A family name alone is given to someone only where that is unambiguous; else it stays apart.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.blocking_index import BlockingIndex
from bot.importing.entity_resolution.homonyms import Homonyms
from bot.importing.entity_resolution.matcher import OFFICE_GAP, Matcher
from bot.importing.entity_resolution.mentions import PersonMention, RegistryPerson, ResolvedPerson
from bot.importing.entity_resolution.name_comparison import name_words
from bot.importing.entity_resolution.nationality import infer_nationality

CLEARLY_NEARER = 3  # years that the second candidate must be farther away


def resolve(
    sightings: Sequence[PersonMention],
    registry: Iterable[RegistryPerson],
    ended: Iterable[tuple[str, str, date]],
    namesakes: Homonyms,
) -> list[ResolvedPerson]:
    """Return the people of all sightings, those that the registry has first.

    `ended` tells of whom the archive says that they had died: side, name, day.
    """
    passed_on = dict(namesakes.passed_on)
    for side, name, day in ended:
        key = (side, " ".join(name_words(name)))
        passed_on[key] = (*passed_on.get(key, ()), day)
    known = Homonyms(passed_on, namesakes.shared, namesakes.common)
    return _Resolver(infer_nationality(sightings), registry, known).people()


class _Resolver:
    """Puts sightings together: full names, then runs of family names, then those with these."""

    def __init__(
        self,
        sightings: Sequence[PersonMention],
        registry: Iterable[RegistryPerson],
        namesakes: Homonyms,
    ) -> None:
        self._matcher = Matcher(namesakes)
        self._people = BlockingIndex()
        self._runs = BlockingIndex()
        for known in registry:
            self._people.add(ResolvedPerson(known.country, known=known))
        in_order = sorted(sightings, key=lambda each: (each.day, each.ref))
        self._full = [each for each in in_order if len(name_words(each.name)) > 1]
        self._full.sort(key=lambda each: -len(name_words(each.name)))
        self._short = [each for each in in_order if len(name_words(each.name)) == 1]

    def people(self) -> list[ResolvedPerson]:
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

    def _settle(self, run: ResolvedPerson) -> None:
        """Give a run of one family name to whom it is of; else it is somebody by itself."""
        owners = self._owners(run)
        if len(owners) == 1:
            self._people.extend(owners[0], run.sightings)
            return
        alone: list[PersonMention] = []
        for sighting in run.sightings:
            owner = self._nearest_of(owners, sighting)
            if owner:
                self._people.extend(owner, [sighting])
            else:
                alone.append(sighting)
        if alone:
            self._people.add(ResolvedPerson(run.side, alone))

    def _owners(self, run: ResolvedPerson) -> list[ResolvedPerson]:
        """Return everyone whose full name has the family name of a run, at the same time."""
        first = run.sightings[0]
        return [
            person
            for person in self._people.near(name_words(first.name), run.side)
            if run.side in person.sides
            and any(self._matcher.may_own(person, sighting) for sighting in run.sightings)
        ]

    def _nearest_of(
        self, owners: Sequence[ResolvedPerson], sighting: PersonMention
    ) -> ResolvedPerson | None:
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

    def _assign(self, sighting: PersonMention, directory: BlockingIndex) -> None:
        person = self._find(sighting, directory)
        if person is None:
            directory.add(ResolvedPerson(sighting.side, [sighting]))
        else:
            directory.extend(person, [sighting])

    def _find(self, sighting: PersonMention, directory: BlockingIndex) -> ResolvedPerson | None:
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


def _clearly_nearest(candidates: Sequence[tuple[float, ResolvedPerson]]) -> ResolvedPerson | None:
    if not candidates:
        return None
    ordered = sorted(candidates, key=lambda each: each[0])
    (near, person), *rest = ordered
    if rest and rest[0][0] - near < CLEARLY_NEARER and not near == 0 < rest[0][0]:
        return None
    return person
