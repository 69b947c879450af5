"""Resolve an office to the people who held it: `Korean foreign minister`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

import yaml

from bot.dates import DateSpan, parse_edtf
from bot.gazetteer.office_titles import (
    GROUPS,
    OF_ONE_COUNTRY,
    TITLES_WITHOUT_COUNTRY,
    beginnings,
    fits,
    normalize_title,
)
from bot.index.model import Office
from bot.index.read.index import Index
from bot.search.knowledge.geography import CountryGazetteer
from bot.search.query.model import Candidate
from bot.search.tuning import Limits
from bot.text import fold

ORGANIZATIONS_FILE = Path(__file__).with_name("organizations.yaml")
OF = frozenset({"of", "from", "for"})


class OfficeHolders:
    """Looks up who held an office; reads the offices of an index when it is first asked."""

    def __init__(self, index: Index, geography: CountryGazetteer, limits: Limits) -> None:
        self._index = index
        self._geography = geography
        self._max_holders = limits.max_office_holders
        self._serving = lru_cache(limits.government_members_cache_size)(index.offices_on_sides)

    def resolve(self, words: tuple[str, ...]) -> tuple[Candidate, ...]:
        """Return the people whom folded words such as `foreign minister of japan` mean.

        The best fitting title comes first, then who held the office last; none if no office is
        meant. Each has the dates and the titles of the office.
        """
        if self.words.isdisjoint(words):
            return ()
        for owner, title in self._split(words):
            offices = self._by_title
            held = [each for key in offices if fits(title, key) for each in offices[key]]
            countries = self._geography.countries(owner)
            if owner:
                held = [each for each in held if self._belongs_to(each, owner, countries)]
            elif title in OF_ONE_COUNTRY:  # not an equivalent office of another country
                held = offices.get(title, [])
            if not held and countries:
                held = self._serving(countries)
            if candidates := _candidates(held, title):
                return candidates[: self._max_holders]
        return ()

    @cached_property
    def _by_title(self) -> dict[str, list[Office]]:
        """The offices in the index, by normalized title."""
        offices: defaultdict[str, list[Office]] = defaultdict(list)
        for office in self._index.offices():
            offices[normalize_title(fold(office.title))].append(office)
        return dict(offices)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """All titles that a query can ask for, normalized."""
        beginning = {" ".join(words) for title in self._by_title for words in beginnings(title)}
        return frozenset({*beginning, *self._by_title, *GROUPS})

    @cached_property
    def words(self) -> frozenset[str]:
        """The first and last words of titles: words that have none of these mean no office."""
        titles = (title.split() for title in self._titles)
        return frozenset(word for title in titles for word in (title[0], title[-1]))

    @cached_property
    def _organizations(self) -> frozenset[str]:
        """The folded names and abbreviations of what has offices, other than countries."""
        names = {
            " ".join(fold(office.of))
            for offices in self._by_title.values()
            for office in offices
            if office.of
        }
        short = {short for short, name in _organization_names().items() if name in names}
        return frozenset(names | short)

    def _split(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield how words may be an owner and a title: `korean president`, `king of spain`.

        The owner is empty for an office that is known without its country.
        """
        if (title := normalize_title(words)) in self._titles:
            if owner := OF_ONE_COUNTRY.get(title):
                yield tuple(owner.split()), title
            if title in TITLES_WITHOUT_COUNTRY or title in OF_ONE_COUNTRY:
                yield (), title
        for at in range(1, len(words)):
            yield from self._with_owner(words[:at], words[at:])
            if words[at] in OF:
                yield from self._with_owner(words[at + 1 :], words[:at])

    def _with_owner(
        self, owner: tuple[str, ...], title_words: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        title = normalize_title(title_words)
        bare = owner[1:] if owner[:1] == ("the",) else owner
        if title not in self._titles or not bare:
            return
        if self._geography.countries(bare) or " ".join(bare) in self._organizations:
            yield bare, title

    def _belongs_to(
        self, office: Office, owner: tuple[str, ...], countries: Collection[str]
    ) -> bool:
        if office.of is None:
            return office.country in countries
        of, asked = fold(office.of), " ".join(owner)
        is_organization = " ".join(of) in {asked, _organization_names().get(asked, asked)}
        return is_organization or not set(countries).isdisjoint(self._geography.countries(of))


@cache
def _organization_names() -> dict[str, str]:
    """Return the names of organizations by their abbreviations, both folded."""
    by_language = yaml.load(ORGANIZATIONS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {short: name for names in by_language.values() for short, name in names.items()}


def _candidates(offices: Iterable[Office], title: str) -> tuple[Candidate, ...]:
    """Return a candidate for each person, with all the times that they held the office."""
    best: dict[str, Candidate] = {}
    for office in offices:
        score = fits(title, normalize_title(fold(office.title)))
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
