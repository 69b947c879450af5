"""Resolve an office to the people who held it: `Korean foreign minister`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from bot.dates import DateSpan, parse_edtf
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.office_titles import (
    load_office_titles,
    normalize_title,
    short_titles,
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


class OfficeHolders:
    """Looks up who held an office; reads the offices of an index at the first query."""

    def __init__(self, index: Index, geography: CountryGazetteer, limits: Limits) -> None:
        self._index = index
        self._geography = geography
        self._title_table = load_office_titles()
        self._max_holders = limits.max_office_holders
        self._serving = lru_cache(limits.government_members_cache_size)(index.offices_on_sides)

    def resolve(self, words: FoldedWords) -> tuple[Candidate, ...]:
        """Return the holders of the office that folded words name: `foreign minister of japan`.

        Candidates have the dates and the titles of the office. Those whose title fits best come
        first, then the latest holders; there are none if the words name no office.
        """
        if self.words.isdisjoint(words):
            return ()
        for owner, title in self._split(words):
            offices = self._by_title
            held = [each for key in offices if title_score(title, key) for each in offices[key]]
            countries = self._geography.countries(owner)
            if owner:
                held = [each for each in held if self._belongs_to(each, owner, countries)]
            elif title in self._title_table.only_in:  # not an equivalent office of another country
                held = offices.get(title, [])
            if not held and countries:
                held = self._serving(countries)
            if candidates := _candidates(held, title):
                return candidates[: self._max_holders]
        return ()

    @cached_property
    def _by_title(self) -> dict[str, list[OfficeTerm]]:
        """The offices in the index, by normalized title."""
        offices: defaultdict[str, list[OfficeTerm]] = defaultdict(list)
        for office in self._index.offices():
            offices[normalize_title(fold(office.title))].append(office)
        return dict(offices)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """All titles that a query can ask for, normalized."""
        short = {" ".join(words) for title in self._by_title for words in short_titles(title)}
        return frozenset({*short, *self._by_title, *self._title_table.offices_of})

    @cached_property
    def words(self) -> frozenset[str]:
        """The first and last words of titles: words that have none of these mean no office."""
        titles = (title.split() for title in self._titles)
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
        if (title := normalize_title(words)) in self._titles:
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
        title = normalize_title(title_words)
        bare = owner[1:] if owner[:1] == ("the",) else owner
        if title not in self._titles or not bare:
            return
        if self._geography.countries(bare) or bare in self._organisations:
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


def _candidates(offices: Iterable[OfficeTerm], title: str) -> tuple[Candidate, ...]:
    """Return a candidate for each person, with all the times that they held the office."""
    best: dict[str, Candidate] = {}
    for office in offices:
        score = title_score(title, normalize_title(fold(office.title)))
        if not score:
            continue
        one = best.get(office.person) or Candidate(office.person, office.name, score)
        held = (*one.held, *([parse_edtf(office.held)] if office.held else []))
        titles = (*one.offices, office.title)
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
        if not each.held or any(_overlap(held, span) for held in each.held for span in spans)
    )
    return during or candidates


def _overlap(one: DateSpan, other: DateSpan) -> bool:
    begins_before = (one.first or date.min) <= (other.last or date.max)
    return begins_before and (other.first or date.min) <= (one.last or date.max)
