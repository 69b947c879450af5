"""Who is who across an archive: mentions into people, by name, country, office and date.

A family name alone is given to someone only where that is unambiguous; else it stays apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.resources import files

import yaml

from bot.importing.names import (
    FAMILY_FIRST,
    are_misprints,
    are_same,
    is_misprint,
    is_within,
    name_words,
)
from bot.importing.rank import office_class

YEAR = 365.25  # days
LONGEST_GAP = 12  # years between two mentions of one family name in different offices
OFFICE_GAP = 16  # in the same office
COMMON_GAP = 8  # for names that many bear
CLEARLY_NEARER = 3  # years that the second candidate must be farther away
MISPRINT_GAP = 4
MOSTLY = 4  # times as many mentions elsewhere show that a trip met someone from there
LIFETIME = 60
BEGINNING = 3  # letters by which names are looked up
Key = tuple[str, tuple[str, ...]]  # a side and the beginning of a word, or none and a whole name
REGAL = frozenset({"monarch", "heir", "pope"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a person: `ref` is the caller's own; `side` a country's id or a body."""

    ref: int
    day: date
    name: str
    office: str
    side: str
    is_former: bool = False
    is_certain: bool = True
    """Whether the side is in the words, or follows from the trip alone."""
    others: tuple[str, ...] = ()
    """Further sides that the words allow."""
    is_regal: bool = False
    """Whether they are called by the first name."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person whom the registry has: names, country, and offices with first and last day."""

    id: str
    names: tuple[str, ...]
    family: str | None
    country: str
    offices: tuple[tuple[str, date, date], ...]


@dataclass(slots=True)
class Person:
    """Sightings that are one person's."""

    side: str
    sightings: list[Sighting] = field(default_factory=list)
    known: Known | None = None
    words: set[tuple[str, ...]] = field(default_factory=set)
    """All forms of the name."""
    sides: set[str] = field(default_factory=set)
    """For whom they have spoken."""

    def __post_init__(self) -> None:
        """Take in the names that the registry has, and those of the sightings."""
        self.words |= {name_words(name) for name in (self.known.names if self.known else ())}
        self.words |= {name_words(each.name) for each in self.sightings}
        self.sides |= {self.side, *(each.side for each in self.sightings)}

    def distance(self, day: date, rank: str | None = None) -> float:
        """Return how many years lie between a day and the nearest sign of them in an office."""
        gaps = [
            abs((day - each.day).days)
            for each in self.sightings
            if rank is None or office_class(each.office) == rank
        ]
        for office, first, last in self.known.offices if self.known else ():
            if rank is None or office_class(office) == rank:
                gaps.append(max(0, (first - day).days, (day - last).days))
        return min(gaps, default=10**6) / YEAR


@dataclass(frozen=True, slots=True)
class Namesakes:
    """What is known of names that several bear."""

    passed_on: Mapping[tuple[str, str], tuple[date, ...]]
    shared: frozenset[tuple[str, str]]
    common: frozenset[str]

    def divide(self, side: str, family: str, one: date, other: date) -> bool:
        """Whether another person has come to bear the name between two days."""
        first, last = sorted((one, other))
        return any(first < day <= last for day in self.passed_on.get((side, family), ()))

    def needs_office(self, side: str, family: str) -> bool:
        """Whether only the same office tells that it is the same person."""
        return family in self.common or (side, family) in self.shared


def read_namesakes() -> Namesakes:
    """Return the table of names that several bear."""
    text = files("bot.importing").joinpath("namesakes.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    return Namesakes(
        passed_on={
            (side, family): tuple(date.fromisoformat(day) for day in days)
            for side, families in table["passed_on"].items()
            for family, days in families.items()
        },
        shared=frozenset((side, name) for side, names in table["shared"].items() for name in names),
        common=frozenset(table["common"]),
    )


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
    return _Resolver(_placed(sightings), registry, known).people()


def _placed(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Give each sighting whose words do not tell the country the one where the name is known."""
    seen: defaultdict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for each in sightings:
        seen[_called(each)].append(each)
    placed: list[Sighting] = []
    for each in sightings:
        if each.is_certain:
            placed.append(each)
            continue
        peers = [
            peer
            for peer in seen[_called(each)]
            if peer is not each
            and abs((peer.day - each.day).days)
            <= YEAR * (LIFETIME if each.is_regal else COMMON_GAP)
        ]
        votes = Counter(
            peer.side
            for peer in peers
            if peer.is_certain or not peer.others
            if _same_office(peer, each) or peer.is_certain
        )
        placed.append(replace(each, side=_best_side(each, peers, votes)))
    return placed


def _called(sighting: Sighting) -> tuple[str, ...]:
    """Return the word that all mentions of somebody share: the family name, or a ruler's own."""
    words = name_words(sighting.name)
    return words[:1] if sighting.is_regal else words[-1:]


def _best_side(each: Sighting, peers: Sequence[Sighting], votes: Counter[str]) -> str:
    """Return the side that the words allow and that others of the name have spoken for."""
    if each.others:
        allowed = (*each.others, each.side)
        known = [side for side in allowed if votes[side]]
        return known[0] if len(known) == 1 else each.side if known else each.others[0]
    certain = Counter(peer.side for peer in peers if peer.is_certain and _same_office(peer, each))
    if not votes[each.side] and len(certain) == 1:
        return next(iter(certain))
    usual = Counter(peer.side for peer in peers if _same_office(peer, each))
    for side, count in usual.most_common(1):
        if count >= MOSTLY * max(1, usual[each.side]):
            return side
    return each.side


def _same_office(one: Sighting, other: Sighting) -> bool:
    """Whether two held the same office; who is heir becomes the ruler."""
    ranks = {office_class(one.office), office_class(other.office)}
    return len(ranks) == 1 or ranks <= REGAL


class _Resolver:
    """Puts sightings together: full names, then runs of family names, then those with these."""

    def __init__(
        self, sightings: Sequence[Sighting], registry: Iterable[Known], namesakes: Namesakes
    ) -> None:
        self._namesakes = namesakes
        self._people = _Directory()
        self._runs = _Directory()
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
            and any(self._may_own(person, sighting) for sighting in run.sightings)
        ]

    def _may_own(self, person: Person, sighting: Sighting) -> bool:
        words, rank = name_words(sighting.name), office_class(sighting.office)
        is_named = any(
            words == form or is_within(words, form, sighting.side, is_regal=sighting.is_regal)
            for form in person.words
        )
        if not is_named or self._is_divided(person, sighting, words):
            return False
        if person.distance(sighting.day, rank) <= self._gap(sighting, words, is_in_office=True):
            return True
        needs = self._needs_office(sighting, words)
        return not needs and person.distance(sighting.day) <= self._gap(sighting, words)

    def _nearest_of(self, owners: Sequence[Person], sighting: Sighting) -> Person | None:
        possible = [person for person in owners if self._may_own(person, sighting)]
        rank = office_class(sighting.office)
        in_office = [
            (person.distance(sighting.day, rank), person)
            for person in possible
            if person.distance(sighting.day, rank) <= OFFICE_GAP
        ]
        return _clearly_nearest(
            in_office or [(person.distance(sighting.day), person) for person in possible]
        )

    def _assign(self, sighting: Sighting, directory: "_Directory") -> None:
        person = self._find(sighting, directory)
        if person is None:
            directory.add(Person(sighting.side, [sighting]))
        else:
            directory.extend(person, [sighting])

    def _find(self, sighting: Sighting, directory: "_Directory") -> Person | None:
        """Return whom a sighting is of; None for somebody new, or when it is ambiguous."""
        words, rank = name_words(sighting.name), office_class(sighting.office)
        possible = [
            person
            for person in directory.near(words, sighting.side)
            if self._may_be(person, sighting, words, rank)
        ]
        possible = [person for person in possible if words in person.words] or possible
        in_office = [
            (distance, person)
            for person in possible
            if (distance := person.distance(sighting.day, rank))
            <= self._gap(sighting, words, is_in_office=True)
        ]
        if in_office or self._needs_office(sighting, words):
            return _clearly_nearest(in_office)
        return _clearly_nearest(
            [
                (distance, person)
                for person in possible
                if (distance := person.distance(sighting.day)) <= self._gap(sighting, words)
            ]
        )

    def _needs_office(self, sighting: Sighting, words: tuple[str, ...]) -> bool:
        is_regal = office_class(sighting.office) in REGAL
        return (
            len(words) == 1
            and not is_regal
            and self._namesakes.needs_office(sighting.side, words[0])
        )

    def _gap(
        self, sighting: Sighting, words: tuple[str, ...], *, is_in_office: bool = False
    ) -> float:
        """Return how many years there may be between two mentions of one person."""
        if len(words) > 1 and office_class(sighting.office) not in REGAL:
            return LIFETIME
        if len(words) == 1 and words[0] in self._namesakes.common:
            return COMMON_GAP
        return OFFICE_GAP if is_in_office else LONGEST_GAP

    def _may_be(
        self, person: Person, sighting: Sighting, words: tuple[str, ...], rank: str
    ) -> bool:
        if sighting.side not in person.sides:
            return len(words) > 1 and words in person.words and rank not in REGAL
        if self._is_divided(person, sighting, words):
            return False
        if words in person.words:
            return True
        if len(words) == 1:
            is_near = person.distance(sighting.day, rank) <= MISPRINT_GAP
            short = [form[0] for form in person.words if len(form) == 1]
            return is_near and any(is_misprint(words[0], form) for form in short)
        return self._is_form(person, sighting, words, rank)

    def _is_form(
        self, person: Person, sighting: Sighting, words: tuple[str, ...], rank: str
    ) -> bool:
        """Whether a full name is another form of somebody's, or a misprint of it."""
        full = [form for form in person.words if len(form) > 1]
        if any(
            are_same(words, form, sighting.side)
            or is_within(words, form, sighting.side, is_regal=sighting.is_regal)
            for form in full
        ):
            return True
        is_near = (
            person.distance(sighting.day, None if rank in REGAL else rank) <= LONGEST_GAP
            or person.distance(sighting.day) <= MISPRINT_GAP
        )
        return is_near and any(are_misprints(words, form) for form in full)

    def _is_divided(self, person: Person, sighting: Sighting, words: tuple[str, ...]) -> bool:
        """Whether the name has passed on to another between the person's days and this one."""
        days = [each.day for each in person.sightings]
        for _, first, last in person.known.offices if person.known else ():
            days += [first, last]
        family = words[0] if sighting.side in FAMILY_FIRST else words[-1]
        return bool(days) and all(
            self._namesakes.divide(sighting.side, family, day, sighting.day) for day in days
        )


class _Directory:
    """People, found by their side and the beginnings of their names, or by a whole name."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._numbers: dict[int, int] = {}
        self._by_key: defaultdict[Key, dict[int, Person]] = defaultdict(dict)

    def add(self, person: Person) -> None:
        """Take in somebody new."""
        self.people.append(person)
        self._note(person, person.words)

    def extend(self, person: Person, sightings: Iterable[Sighting]) -> None:
        """Add sightings to somebody who is here."""
        for each in sightings:
            words = name_words(each.name)
            person.sightings.append(each)
            if words not in person.words or each.side not in person.sides:
                person.words.add(words)
                person.sides.add(each.side)
                self._note(person, person.words)

    def near(self, words: tuple[str, ...], side: str) -> list[Person]:
        """Return everybody who may bear a name, in the order they came."""
        found: dict[int, Person] = {}
        for key in (("", words), *((side, (word[:BEGINNING],)) for word in words)):
            found |= self._by_key.get(key, {})
        return [found[number] for number in sorted(found)]

    def _note(self, person: Person, forms: Iterable[tuple[str, ...]]) -> None:
        number = self._numbers.setdefault(id(person), len(self._numbers))
        for form in forms:
            self._by_key["", form][number] = person
            for word in form:
                for side in person.sides:
                    self._by_key[side, (word[:BEGINNING],)][number] = person


def _clearly_nearest(candidates: Sequence[tuple[float, Person]]) -> Person | None:
    if not candidates:
        return None
    ordered = sorted(candidates, key=lambda each: each[0])
    (near, person), *rest = ordered
    if rest and rest[0][0] - near < CLEARLY_NEARER and not near == 0 < rest[0][0]:
        return None
    return person
