"""Interpret metonyms: offices for their holders, capitals for governments, and the like."""

from functools import cached_property

from bot.gazetteer.events import find_occasion
from bot.gazetteer.office_titles import (
    is_country_unspecified,
    is_plural_title,
    load_office_titles,
    singular_title,
)
from bot.search.analysis.stopwords import owner_prepositions, stopwords, titles
from bot.search.knowledge.office_holders import ResolvedOffice
from bot.search.parsing.abroad import abroad_term
from bot.search.parsing.context_words import context_words
from bot.search.parsing.resources import ParserResources
from bot.search.parsing.segmentation import Interpretation
from bot.search.query.model import Candidate, PlaceRole, Term, TermKind
from bot.text import FoldedWords


class MetonymInterpreter:
    """Interprets spans of one text, which is given as folded tokens."""

    def __init__(self, folded: FoldedWords, resources: ParserResources) -> None:
        self._folded = folded
        self._offices = resources.knowledge.offices
        self._geography = resources.knowledge.geography
        self._is_meeting_type_word = resources.knowledge.meeting_types.is_meeting_type_word
        self._is_in_text = resources.is_in_text
        self._weights = resources.weights
        self._max_country_tokens = resources.limits.max_country_tokens
        self._max_span_tokens = resources.limits.max_span_tokens
        self._offices_of_spans: dict[tuple[int, int], tuple[ResolvedOffice, ...]] = {}
        self._context = context_words()

    def interpret(self, start: int, end: int, surface: str) -> list[Interpretation]:
        """Return the interpretations of the tokens from `start` up to `end`, with their text."""
        words = self._folded[start:end]
        return [
            *self._plural_title(start, end),
            *self._office(start, end, surface),
            *self._event(words, surface),
            *self._demonym(words, surface),
            *self.region(start, end, surface),
            *self._abroad(words, surface),
            *self._capital(start, end, surface),
        ]

    @cached_property
    def office_positions(self) -> frozenset[int]:
        """The positions of titles that have an owner: nothing else is read into them."""
        size = len(self._folded)
        return frozenset(
            at
            for start in range(size)
            for end in range(start + 2, min(start + self._max_span_tokens, size) + 1)
            if any(office.has_owner for office in self._find_offices(start, end))
            for at in range(start, end)
            if singular_title(self._folded[at : at + 1])[0] in titles()
        )

    @cached_property
    def shared_office_positions(self) -> frozenset[int]:
        """The positions of owners that share a plural title: `foreign ministers of China and`."""
        size = len(self._folded)
        if all(word not in load_office_titles().plurals for word in self._folded):
            return frozenset()
        return frozenset(
            at
            for start in range(size)
            for end in range(start + 1, min(start + self._max_country_tokens, size) + 1)
            if self._shared_offices(start, end)
            for at in range(start, end)
        )

    def countries_before(self, at: int) -> set[str]:
        """Return the countries that are named right before a position."""
        return {place for span in self._before(at) for place in self._geography.countries(span)}

    def _plural_title(self, start: int, end: int) -> list[Interpretation]:
        """Interpret `foreign ministers` as a word that adds no term, if nothing tells whose."""
        if not is_plural_title(self._folded[start:end]):
            return []
        if not self.office_positions.isdisjoint(range(start, end)):
            return []
        return [Interpretation(None, self._weights.office_of_any_country)]

    def _office(self, start: int, end: int, surface: str) -> list[Interpretation]:
        weights, words = self._weights, self._folded[start:end]
        is_of_any_country = is_country_unspecified(words)
        # In `American president` the title alone is not a president of any country
        if is_of_any_country and self.countries_before(start):
            return []
        offices = self._find_offices(start, end)
        if not offices:
            return []
        terms = [
            Term(surface, TermKind.PERSON, office.holders)
            if office.holders
            else Term(surface, TermKind.UNKNOWN)
            for office in offices
        ]
        if start in self.shared_office_positions:
            score = weights.shared_office
        elif not all(office.holders for office in offices):
            score = weights.office_without_holders
        elif self._offices.title(words) is None:
            score = weights.office_of_country
        else:
            score = weights.office_of_any_country if is_of_any_country else weights.office
        return [Interpretation(terms[0], score, more_terms=tuple(terms[1:]))]

    def _find_offices(self, start: int, end: int) -> tuple[ResolvedOffice, ...]:
        """Return the offices that a span names, by itself or by a plural title near it."""
        found = self._offices_of_spans.get((start, end))
        if found is None:
            words = self._folded[start:end]
            found = self._offices.resolve(words) or self._shared_offices(start, end)
            self._offices_of_spans[start, end] = found
        return found

    def _shared_offices(self, start: int, end: int) -> tuple[ResolvedOffice, ...]:
        """Return the office of one of several owners: `foreign ministers of China and Japan`.

        Both `foreign ministers of China and` and `and Korean foreign ministers` may be beside it.
        """
        words = self._folded
        is_location = start > 0 and words[start - 1] in self._context.locatives
        if is_location or not self._offices.is_owner(words[start:end]):
            return ()
        title = self._title_before(start) or self._title_after(end)
        return (self._offices.office(words[start:end], title),) if title else ()

    def _title_before(self, at: int) -> str | None:
        """Return the plural title before `of`, other owners and a position."""
        words = self._folded
        first = self._skip_owners_before(at)
        if not first or words[first - 1] not in owner_prepositions() or first == at:
            return None
        return next(
            (
                title
                for start in range(max(first - 1 - self._max_country_tokens, 0), first - 1)
                if (title := self._plural(start, first - 1))
            ),
            None,
        )

    def _title_after(self, at: int) -> str | None:
        """Return the plural title after other owners that follow a position."""
        last = self._skip_owners_after(at)
        if last == at:
            return None
        ends = range(min(last + self._max_country_tokens, len(self._folded)), last, -1)
        return next((title for end in ends if (title := self._plural(last, end))), None)

    def _plural(self, start: int, end: int) -> str | None:
        words = self._folded[start:end]
        return self._offices.title(words) if is_plural_title(words) else None

    def _skip_owners_before(self, at: int) -> int:
        words, is_owner = self._folded, self._offices.is_owner
        while at:
            end = at - (words[at - 1] == "the")
            end -= end > 0 and words[end - 1] in self._context.pair_connectors
            starts = range(max(end - self._max_country_tokens, 0), end)
            start = next((start for start in starts if is_owner(words[start:end])), None)
            if start is None:
                return at - (words[at - 1] == "the")
            at = start
        return at

    def _skip_owners_after(self, at: int) -> int:
        words, is_owner = self._folded, self._offices.is_owner
        while at < len(words):
            start = at + (words[at] in self._context.pair_connectors)
            ends = range(min(start + self._max_country_tokens, len(words)), start, -1)
            end = next((end for end in ends if is_owner(words[start:end])), None)
            if end is None:
                return at
            at = end
        return at

    def _event(self, words: FoldedWords, surface: str) -> list[Interpretation]:
        name = find_occasion(words)
        if name is None:
            return []
        term = Term(surface, TermKind.OCCASION, (Candidate(name, name, 1.0),))
        return [Interpretation(term, self._weights.event)]

    def _demonym(self, words: FoldedWords, surface: str) -> list[Interpretation]:
        countries = self._geography.by_demonym(words)
        if not countries:
            return []
        term = Term(surface, TermKind.PLACE, self._places(countries))
        return [Interpretation(term, self._weights.place_name)]

    def region(self, start: int, end: int, surface: str) -> list[Interpretation]:
        """Read `Africa` as where people met, and `African` as who: one of the delegations.

        Not where texts have it as a part of something else: `Middle East peace`, `Gulf War`.
        """
        region = self._geography.region(self._folded[start:end])
        if not region or (not region.is_demonym and self._goes_on_in_texts(start, end)):
            return []
        role = PlaceRole.DELEGATION if region.is_demonym else PlaceRole.WHERE
        places = self._places(region.places)
        term = Term(surface, TermKind.PLACE, places, role=role, label=region.name)
        return [Interpretation(term, self._weights.place_name)]

    def _goes_on_in_texts(self, start: int, end: int) -> bool:
        """Return whether texts have a span together with the noun after it in the question."""
        after = self._folded[end : end + 1]
        if not after or after[0] in stopwords() or self._is_meeting_type_word(after[0]):
            return False
        return self._is_in_text(" ".join((*self._folded[start:end], *after)))

    def _abroad(self, words: tuple[str, ...], surface: str) -> list[Interpretation]:
        """Read `abroad` as not in the country of whoever is asked for, which is known later."""
        context = self._context
        is_journey = len(words) == len(("foreign", "trip")) and (
            words[0] in context.foreign and words[1] in context.journeys
        )
        if not is_journey and not (len(words) == 1 and words[0] in context.abroad):
            return []
        return [Interpretation(abroad_term(surface), self._weights.place_name)]

    def _capital(self, start: int, end: int, surface: str) -> list[Interpretation]:
        """Interpret a capital as the government of its country.

        This scores higher next to another country, after `with`, and as a speaker.
        """
        words, context = self._folded, self._context
        is_with = words[start] == "with" and end - start > 1
        countries = self._geography.by_capital(words[start + is_with : end])
        before, after = words[max(start - 1, 0)], words[end : end + 1]
        if not countries or before in context.locatives:
            return []
        is_speaking = not context.speech_verbs.isdisjoint(after) or (
            start > 0 and before in context.auxiliaries
        )
        is_pair = is_with or is_speaking or self._is_next_to_country(start, end, countries)
        weights = self._weights
        score = weights.governments_pair if is_pair else weights.capital_as_government
        places = self._places(countries)
        term = Term(surface, TermKind.PLACE, places, role=PlaceRole.DELEGATION)
        return [Interpretation(term, score)]

    def _is_next_to_country(self, start: int, end: int, countries: tuple[str, ...]) -> bool:
        """Return whether another country or capital is before or after a span."""
        words, connectors = self._folded, self._context.pair_connectors
        before = start - 1 if start and words[start - 1] in connectors else start
        after = end + 1 if words[end : end + 1] and words[end] in connectors else end
        sizes = range(1, self._max_country_tokens + 1)
        spans = [*(words[after : after + size] for size in sizes), *self._before(before)]
        others = (set(self._geography.countries(span)) for span in spans)
        return any(other and other.isdisjoint(countries) for other in others)

    def _before(self, at: int) -> list[FoldedWords]:
        """Return the spans that end before a position."""
        sizes = range(1, self._max_country_tokens + 1)
        return [self._folded[at - size : at] for size in sizes if at >= size]

    def _places(self, countries: tuple[str, ...]) -> tuple[Candidate, ...]:
        names = self._geography.names
        return tuple(Candidate(country, names[country], 1.0) for country in countries)
