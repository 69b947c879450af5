"""Generate candidates: the people, topics and places that each span of a query may name."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple, Self

from pyroaring import BitMap

from bot.index.model import EntityKind, WordForm
from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.deletion_keys import typed_similarity
from bot.name_matching.name_parts import MAX_JOINED_WORDS
from bot.name_matching.name_relation import NameRelation
from bot.name_matching.part_roles import NamePart
from bot.name_matching.word_variants import stem
from bot.search.analysis.tokenizer import Token, TokenSpan, is_function_word
from bot.search.linking.exact_match import (
    ExactMatchCache,
    LexiconHit,
    find_exact,
    score_lexicon_entries,
)
from bot.search.linking.full_name_match import FullNameMatcher
from bot.search.linking.fuzzy_terms import SAME, FuzzyTermIndex, SimilarTerms, TermSimilarity
from bot.search.linking.match_level import MatchLevel
from bot.search.linking.multi_token_match import MultiTokenMatcher
from bot.search.linking.name_variants import NameVariant, generate_variants
from bot.search.linking.pruning import CandidatesByKind, group_by_entity_kind
from bot.search.linking.token_alignment import TokenAligner
from bot.search.linking.token_intersection import is_non_content
from bot.search.query.model import MatchType, PostingSource, ScoredEntities
from bot.search.tuning import Limits, Weights
from bot.transliteration.readings import Transliterator, is_non_latin

# A token that is only such a part of recorded names may well be a variant of another name
WEAK_PARTS = frozenset({NamePart.GIVEN, NamePart.PARTIAL, NamePart.NONE})
# Parts of a name that people are called by
NAMES_BY_THEMSELVES = frozenset({NamePart.WHOLE, NamePart.INVERTED, NamePart.FAMILY})
EMPTY: list[Any] = []


@dataclass(frozen=True, slots=True)
class LexiconLookups:
    """The look-ups in the lexicon of one index, which all queries share with their caches."""

    lexicon: Lexicon
    exact_matches: ExactMatchCache
    fuzzy_terms: FuzzyTermIndex
    full_names: FullNameMatcher
    multi_token_names: MultiTokenMatcher
    relation: NameRelation
    transliterator: Transliterator
    weights: Weights
    limits: Limits

    @classmethod
    def of(
        cls, lexicon: Lexicon, transliterator: Transliterator, weights: Weights, limits: Limits
    ) -> Self:
        """Make the look-ups of a lexicon."""
        return cls(
            lexicon,
            ExactMatchCache(weights, limits),
            FuzzyTermIndex(lexicon, weights, limits),
            FullNameMatcher(lexicon, weights, limits),
            MultiTokenMatcher(lexicon, TokenAligner(weights, limits), weights, limits),
            NameRelation(lexicon.similarity, lexicon.phonetics),
            transliterator,
            weights,
            limits,
        )


class Readings(NamedTuple):
    """How a span may be read, in folded words; `is_foreign` if it is not in Latin letters."""

    words: tuple[tuple[str, ...], ...]
    is_foreign: bool


class CandidateGenerator:
    """Generates the candidates of the spans of one text, up to a match level.

    There are three sources of candidates: entries of the lexicon for the span as one word, or for a
    similar term; names that have all tokens of the span in any order, which are aligned with it;
    and full names in another spelling, once they are looked up.
    """

    def __init__(
        self, text: str, tokens: tuple[Token, ...], lookups: LexiconLookups, level: MatchLevel
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._lookups = lookups
        self._level = level
        self._has_east_asian = any(token.is_east_asian for token in tokens)
        words = [token.folded for token in tokens]
        self._stems = [stem(word) for word in words]
        self._joined = _join_spans(words)
        lexicon = lookups.lexicon
        self._entries = lexicon.entries({*self._joined.values(), *self._stems})
        self._similar = self._find_similar() if level >= MatchLevel.VARIANT else {}
        if terms := {term for similar in self._similar.values() for term in similar}:
            self._entries |= lexicon.entries(terms - self._entries.keys())
        self._hits = {
            span: hits
            for span, joined in self._joined.items()
            if span[1] - span[0] == 1 or joined in self._entries or joined in self._similar
            if (hits := self._find_hits(span, joined))
        }
        self._full_names: dict[TokenSpan, list[ScoredEntities]] = {}
        self._tried_full_names: set[TokenSpan] = set()

    @property
    def spans(self) -> set[TokenSpan]:
        """The spans that have candidates, but for those that score too low."""
        return {*self._hits, *self._full_names, *self._multi_token_candidates}

    @cached_property
    def non_content_positions(self) -> set[int]:
        """The positions of tokens that may extend a name: `K.`, `al`."""
        return {at for at, token in enumerate(self._tokens) if is_non_content(token.folded)}

    def candidates(self, start: int, end: int) -> CandidatesByKind:
        """Return the candidates of the tokens from `start` up to `end`, by kind, the best first."""
        span = start, end
        hits = self._hits.get(span, EMPTY)
        multi_token = self._multi_token_candidates.get(span, EMPTY)
        full_names = self._full_names.get(span, EMPTY)
        if not (hits or multi_token or full_names):
            return {}
        joined = self._joined.get(span, "")
        typed_east_asian = self._has_east_asian and all(
            token.is_east_asian for token in self._tokens[start:end]
        )
        if not (multi_token or full_names or joined in self._similar):
            return self._lookups.exact_matches.candidates(
                joined, hits, typed_east_asian=typed_east_asian, is_single_token=end - start == 1
            )
        weights, limits = self._lookups.weights, self._lookups.limits
        if end - start == 1:
            hits = [hit for hit in hits if self._is_same_word(self._tokens[start], *hit)]
        scored = score_lexicon_entries(hits, weights, limits, typed_east_asian=typed_east_asian)
        groups = (*scored, *multi_token, *full_names)
        if end - start > 1:
            groups = tuple(self._without_other_people(groups, span))
        return group_by_entity_kind(groups, weights)

    def _is_same_word(self, token: Token, entry: LexiconEntry, similarity: TermSimilarity) -> bool:
        """Return whether a token by itself is the word of a person's name, and not only near it."""
        if similarity is SAME or entry.kind is not EntityKind.PERSON:
            return True
        typed = self._text[token.start : token.end]
        if entry.part in NAMES_BY_THEMSELVES:
            if typed_similarity(token.folded, entry.word):
                return True
        elif typed.isupper():
            return False  # an abbreviation
        return self._lookups.relation.is_same_word(
            token.folded, entry.word, is_foreign=is_non_latin(typed)
        )

    def _without_other_people(
        self, groups: Iterable[ScoredEntities], span: TokenSpan
    ) -> Iterator[ScoredEntities]:
        """Yield the groups without people whose names are only near what a span says."""
        readings = self._readings(span)
        for group in groups:
            if group.kind is not EntityKind.PERSON or group.match_type is MatchType.EXACT:
                yield group
            elif same := self._same_people(group.entity_ids, readings):
                sources = group.sources if same == group.entity_ids else (PostingSource(same),)
                yield replace(group, entity_ids=same, sources=sources)

    def _same_people(self, people: BitMap, readings: Readings) -> BitMap:
        """Return those of some people whose names are spellings of what was typed."""
        lookups, is_foreign = self._lookups, readings.is_foreign
        return BitMap(
            number
            for number in people[: lookups.limits.max_related_per_span]
            if any(
                lookups.relation.is_same(readings.words, name, is_foreign=is_foreign)
                for name in lookups.lexicon.parsed_names(number)
            )
        )

    def _readings(self, span: TokenSpan) -> Readings:
        """Return how a span may be read: as its tokens, and in each transliteration."""
        tokens = self._tokens[slice(*span)]
        typed = self._text[tokens[0].start : tokens[-1].end]
        words = tuple(token.folded for token in tokens)
        others = self._lookups.transliterator.transliterate(typed)
        return Readings(tuple(dict.fromkeys((words, *others))), is_non_latin(typed))

    def match_full_names(
        self, positions: AbstractSet[int], exact: AbstractSet[TokenSpan]
    ) -> set[TokenSpan]:
        """Look up spans as full names in another spelling, and return those that are.

        These are all spans with a token at one of the positions, except `exact` names.
        """
        return self._look_up_full_names(
            lambda span: not (span in exact or positions.isdisjoint(range(*span)))
        )

    def match_remaining_full_names(self, *, by_consonants: bool) -> set[TokenSpan]:
        """Look up all other spans as full names in another spelling, and return those that are.

        `by_consonants` also looks up the spans that had no match before by their consonants.
        """
        unmatched = self._tried_full_names - self._full_names.keys()
        found = self._look_up_full_names(lambda span: span not in self._tried_full_names)
        if not by_consonants:
            return found
        variants = self._variants(unmatched.__contains__)
        more = self._lookups.full_names.match_by_consonants(variants, self._full_names)
        self._full_names |= more
        return {*found, *more}

    def _look_up_full_names(self, is_wanted: Callable[[TokenSpan], bool]) -> set[TokenSpan]:
        variants = self._variants(is_wanted)
        self._tried_full_names |= {variant.span for variant in variants}
        found = self._lookups.full_names.match(variants)
        self._full_names |= found
        return {*found}

    def _variants(self, is_wanted: Callable[[TokenSpan], bool]) -> list[NameVariant]:
        lookups = self._lookups
        return list(
            generate_variants(
                self._text, self._tokens, is_wanted, lookups.transliterator, lookups.limits
            )
        )

    @cached_property
    def _multi_token_candidates(self) -> dict[TokenSpan, list[ScoredEntities]]:
        matcher = self._lookups.multi_token_names
        if self._level >= MatchLevel.VARIANT:
            return matcher.match(self._tokens, self._hits, self._similar)
        return matcher.match_exact_things(self._tokens, self._hits)

    def _find_similar(self) -> SimilarTerms:
        """Return similar terms for the spans that may be one word of a name.

        At `ANY_VARIANT` these are all spans, else those with a token that is no known name.
        """
        tokens, level, limits = self._tokens, self._level, self._lookups.limits
        positions = {
            at
            for at, token in enumerate(tokens)
            if level is MatchLevel.ANY_VARIANT or self._is_unknown(token)
        }
        function_words = {at for at, token in enumerate(tokens) if is_function_word(token, limits)}
        joined = {
            joined
            for (start, end), joined in self._joined.items()
            if not positions.isdisjoint(span := range(start, end))
            and function_words.isdisjoint(span)
            and not (tokens[start].is_stopword and end - start == 1)
        }
        transliterated = {token.folded for token in tokens if token.is_transliterated}
        fuzzy_terms = self._lookups.fuzzy_terms
        similar = fuzzy_terms.find(joined, transliterated, two_edits=False)
        if level >= MatchLevel.TWO_EDITS:
            similar |= fuzzy_terms.find(joined, transliterated, two_edits=True)
        threshold = self._lookups.weights.term_similarity_threshold
        return {
            word: {
                term: similarity
                for term, similarity in terms.items()
                if similarity.in_name_score >= threshold
            }
            for word, terms in similar.items()
        }

    def _is_unknown(self, token: Token) -> bool:
        """Return whether a token is at most a given name or some word of a name."""
        entries = self._entries.get(token.folded, ())
        return token.is_transliterated or all(entry.part in WEAK_PARTS for entry in entries)

    def _find_hits(self, span: TokenSpan, joined: str) -> list[LexiconHit]:
        """Return the entries of the lexicon for a span as one word, and for similar terms."""
        entries, (start, end) = self._entries, span
        hits = find_exact(joined, self._stems[start] if end - start == 1 else None, entries)
        if similar := self._similar.get(joined):
            for term, similarity in similar.items():
                latin = [each for each in entries.get(term, ()) if each.form is WordForm.LATIN]
                if latin and not self._is_same_thing(span, joined, term):
                    latin = [each for each in latin if each.kind is EntityKind.PERSON]
                hits += [(entry, similarity) for entry in latin]
        return hits

    def _is_same_thing(self, span: TokenSpan, joined: str, term: str) -> bool:
        """Return whether a span may be a word of a place's or topic's name."""
        first, last = self._tokens[span[0]], self._tokens[span[1] - 1]
        is_foreign = is_non_latin(self._text[first.start : last.end])
        return self._lookups.relation.is_same_thing(joined, term, is_foreign=is_foreign)


def _join_spans(words: list[str]) -> dict[TokenSpan, str]:
    """Return the spans that are short enough to be one word, each as that word."""
    joined = {}
    for start in range(len(words)):
        text = ""
        for at in range(start, min(start + MAX_JOINED_WORDS, len(words))):
            text += words[at]
            joined[start, at + 1] = text
    return joined
