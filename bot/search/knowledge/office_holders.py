"""An office in the place of a name: `Korean foreign minister` is whoever held it then."""

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
from bot.index.model import Office
from bot.index.read.index import Index
from bot.search.knowledge.geography import CountryGazetteer
from bot.search.query.model import Candidate
from bot.text import fold

Words = tuple[str, ...]

MOST_HOLDERS = 300  # of `president`, of any country
REMEMBERED = 64  # countries for whom somebody served
OF = frozenset({"of", "from", "for"})


class OfficeHolders:
    """Who held which office; reads the registry when it is first asked for."""

    def __init__(self, index: Index, geography: CountryGazetteer) -> None:
        self._index = index
        self._geography = geography
        self._serving = lru_cache(REMEMBERED)(index.serving)
        self._titles_table = load_office_titles()

    def resolve(self, words: Words) -> tuple[Candidate, ...]:
        """Return whom words such as `foreign minister of japan` mean, the latest first."""
        if self.words.isdisjoint(words):
            return ()
        for owner, title in self._split(words):
            held = self._registry
            found = [each for key in held if title_score(title, key) for each in held[key]]
            countries = self._geography.countries(owner)
            if owner:
                found = [each for each in found if self._is_of(each, owner, countries)]
            elif title in self._titles_table.only_in:  # no other country's, whatever it is called
                found = held.get(title, [])
            if not found and countries:
                found = self._serving(countries)
            if candidates := _candidates(found, title):
                return candidates
        return ()

    @cached_property
    def _registry(self) -> dict[str, list[Office]]:
        """The offices of the registry, by their titles in one form."""
        found: defaultdict[str, list[Office]] = defaultdict(list)
        for office in self._index.offices():
            found[normalize_title(fold(office.title))].append(office)
        return dict(found)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """All that may be asked for as an office."""
        short = {" ".join(words) for title in self._registry for words in short_titles(title)}
        return frozenset({*short, *self._registry, *self._titles_table.offices_of})

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that titles begin or end with: without one of them, words name no office."""
        words = (title.split() for title in self._titles)
        return frozenset(end for each in words for end in (each[0], each[-1]))

    @cached_property
    def _bodies(self) -> frozenset[Words]:
        """Whose offices there are, other than countries."""
        found = {fold(each.of) for held in self._registry.values() for each in held if each.of}
        named = {organisation for words in found if (organisation := _organisation(words))}
        return frozenset(found.union(fold(name) for each in named for name in each.names))

    def _split(self, words: Words) -> Iterator[tuple[Words, str]]:
        """Yield whose office may be meant, and its title: `korean president`, `king of spain`."""
        if (title := normalize_title(words)) in self._titles:
            if owner := self._titles_table.only_in.get(title):
                yield tuple(owner.split()), title
            if title in self._titles_table.of_any_country or title in self._titles_table.only_in:
                yield (), title
        for at in range(1, len(words)):
            yield from self._owned(words[:at], words[at:])
            if words[at] in OF:
                yield from self._owned(words[at + 1 :], words[:at])

    def _owned(self, owner: Words, title_words: Words) -> Iterator[tuple[Words, str]]:
        title = normalize_title(title_words)
        bare = owner[1:] if owner[:1] == ("the",) else owner
        if title not in self._titles or not bare:
            return
        if self._geography.countries(bare) or bare in self._bodies:
            yield bare, title

    def _is_of(self, office: Office, owner: Words, countries: Collection[str]) -> bool:
        if office.of is None:
            return office.country in countries
        of, organisation = fold(office.of), _organisation(owner)
        is_body = of == owner or (organisation is not None and organisation is _organisation(of))
        return is_body or not set(countries).isdisjoint(self._geography.countries(of))


def _organisation(words: Words) -> Organisation | None:
    """Return the organisation with this name."""
    found = load_gazetteer().by_own_name(words)
    return found if isinstance(found, Organisation) else None


def _candidates(offices: Iterable[Office], title: str) -> tuple[Candidate, ...]:
    """Return the people with all the times that they held the office, the latest first."""
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
    return tuple(sorted(latest_first, key=lambda each: -each.score)[:MOST_HOLDERS])


def _last_day(candidate: Candidate) -> date:
    return max((span.last or date.max for span in candidate.held), default=date.min)


def holders_during(
    candidates: tuple[Candidate, ...], spans: Collection[DateSpan]
) -> tuple[Candidate, ...]:
    """Return those who held the office within the days that are asked for; all if none did."""
    found = tuple(
        each
        for each in candidates
        if not each.held or any(_overlap(held, span) for held in each.held for span in spans)
    )
    return found or candidates


def _overlap(one: DateSpan, other: DateSpan) -> bool:
    begins_before = (one.first or date.min) <= (other.last or date.max)
    return begins_before and (other.first or date.min) <= (one.last or date.max)
