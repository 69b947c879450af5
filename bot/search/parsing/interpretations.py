"""Interpret the spans of a query: as names, context of names, stopwords, or text."""

from itertools import accumulate

from bot.search.analysis.ordinary_words import find_ordinary_words
from bot.search.analysis.stopwords import titles
from bot.search.analysis.tokenizer import Token
from bot.search.linking.candidates import CandidateGenerator
from bot.search.parsing.context import ContextInterpreter
from bot.search.parsing.name_interpreter import NameInterpreter
from bot.search.parsing.resources import IsInText, ParserResources
from bot.search.parsing.segmentation import Interpretation
from bot.search.query.intent import IntentCue
from bot.search.query.intent_cues import IntentCues, find_intent_cues
from bot.search.query.model import IgnoredKind, Term, TermKind


class SpanInterpreter:
    """Interprets the spans of one text, and keeps the interpretations.

    With `is_fuzzy` spans may also be words in the texts of meetings, and tokens may be unknown.
    """

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        generator: CandidateGenerator,
        resources: ParserResources,
        *,
        is_fuzzy: bool,
    ) -> None:
        self.size = len(tokens)
        self._cues = find_intent_cues(tokens, text)
        self._tokens = _with_cues_as_stopwords(tokens, self._cues)
        self._is_in_text: IsInText | None = resources.is_in_text if is_fuzzy else None
        self._ordinary = (
            find_ordinary_words(text, tokens, resources.ordinary_words)
            if is_fuzzy
            else frozenset[int]()
        )
        # Without fuzzy matching a query with an unknown token has no results, unless it is excluded
        self._accepts_unknown = is_fuzzy or self._has_negation()
        self._weights = resources.weights
        self._max_phrase_tokens = resources.limits.max_phrase_tokens
        self._context = ContextInterpreter(tokens, resources, is_fuzzy=is_fuzzy)
        no_content = generator.non_content_positions
        scores = [
            float(
                self._context.has_context_word(at, at + 1) or token.is_stopword or at in no_content
            )
            for at, token in enumerate(self._tokens)
        ]
        self._names = NameInterpreter(text, self._tokens, generator, resources, scores)
        self._token_weights = [*accumulate((token.weight for token in tokens), initial=0.0)]
        self._interpretations: dict[tuple[int, int], list[Interpretation]] = {}
        self._people: set[int] = set()
        if is_fuzzy:
            self._people = self._names.people_positions(resources.limits.max_span_tokens)
        else:
            self._names.look_up_names()

    def interpret(self, start: int, end: int) -> list[Interpretation]:
        """Return the interpretations of the tokens from `start` up to `end`.

        There are none if the span cuts a name that is not split.
        """
        boundaries = self._names.atomic_boundaries
        if boundaries and (start in boundaries or end in boundaries):
            return []
        if not (
            self._is_in_text
            or end - start == 1
            or start in self._cues
            or self._context.has_context_word(start, end)
        ):
            return self._names.interpret(start, end)  # the usual case, and the fastest
        found = self._interpretations.get((start, end))
        if found is None:
            found = self._interpretations[start, end] = self._interpret(start, end)
        return found

    @property
    def may_explain_all(self) -> bool:
        """Whether no token is certain to remain unexplained, or unknown tokens are accepted."""
        lowest = min(self._names.scores, default=1.0)
        return self._accepts_unknown or lowest >= self._weights.candidate_threshold

    def match_full_names(self, *, by_consonants: bool) -> bool:
        """Look up all spans as misspelled full names; return whether any is one."""
        if not self.may_explain_all:
            return False
        found = self._names.look_up_remaining_full_names(by_consonants=by_consonants)
        for first, last in found:
            self._interpretations = {
                (start, end): each
                for (start, end), each in self._interpretations.items()
                if start > first or end < last
            }
        return bool(found)

    def weight(self, start: int, end: int) -> float:
        """Return the sum of the weights of the tokens from `start` up to `end`."""
        return self._token_weights[end] - self._token_weights[start]

    def surface(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` up to `end`."""
        return self._names.surface(start, end)

    def _interpret(self, start: int, end: int) -> list[Interpretation]:
        names, is_single = self._names, end - start == 1
        found = [*names.interpret(start, end)]
        if self._context.has_context_word(start, end):
            surface = self.surface(start, end)
            found += self._context.interpret(start, end, surface, names.interpret)
        elif self._is_in_text:
            found += self._context.meeting_types(start, end, self.surface(start, end))
        found += self._other_than_a_name(start, end)
        if not self._context.shared_office_positions.isdisjoint(range(start, end)):
            found = [each for each in found if not (each.term and each.term.kind is TermKind.PLACE)]
        if is_single and self._accepts_unknown:
            unknown = Term(self.surface(start, end), TermKind.UNKNOWN)
            found.append(Interpretation(unknown, 0.0))
            if self._is_passed_over(start, found):
                found.append(
                    Interpretation(
                        None, self._weights.ordinary_word, ignored=IgnoredKind.ORDINARY_WORD
                    )
                )
        return found

    def _is_passed_over(self, at: int, found: list[Interpretation]) -> bool:
        """Return whether a token is an ordinary word that no name, office or text has."""
        if at not in self._ordinary or at in self._context.office_positions:
            return False
        return not any(
            each.term is None
            or each.term.kind is TermKind.TEXT
            or not (each.term.kind is TermKind.UNKNOWN or each.term.is_fuzzy_only)
            for each in found
        )

    def _other_than_a_name(self, start: int, end: int) -> list[Interpretation]:
        """Return the interpretation of a span as a cue, as a stopword, or as words in texts."""
        weights, is_single = self._weights, end - start == 1
        if (cue := self._cues.get(start)) and cue[0] == end:
            return [Interpretation(None, weights.intent_cue, cue[1])]
        if is_single and start in self._context.office_positions:
            return []  # no word of an office is passed over
        if is_single and self._tokens[start].is_stopword:
            is_title = self._context.is_title[start]
            return [Interpretation(None, weights.isolated_title if is_title else weights.stopword)]
        return self._in_text(start, end, self._is_in_text) if self._is_in_text else []

    def _in_text(self, start: int, end: int, is_in_text: IsInText) -> list[Interpretation]:
        """Interpret tokens as adjacent words in the text of a meeting.

        Names of people are left out: a person who is only mentioned did not take part.
        """
        tokens = self._tokens[start:end]
        if (
            not self._people.isdisjoint(range(start, end))
            or not self._names.unspaced_boundaries.isdisjoint((start, end))
            or len(tokens) > self._max_phrase_tokens
            or not _is_content(tokens[0])
            or not _is_content(tokens[-1])
        ):
            return []
        # A phrase with `not` would hide the negation
        cues = (self._cues[at][1] for at in range(start, end) if at in self._cues)
        if IntentCue.NOT in cues:
            return []
        # Looking up single words first is faster
        words = (self.surface(at, at + 1) for at in range(start, end))
        if not all(map(is_in_text, words)):
            return []
        surface = self.surface(start, end)
        if not is_in_text(surface):
            return []
        is_single = len(tokens) == 1
        score = self._weights.token_in_text if is_single else self._weights.phrase_in_text
        is_ordinary = is_single and start in self._ordinary
        return [Interpretation(Term(surface, TermKind.TEXT, is_ordinary=is_ordinary), score)]

    def _has_negation(self) -> bool:
        return any(cue is IntentCue.NOT for _, cue in self._cues.values())


def _with_cues_as_stopwords(tokens: tuple[Token, ...], cues: IntentCues) -> tuple[Token, ...]:
    """Return the tokens, with those of intent cues marked as stopwords."""
    if not cues:
        return tokens
    covered = {at for start, (end, _) in cues.items() for at in range(start, end)}
    return tuple(
        token._replace(is_stopword=token.is_stopword or at in covered)
        for at, token in enumerate(tokens)
    )


def _is_content(token: Token) -> bool:
    """Return whether a phrase may begin or end with a token: `minister`, not `of` or `with`."""
    return not token.is_stopword or (token.folded in titles() and token.folded != "of")
