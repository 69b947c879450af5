"""Find the terms of an index that are similar to a token: mistyped, or spelled otherwise."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from bot.index.read.batch_cache import BatchCache
from bot.index.read.lexicon import Lexicon
from bot.name_matching.deletion_keys import (
    deletion_keys,
    two_deletion_keys,
    typed_similarity,
)
from bot.name_matching.lookup_keys import variant_keys
from bot.name_matching.sound_classes import VOWEL_CLASSES
from bot.search.analysis.stopwords import common_words
from bot.search.query.model import MatchType
from bot.search.tuning import Limits, Weights

BY_IN_NAME_SCORE = attrgetter("in_name_score")


class TermSimilarity(NamedTuple):
    """How well a token explains a similar term, from 0 to 1.

    The score is higher if another token is equal to a word of the same name (`in_name_score`) than
    if not (`isolated_score`).
    """

    isolated_score: float
    in_name_score: float
    match_type: MatchType = MatchType.TYPO


class FuzzyTermQuery(NamedTuple):
    """A token to find similar terms for; with `two_edits` long tokens may have two errors."""

    token: str
    is_transliterated: bool
    two_edits: bool


SAME = TermSimilarity(1.0, 1.0, MatchType.EXACT)

SimilarTerms = dict[str, dict[str, TermSimilarity]]
"""The similar terms of tokens, and of adjacent tokens written as one word."""


class FuzzyTermIndex:
    """Finds similar terms in a lexicon, and caches them, as a query is parsed several times."""

    def __init__(self, lexicon: Lexicon, weights: Weights, limits: Limits) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._limits = limits
        self._given_name_form = TermSimilarity(
            weights.given_name_form_isolated, weights.given_name_form_in_name, MatchType.PHONETIC
        )
        self._cache: BatchCache[FuzzyTermQuery, dict[str, TermSimilarity]] = BatchCache(
            limits.fuzzy_term_cache_size
        )

    def find(
        self, tokens: Iterable[str], transliterated: Collection[str] = (), *, two_edits: bool
    ) -> SimilarTerms:
        """Return the similar terms of each token that has any.

        `transliterated` tokens match by their consonants, too: some scripts write no vowels, and
        some transliterations add vowels.
        """
        queries = [
            FuzzyTermQuery(token, token in transliterated, two_edits)
            for token in dict.fromkeys(tokens)
        ]
        found = self._cache.look_up(queries, self._look_up)
        return {query.token: similar for query, similar in found.items() if similar}

    def _look_up(
        self, queries: list[FuzzyTermQuery]
    ) -> dict[FuzzyTermQuery, dict[str, TermSimilarity]]:
        queries_by_key: dict[str, list[FuzzyTermQuery]] = {}
        for query in queries:
            for key in self._keys(query):
                queries_by_key.setdefault(key, []).append(query)
        terms_by_key: defaultdict[str, list[str]] = defaultdict(list)
        for key, term in self._lexicon.words_with_keys(queries_by_key):
            terms_by_key[key].append(term)
        found: dict[FuzzyTermQuery, dict[str, TermSimilarity]] = {query: {} for query in queries}
        for key, terms in terms_by_key.items():
            for query in queries_by_key[key]:
                similar = found[query]
                for term in self._to_compare(query.token, terms):
                    if term != query.token and (new := self._similarity(query, term, key)):
                        similar[term] = max(new, similar.get(term, new), key=BY_IN_NAME_SCORE)
        return {query: self._most_similar(similar) for query, similar in found.items()}

    def _keys(self, query: FuzzyTermQuery) -> Iterator[str]:
        token, is_transliterated, two_edits = query
        limits = self._limits
        yield from variant_keys(token)
        # Common words are typed correctly, and 2030 is not 2020
        if (
            token in common_words()
            or len(token) > limits.max_term_chars
            or any(char.isdigit() for char in token)
        ):
            return
        yield from filter(None, self._lexicon.phonetics.sound_keys(token))
        yield from two_deletion_keys(token) if two_edits else deletion_keys(token)
        if two_edits and (is_transliterated or len(token) >= limits.long_term_chars):
            yield from self._lexicon.phonetics.consonant_keys(token)

    def _to_compare(self, token: str, terms: list[str]) -> list[str]:
        """Return terms that share a key with a token, or of too many those spelled most like it."""
        if len(terms) <= self._limits.max_compared_terms:
            return terms
        similarity = partial(JaroWinkler.similarity, token)
        return heapq.nlargest(
            self._limits.max_compared_terms, terms, key=lambda term: (similarity(term), term)
        )

    def _most_similar(self, similar: dict[str, TermSimilarity]) -> dict[str, TermSimilarity]:
        if len(similar) <= self._limits.max_similar_terms:
            return similar
        best = heapq.nlargest(
            self._limits.max_similar_terms,
            similar,
            key=lambda term: (similar[term].in_name_score, term),
        )
        return {term: similar[term] for term in best}

    def _similarity(self, query: FuzzyTermQuery, term: str, key: str) -> TermSimilarity | None:
        """Return the similarity of a term that shares this key with a token; None if too low."""
        token, is_transliterated, _ = query
        weights = self._weights
        if key.startswith("-"):
            return self._typo(token, term)
        if key.startswith("="):
            return self._given_name_form
        if key.isupper():
            # Terms that can sound the same share another key
            alike = self._lexicon.similarity.of_likely_sounds(token, term)
            if is_transliterated:
                return TermSimilarity(
                    weights.consonants_isolated * alike, weights.consonants_in_name * alike
                )
            return TermSimilarity(0.0, weights.other_vowels_in_name * alike)
        if self._is_part(token, term):
            return None
        alike = self._lexicon.similarity.of_words(token, term)
        has_other_initial = (
            token[0] != term[0]
            and key[0] in VOWEL_CLASSES
            and len(token) < self._limits.long_term_chars
        )
        factor = weights.other_initial_factor if has_other_initial else 1.0
        return TermSimilarity(
            weights.romanization_isolated * alike**weights.romanization_isolated_exponent * factor,
            weights.romanization_in_name * alike**weights.romanization_in_name_exponent * factor,
            MatchType.PHONETIC,
        )

    def _typo(self, token: str, term: str) -> TermSimilarity | None:
        weights = self._weights
        isolated = typed_similarity(token, term)
        in_name = isolated or other_initial_similarity(token, term, self._limits)
        if not in_name:
            return None
        return TermSimilarity(weights.typo_isolated * isolated, weights.typo_in_name * in_name)

    def _is_part(self, token: str, term: str) -> bool:
        """Return whether one is long and the other much shorter: `Tsai Ai` is not Choi."""
        shorter, longer = sorted((len(token), len(term)))
        return (
            longer >= self._limits.long_term_chars
            and shorter < self._weights.long_term_overlap_threshold * longer
        )


def other_initial_similarity(token: str, term: str, limits: Limits) -> float:
    """Return the similarity of a long token to a term that differs only in the first letter."""
    is_long = len(token) >= limits.min_other_initial_chars
    return 1 - 1 / len(token) if is_long and token[1:] == term[1:] else 0.0
