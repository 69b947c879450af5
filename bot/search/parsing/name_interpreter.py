"""Interpret the spans of a query as names of people, topics and places."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.search.analysis.tokenizer import (
    Token,
    TokenSpan,
    find_hyphens,
    find_unspaced_boundaries,
)
from bot.search.linking.candidates import CandidateGenerator
from bot.search.parsing.resources import ParserResources
from bot.search.parsing.segmentation import Interpretation
from bot.search.query.model import TERM_KINDS, ScoredEntities, Term, TermKind


class NameInterpreter:
    """Interprets spans of one text as names, and keeps the interpretations.

    `scores` has for each token the best score of its interpretations so far.
    """

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        generator: CandidateGenerator,
        resources: ParserResources,
        scores: list[float],
    ) -> None:
        self.scores = scores
        self.unspaced_boundaries = find_unspaced_boundaries(tokens)
        # Boundaries inside of names that are not split
        self.atomic_boundaries: set[int] = set()
        self._text = text
        self._tokens = tokens
        self._generator = generator
        self._weights = resources.weights
        self._score_decimals = resources.limits.score_decimals
        self._interpretations: dict[TokenSpan, list[Interpretation]] = {}
        self._has_all_names = False

    def interpret(self, start: int, end: int) -> list[Interpretation]:
        """Return an interpretation of the tokens for each kind of entity that they may name."""
        found = self._interpretations.get((start, end))
        if found is None:
            if self._has_all_names:
                return []
            found = self._interpretations[start, end] = self._interpret(start, end)
        return found

    def look_up_names(self) -> None:
        """Look up all spans; those with a token that scores low also as misspelled full names.

        Parts of a word written without spaces are looked up only if the whole word is no name.
        """
        spans, boundaries = self._generator.spans, self.unspaced_boundaries
        parts = {span for span in spans if not boundaries.isdisjoint(span)} if boundaries else set()
        self._look_up(spans - parts)
        threshold = self._weights.confident_threshold
        positions = {at for at, score in enumerate(self.scores) if score < threshold}
        hyphens = find_hyphens(self._text, self._tokens)
        if positions:
            exact = {span for span, found in self._interpretations.items() if found}
            self._look_up(self._generator.match_full_names(positions, exact))
        self.atomic_boundaries = {at for at in hyphens if self._is_exact_name(at - 1, at + 1)}
        if parts:
            self.atomic_boundaries.update(
                *(range(start + 1, end) for start, end in self._unspaced_names())
            )
            self._look_up(span for span in parts if self.atomic_boundaries.isdisjoint(span))
        self._has_all_names = True

    def look_up_remaining_full_names(self, *, by_consonants: bool) -> set[TokenSpan]:
        """Look up all other spans as misspelled full names; return those that are."""
        found = self._generator.match_remaining_full_names(by_consonants=by_consonants)
        self._look_up(found)
        return found

    def people_positions(self, max_tokens: int) -> set[int]:
        """Return the positions of tokens in spans that name a person without a typing error."""
        size = len(self._tokens)
        return {
            at
            for start in range(size)
            for end in range(start + 1, min(start + max_tokens, size) + 1)
            if self._is_exact_name(start, end)
            for at in range(start, end)
        }

    def surface(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` up to `end`."""
        text = self._text[self._tokens[start].start : self._tokens[end - 1].end]
        return text if end - start == 1 else " ".join(text.split())

    def _look_up(self, spans: Iterable[TokenSpan]) -> None:
        """Interpret spans, some of them again, and update the scores of their tokens."""
        scores = self.scores
        for start, end in spans:
            found = self._interpretations[start, end] = self._interpret(start, end)
            if found:
                best = max([each.weight for each in found])
                for at in range(start, end):
                    scores[at] = max(scores[at], best)

    def _interpret(self, start: int, end: int) -> list[Interpretation]:
        candidates = self._generator.candidates(start, end)
        if not candidates:
            return []
        surface = self.surface(start, end)
        if self.unspaced_boundaries and self._is_truncated(start, end):
            candidates = {kind: self._truncated(groups) for kind, groups in candidates.items()}
        return [
            Interpretation(Term(surface, TERM_KINDS[kind], groups=groups), groups[0].score)
            for kind, groups in candidates.items()
        ]

    def _truncated(self, groups: tuple[ScoredEntities, ...]) -> tuple[ScoredEntities, ...]:
        """Return candidates with lower scores, for a span that is part of a longer word."""
        factor, decimals = self._weights.truncated_name_factor, self._score_decimals
        return tuple(replace(each, score=round(each.score * factor, decimals)) for each in groups)

    def _is_truncated(self, start: int, end: int) -> bool:
        """Return whether a span is only part of a word that is written without spaces."""
        boundaries = self.unspaced_boundaries
        adjacent = [*([start - 1] if start in boundaries else []), *({end} & boundaries)]
        return any(not self._tokens[at].is_stopword for at in adjacent)

    def _unspaced_names(self) -> Iterator[TokenSpan]:
        """Yield the names that are written without spaces, without particles after them.

        왕이와 is Wang Yi with a particle, even if there is a Wang I-wa.
        """
        tokens = self._tokens
        for (start, end), found in self._interpretations.items():
            if (
                tokens[start].start == tokens[end - 1].start
                and self.unspaced_boundaries.isdisjoint((start, end))
                and not any(token.is_stopword for token in tokens[start:end])
                and self._is_confident([each for each in found if _is_person(each)])
            ):
                yield start, end

    def _is_exact_name(self, start: int, end: int) -> bool:
        """Return whether the tokens name a person without a typing error."""
        return any(
            each.term and each.term.kind is TermKind.PERSON and not each.term.is_fuzzy_only
            for each in self.interpret(start, end)
        )

    def _is_confident(self, found: list[Interpretation]) -> bool:
        return any(each.weight >= self._weights.confident_threshold for each in found)


def _is_person(interpretation: Interpretation) -> bool:
    return interpretation.term is not None and interpretation.term.kind is TermKind.PERSON
