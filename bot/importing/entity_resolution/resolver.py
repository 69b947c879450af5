"""Resolve mentions across an archive to people, by name, country, office and date.

A family name alone is given to a person only where that is unambiguous; else it is another person.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.importing.entity_resolution.blocking_index import BlockingIndex
from bot.importing.entity_resolution.homonyms import Homonyms
from bot.importing.entity_resolution.matcher import MAX_GAP_IN_OFFICE, Matcher
from bot.importing.entity_resolution.mentions import PersonMention, RegistryPerson, ResolvedPerson
from bot.importing.entity_resolution.name_comparison import name_words
from bot.importing.entity_resolution.nationality import infer_nationality

MIN_YEARS_NEARER = 3  # than the second candidate


def resolve(
    mentions: Sequence[PersonMention],
    registry: Iterable[RegistryPerson],
    deceased: Iterable[tuple[str, str, date]],
    homonyms: Homonyms,
) -> list[ResolvedPerson]:
    """Return the people of all mentions, those of the registry first.

    Each has its mentions in order of time. `deceased` are people whose death the archive reports:
    side, name, and the day from which the name is another person's.
    """
    passed_on = dict(homonyms.passed_on)
    for side, name, day in deceased:
        key = (side, " ".join(name_words(name)))
        passed_on[key] = (*passed_on.get(key, ()), day)
    known = Homonyms(passed_on, homonyms.shared, homonyms.common)
    return _Resolver(infer_nationality(mentions), registry, known).people()


class _Resolver:
    """Groups full names into people, family names into series, and then gives these to people."""

    def __init__(
        self,
        mentions: Sequence[PersonMention],
        registry: Iterable[RegistryPerson],
        homonyms: Homonyms,
    ) -> None:
        self._matcher = Matcher(homonyms)
        self._people = BlockingIndex()
        self._series = BlockingIndex()
        for known in registry:
            self._people.add(ResolvedPerson(known.country, known=known))
        in_order = sorted(mentions, key=_time)
        self._full = [each for each in in_order if each.is_full_name]
        self._full.sort(key=lambda each: -len(each.words))
        self._single = [each for each in in_order if len(each.words) == 1]

    def people(self) -> list[ResolvedPerson]:
        for mention in self._full:
            self._assign(mention, self._people)
        for mention in self._single:
            self._assign(mention, self._series)
        for series in self._series.people:
            self._resolve_series(series)
        people = [person for person in self._people.people if person.mentions]
        for person in people:
            person.mentions.sort(key=_time)
        return people

    def _assign(self, mention: PersonMention, index: BlockingIndex) -> None:
        """Add a mention to the person of an index that it is of, or to a new one."""
        person = self._find(mention, index)
        if person is None:
            index.add(ResolvedPerson(mention.side, [mention]))
        else:
            index.extend(person, [mention])

    def _find(self, mention: PersonMention, index: BlockingIndex) -> ResolvedPerson | None:
        """Return the person that a mention is of; None when there is none, or several."""
        candidates = [
            person
            for person in index.candidates(mention.words, mention.side)
            if self._matcher.may_be(person, mention)
        ]
        same_name = [person for person in candidates if mention.words in person.name_forms]
        candidates = same_name or candidates
        max_gap = self._matcher.max_gap(mention, is_in_office=True)
        in_office = _within(_by_years(candidates, mention, mention.office_class), max_gap)
        if in_office or self._matcher.needs_office(mention):
            return _clearly_nearest(in_office)
        in_any = _by_years(candidates, mention, None)
        return _clearly_nearest(_within(in_any, self._matcher.max_gap(mention)))

    def _resolve_series(self, series: ResolvedPerson) -> None:
        """Give the mentions of one family name to the people with it; the rest are one person."""
        people = self._with_family_name(series)
        if len(people) == 1:
            self._people.extend(people[0], series.mentions)
            return
        rest: list[PersonMention] = []
        for mention in series.mentions:
            if person := self._nearest_full_name(people, mention):
                self._people.extend(person, [mention])
            else:
                rest.append(mention)
        if rest:
            self._people.add(ResolvedPerson(series.side, rest))

    def _with_family_name(self, series: ResolvedPerson) -> list[ResolvedPerson]:
        """Return everybody whose full name has the family name of a series, at the same time."""
        return [
            person
            for person in self._people.candidates(series.mentions[0].words, series.side)
            if series.side in person.sides
            and any(self._matcher.may_be_full_name(person, each) for each in series.mentions)
        ]

    def _nearest_full_name(
        self, people: Sequence[ResolvedPerson], mention: PersonMention
    ) -> ResolvedPerson | None:
        possible = [each for each in people if self._matcher.may_be_full_name(each, mention)]
        in_office = _by_years(possible, mention, mention.office_class)
        return _clearly_nearest(
            _within(in_office, MAX_GAP_IN_OFFICE) or _by_years(possible, mention, None)
        )


PersonByYears = tuple[float, ResolvedPerson]
"""A person, and the years between them and a mention."""


def _time(mention: PersonMention) -> tuple[date, int]:
    return mention.day, mention.ref


def _by_years(
    people: Iterable[ResolvedPerson], mention: PersonMention, office_class: str | None
) -> list[PersonByYears]:
    return [(person.years_from(mention.day, office_class), person) for person in people]


def _within(people: Iterable[PersonByYears], max_gap: float) -> list[PersonByYears]:
    return [(years, person) for years, person in people if years <= max_gap]


def _clearly_nearest(people: Sequence[PersonByYears]) -> ResolvedPerson | None:
    """Return the nearest person, unless another is about as near."""
    if not people:
        return None
    (nearest, person), *others = sorted(people, key=lambda each: each[0])
    if others:
        second = others[0][0]
        is_only_now = nearest == 0 < second
        if second - nearest < MIN_YEARS_NEARER and not is_only_now:
            return None
    return person
