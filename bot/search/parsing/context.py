"""Interpret spans with titles, prepositions, meeting types and other words besides names."""

from collections.abc import Callable
from itertools import accumulate

from pyroaring import BitMap

from bot.index.bitmaps import union
from bot.search.analysis.stopwords import titles
from bot.search.analysis.tokenizer import Token
from bot.search.knowledge.meeting_statuses import meeting_status_words
from bot.search.parsing.context_words import context_words
from bot.search.parsing.metonyms import MetonymInterpreter
from bot.search.parsing.resources import ParserResources
from bot.search.parsing.segmentation import Interpretation
from bot.search.query.model import Candidate, Term, TermKind

InterpretName = Callable[[int, int], list[Interpretation]]
"""Returns the interpretations of a span as a name."""


class ContextInterpreter:
    """Interprets spans of one text that are not only a name.

    With `is_fuzzy` meeting types may be mistyped.
    """

    def __init__(
        self,
        tokens: tuple[Token, ...],
        resources: ParserResources,
        *,
        is_fuzzy: bool,
    ) -> None:
        self._folded = tuple(token.folded for token in tokens)
        knowledge = resources.knowledge
        self._meeting_types = knowledge.meeting_types
        self._statuses = meeting_status_words()
        self._metonyms = MetonymInterpreter(self._folded, resources)
        self._lexicon = resources.lexicon
        self._countries_of = knowledge.offices.countries_of
        self._max_people = resources.limits.max_verified_per_span
        self._preposition_roles = context_words().preposition_roles
        self._weights = resources.weights
        self._is_fuzzy = is_fuzzy
        self._is_question_word = [token.is_stopword and token.folded == "who" for token in tokens]
        title_words = titles()
        self.is_title = [word in title_words for word in self._folded]
        # Few words can be other than a name, and spans without them need no look-up
        self._may_refer = [
            knowledge.may_refer(
                token.folded, is_non_latin=token.is_east_asian or token.is_transliterated
            )
            or at in self._metonyms.shared_office_positions
            for at, token in enumerate(tokens)
        ]
        has_context = (
            refers
            or is_title
            or word in self._preposition_roles
            or self._meeting_types.is_meeting_type_word(word)
            or word in self._statuses.first_words
            for refers, is_title, word in zip(
                self._may_refer, self.is_title, self._folded, strict=True
            )
        )
        self._context_words_before = [*accumulate(has_context, initial=0)]

    @property
    def office_positions(self) -> frozenset[int]:
        """The positions of titles that name an office together with its owner."""
        return self._metonyms.office_positions

    @property
    def shared_office_positions(self) -> frozenset[int]:
        """The positions of countries of which only the office is meant."""
        return self._metonyms.shared_office_positions

    def has_context_word(self, start: int, end: int) -> bool:
        """Return whether a span has a word that can be other than a name."""
        return self._context_words_before[start] != self._context_words_before[end]

    def interpret(
        self, start: int, end: int, surface: str, interpret_name: InterpretName
    ) -> list[Interpretation]:
        """Return the interpretations of a span with such a word; `surface` is its text."""
        found = []
        if self.is_title[start] or self.is_title[end - 1]:
            found += self._title_and_name(start, end, surface, interpret_name)
        if self._folded[start] in self._preposition_roles:
            found += self._preposition_role(start, end, surface, interpret_name)
        found += self.meeting_types(start, end, surface)
        found += self._meeting_statuses(start, end, surface)
        # `who` in lower case is no organization
        is_question_word = end - start == 1 and self._is_question_word[start]
        if any(self._may_refer[start:end]) and not is_question_word:
            found += self._metonyms.interpret(start, end, surface)
        return found

    def meeting_types(self, start: int, end: int, surface: str) -> list[Interpretation]:
        """Return the interpretation of a span as meeting types, if it can be one."""
        kinds, is_exact = self._meeting_types.find(self._folded[start:end], is_fuzzy=self._is_fuzzy)
        if not kinds:
            return []
        candidates = tuple(Candidate(kind.value, kind.value, 1.0, is_exact) for kind in kinds)
        factor = 1.0 if is_exact else self._weights.mistyped_meeting_type_factor
        term = Term(surface, TermKind.KIND, candidates)
        return [Interpretation(term, self._weights.meeting_type * factor)]

    def _meeting_statuses(self, start: int, end: int, surface: str) -> list[Interpretation]:
        """Return the interpretation of a span as what became of a meeting, if it is one."""
        statuses = self._statuses.statuses.get(self._folded[start:end])
        if not statuses:
            return []
        candidates = tuple(Candidate(each.value, each.value, 1.0) for each in statuses)
        return [Interpretation(Term(surface, TermKind.STATUS, candidates), self._weights.status)]

    def _title_and_name(
        self, start: int, end: int, surface: str, interpret_name: InterpretName
    ) -> list[Interpretation]:
        """Interpret `President Moon` and `Wang, foreign minister` as the name."""
        first, last = start, end
        while first < end and self.is_title[first]:
            first += 1
        while last > first and self.is_title[last - 1]:
            last -= 1
        if (first, last) == (start, end) or first == last or self._folded[start] == "of":
            return []
        title_scores = [self._weights.title] * (end - start - (last - first))
        countries = self._metonyms.countries_before(start) if first > start else set()
        return [
            Interpretation(
                fitting._replace(surface=surface), _mean([*title_scores, *[score] * (last - first)])
            )
            for term, score in _of_kind(interpret_name(first, last), TermKind.PERSON)
            if (fitting := self._without_foreigners(term, countries))
        ]

    def _without_foreigners(self, term: Term, countries: set[str]) -> Term | None:
        """Return a name without the people who held offices only in other than these countries.

        In `German chancellor Obama` the title is not that of the name.
        """
        people = union(group.entity_ids for group in term.groups)
        if not countries or len(people) > self._max_people:
            return term
        served = {number: self._countries_of(self._lexicon.entity(number).id) for number in people}
        others = BitMap(
            number for number, theirs in served.items() if theirs and theirs.isdisjoint(countries)
        )
        if not others:
            return term
        groups = tuple(
            group.restricted(left) for group in term.groups if (left := group.entity_ids - others)
        )
        return term._replace(groups=groups) if groups else None

    def _preposition_role(
        self, start: int, end: int, surface: str, interpret_name: InterpretName
    ) -> list[Interpretation]:
        """Interpret `in China` as a location, and `with China` as a delegation."""
        role = self._preposition_roles[self._folded[start]]
        first = start + 1
        if first < end and self._folded[first] == "the":
            first += 1
        if first >= end:
            return []
        preposition_scores = [self._weights.preposition_of_place] * (first - start)
        return [
            Interpretation(
                term._replace(surface=surface, role=role),
                _mean([*preposition_scores, *[score] * (end - first)]),
            )
            for term, score in _of_kind(interpret_name(first, end), TermKind.PLACE)
        ]


def _of_kind(found: list[Interpretation], kind: TermKind) -> list[tuple[Term, float]]:
    return [(each.term, each.weight) for each in found if each.term and each.term.kind is kind]


def _mean(scores: list[float]) -> float:
    return sum(scores) / len(scores)
