"""Interpret metonyms: offices for their holders, capitals for governments, and the like."""

from bot.gazetteer.events import find_occasion
from bot.gazetteer.office_titles import is_country_unspecified, is_plural_title
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
        self._weights = resources.weights
        self._max_country_tokens = resources.limits.max_country_tokens
        self._context = context_words()

    def interpret(self, start: int, end: int, surface: str) -> list[Interpretation]:
        """Return the interpretations of the tokens from `start` up to `end`, with their text."""
        words = self._folded[start:end]
        return [
            *self._plural_title(words),
            *self._office(words, start, surface),
            *self._event(words, surface),
            *self._demonym(words, surface),
            *self._capital(start, end, surface),
        ]

    def _plural_title(self, words: FoldedWords) -> list[Interpretation]:
        """Interpret `foreign ministers` as a word that adds no term."""
        is_plural = is_plural_title(words)
        return [Interpretation(None, self._weights.office_of_any_country)] if is_plural else []

    def _office(self, words: FoldedWords, start: int, surface: str) -> list[Interpretation]:
        weights = self._weights
        if self._offices.words.isdisjoint(words):
            return []
        is_of_any_country = is_country_unspecified(words)
        # In `American president` the title alone is not a president of any country
        if is_of_any_country and any(map(self._geography.countries, self._before(start))):
            return []
        holders = self._offices.resolve(words)
        if not holders:
            return []
        score = weights.office_of_any_country if is_of_any_country else weights.office
        return [Interpretation(Term(surface, TermKind.PERSON, holders), score)]

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
