"""Resolve an office to the people who held it: `Korean foreign minister`."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.dates import DateSpan, parse_edtf
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.office_titles import (
    EXACT_TITLE_SCORE,
    load_office_titles,
    normalize_title,
    short_titles,
    singular_title,
    title_score,
)
from bot.gazetteer.organisations import Organisation
from bot.index.model import OfficeTerm
from bot.index.read.index import Index
from bot.search.analysis.stopwords import owner_prepositions
from bot.search.knowledge.geography import CountryGazetteer
from bot.search.query.model import Candidate
from bot.search.tuning import Limits
from bot.text import FoldedWords, fold

# Between two titles of one office: `Deputy Prime Minister and Foreign Minister`
TITLE_SEPARATORS = re.compile(r"\s*(?:/|,|-(?=[A-Z])|\band\b)\s*")


class ResolvedOffice(NamedTuple):
    """An office with the people who held it; `has_owner` tells that it is of one country or body.

    The candidates have the dates and the titles of the office.
    """

    holders: tuple[Candidate, ...]
    has_owner: bool = False


class OfficeHolders:
    """Looks up who held an office; reads the offices of an index at the first query."""

    def __init__(self, index: Index, geography: CountryGazetteer, limits: Limits) -> None:
        self._index = index
        self._geography = geography
        self._title_table = load_office_titles()
        self._max_holders = limits.max_office_holders
        cached = lru_cache(limits.office_title_cache_size)
        self._equivalent_titles = cached(self._find_equivalent_titles)

    def resolve(self, words: FoldedWords) -> tuple[ResolvedOffice, ...]:
        """Return the offices that folded words name: `foreign minister of japan`.

        There is more than one only for several countries, as in `leaders of the two Koreas`. There
        is none if the words name no office, and one without holders if nobody is known to have
        held it.
        """
        if self.words.isdisjoint(words) and self.words.isdisjoint(singular_title(words)):
            return ()
        if words[0] in self._title_table.modifiers:  # `former German chancellor`
            return self.resolve(words[1:]) if words[1:] else ()
        absent: tuple[ResolvedOffice, ...] = ()
        for owner, title in self._split(words):
            members = self._geography.plural_members(owner)
            offices = tuple(self.office(each, title) for each in members or [owner])
            if all(office.holders for office in offices):
                return offices
            if owner and title in self._known_titles:
                absent = absent or tuple(each for each in offices if not each.holders)
        # Only an office that the words give an owner: `Secretary of State` may be a title
        return absent if absent and self.title(words) is None else ()

    def office(self, owner: FoldedWords, title: str) -> ResolvedOffice:
        """Return an office of a country or organisation with its holders; of any without an owner.

        Those whose title fits best come first, then the latest holders.
        """
        countries = self._geography.countries(owner)
        held = [
            (score, office)
            for key, score in self._equivalent_titles(title)
            for office in self._by_title[key]
            if not owner or self._belongs_to(office, owner, countries)
        ]
        if not owner and title in self._title_table.only_in:
            held = [each for each in held if each[0] == EXACT_TITLE_SCORE]
        return ResolvedOffice(_candidates(held)[: self._max_holders], has_owner=bool(owner))

    def _find_equivalent_titles(self, title: str) -> list[tuple[str, float]]:
        """Return the titles of the index that are the one asked for, with their scores."""
        return [(key, score) for key in self._by_title if (score := title_score(title, key))]

    def title(self, words: FoldedWords) -> str | None:
        """Return the normalized title in the singular that words are as a whole, if they are one.

        A title that has an owner in its words is none: `NATO secretary general`.
        """
        for form in (words, singular_title(words)):
            if (title := normalize_title(form)) in self._titles:
                return title
        return None

    def is_owner(self, words: FoldedWords) -> bool:
        """Return whether words are a country or an organisation, which have offices."""
        return bool(
            self._geography.countries(words)
            or words in self._organisations
            or self._geography.plural_members(words)
        )

    def countries_of(self, person: str) -> frozenset[str]:
        """Return the countries for which a person (an id) is known to have held an office."""
        return frozenset(self._countries_of.get(person, ()))

    @cached_property
    def _countries_of(self) -> dict[str, set[str]]:
        countries: defaultdict[str, set[str]] = defaultdict(set)
        for offices in self._by_title.values():
            for office in offices:
                if office.country:
                    countries[office.person].add(office.country)
        return dict(countries)

    @cached_property
    def _by_title(self) -> dict[str, list[OfficeTerm]]:
        """The offices in the index, by normalized title; each of two titles that are one office.

        An organisation before a title has the office: `NATO Secretary General`.
        """
        offices: defaultdict[str, list[OfficeTerm]] = defaultdict(list)
        for office in (*self._index.offices(), *self._index.offices_in_meetings()):
            for part in {office.title, *TITLE_SEPARATORS.split(office.title)}:
                words = fold(part)
                of = next(
                    (at for at in range(len(words) - 1, 0, -1) if _organisation(words[:at])), 0
                )
                owned = replace(office, of=" ".join(words[:of])) if of else office
                offices[normalize_title(words[of:])].append(owned)
        return dict(offices)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """All titles that a query can ask for, normalized."""
        short = {" ".join(words) for title in self._by_title for words in short_titles(title)}
        return self._known_titles.union(short, self._by_title)

    @property
    def _known_titles(self) -> frozenset[str]:
        """The titles of the table, which name an office whoever is known to have held it."""
        return self._title_table.ruler_titles.union(self._title_table.offices_of)

    @cached_property
    def words(self) -> frozenset[str]:
        """The first and last words of titles: words that have none of these mean no office."""
        titles = (title.split() for title in self._titles if title)
        return frozenset(word for title in titles for word in (title[0], title[-1]))

    @cached_property
    def _organisations(self) -> frozenset[FoldedWords]:
        """The folded names and abbreviations of organisations that have offices."""
        names = {
            fold(office.of)
            for offices in self._by_title.values()
            for office in offices
            if office.of
        }
        known = {organisation for words in names if (organisation := _organisation(words))}
        return frozenset(names.union(fold(name) for each in known for name in each.names))

    def _split(self, words: FoldedWords) -> Iterator[tuple[FoldedWords, str]]:
        """Yield the ways to read words as an owner and a title: `korean president`.

        The owner is empty if the office is known without its country.
        """
        if title := self.title(words):
            if owner := self._title_table.only_in.get(title):
                yield tuple(owner.split()), title
            if title in self._title_table.of_any_country or title in self._title_table.only_in:
                yield (), title
        for at in range(1, len(words)):
            yield from self._with_owner(words[:at], words[at:])
            if words[at] in owner_prepositions():
                yield from self._with_owner(words[at + 1 :], words[:at])

    def _with_owner(
        self, owner: FoldedWords, title_words: FoldedWords
    ) -> Iterator[tuple[FoldedWords, str]]:
        title = self.title(title_words)
        bare = owner[1:] if owner[:1] == ("the",) else owner
        if title and bare and self.is_owner(bare):
            yield bare, title

    def _belongs_to(
        self, office: OfficeTerm, owner: FoldedWords, countries: Collection[str]
    ) -> bool:
        if office.of is None:
            return office.country in countries
        of, organisation = fold(office.of), _organisation(owner)
        if of == owner or (organisation is not None and organisation is _organisation(of)):
            return True
        return not set(countries).isdisjoint(self._geography.countries(of))


def _organisation(words: FoldedWords) -> Organisation | None:
    """Return the organisation with a folded name."""
    entry = load_gazetteer().by_own_name(words)
    return entry if isinstance(entry, Organisation) else None


def _candidates(offices: Iterable[tuple[float, OfficeTerm]]) -> tuple[Candidate, ...]:
    """Return a candidate for each person, with all the times that they held the office.

    The offices come with the scores of their titles.
    """
    best: dict[str, Candidate] = {}
    for score, office in offices:
        one = best.get(office.person) or Candidate(office.person, office.name, score)
        held = (*one.held, *([parse_edtf(office.held)] if office.held else []))
        titles = tuple(dict.fromkeys((*one.offices, office.title)))
        best[office.person] = replace(one, score=max(score, one.score), held=held, offices=titles)
    by_name = sorted(best.values(), key=lambda each: each.name)
    latest_first = sorted(by_name, key=_last_day, reverse=True)
    return tuple(sorted(latest_first, key=lambda each: -each.score))


def _last_day(candidate: Candidate) -> date:
    return max((span.last or date.max for span in candidate.held), default=date.min)


def holders_during(
    candidates: tuple[Candidate, ...], spans: Collection[DateSpan]
) -> tuple[Candidate, ...]:
    """Return the candidates who held their office on any of these days; all if none did."""
    during = tuple(
        each
        for each in candidates
        if not each.held or any(overlap(held, span) for held in each.held for span in spans)
    )
    return during or candidates


def overlap(one: DateSpan, other: DateSpan) -> bool:
    """Return whether two spans have a day in common."""
    begins_before = (one.first or date.min) <= (other.last or date.max)
    return begins_before and (other.first or date.min) <= (one.last or date.max)
