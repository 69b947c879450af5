"""Match spans of several tokens: find entities with all tokens in a name, and align them."""

from collections.abc import Iterator

from pyroaring import BitMap

from bot.index.bitmaps import union
from bot.index.model import EntityKind
from bot.index.read.lexicon import Lexicon
from bot.name_matching.name_words import surname_prefixes
from bot.name_matching.part_roles import NamePart
from bot.search.analysis.tokenizer import Token, TokenSpan
from bot.search.linking.exact_match import LexiconHit
from bot.search.linking.fuzzy_terms import SimilarTerms
from bot.search.linking.scoring import NameScorer
from bot.search.linking.token_alignment import TokenAligner
from bot.search.linking.token_intersection import (
    KINDS_WITHOUT_PEOPLE,
    EntityIdsByKind,
    EntityIdsBySpan,
    intersect_token_postings,
)
from bot.search.query.model import MatchType, PostingSource, ScoredEntities
from bot.search.tuning import Limits, Weights

HitsBySpan = dict[TokenSpan, list[LexiconHit]]
"""The entries of the lexicon for spans as one word, and for similar terms."""


class MultiTokenMatcher:
    """Matches spans of several tokens with the names of one index."""

    def __init__(
        self, lexicon: Lexicon, aligner: TokenAligner, weights: Weights, limits: Limits
    ) -> None:
        self._lexicon = lexicon
        self._aligner = aligner
        self._scorer = NameScorer(weights, limits)
        self._weights = weights
        self._limits = limits

    def match(
        self, tokens: tuple[Token, ...], hits: HitsBySpan, similar: SimilarTerms
    ) -> dict[TokenSpan, list[ScoredEntities]]:
        """Return the entities that spans name, in any order of tokens and by similar terms."""
        postings = _postings(hits, frozenset(EntityKind))
        return self._align_all(tokens, postings, similar, [])

    def match_exact_things(
        self, tokens: tuple[Token, ...], hits: HitsBySpan
    ) -> dict[TokenSpan, list[ScoredEntities]]:
        """Return the topics and places that spans name, in any order of tokens."""
        full_names = _full_names_of_things(hits)
        if self._is_explained(tokens, hits, full_names):
            return {}
        postings = _postings(hits, KINDS_WITHOUT_PEOPLE)
        return self._align_all(tokens, postings, {}, full_names)

    def _is_explained(
        self, tokens: tuple[Token, ...], hits: HitsBySpan, full_names: list[TokenSpan]
    ) -> bool:
        """Return whether names explain all tokens but stopwords, so that alignment is of no use.

        If there are two full names of topics or places, these may be parts of another name, such as
        `denuclearization of the Korean Peninsula`.
        """
        first, last = max(full_names, key=lambda span: span[1] - span[0], default=(0, 0))
        if any(start < first or end > last for start, end in full_names):
            return False
        threshold, part_weight = self._weights.whole_span_threshold, self._scorer.part_weight
        explained = {
            at
            for span, found in hits.items()
            if any(part_weight(entry.kind, entry.part) >= threshold for entry, _ in found)
            for at in range(*span)
        }
        return all(token.is_stopword or at in explained for at, token in enumerate(tokens))

    def _align_all(
        self,
        tokens: tuple[Token, ...],
        postings: EntityIdsBySpan,
        similar: SimilarTerms,
        atomic: list[TokenSpan],
    ) -> dict[TokenSpan, list[ScoredEntities]]:
        """Return the entities that spans name, by aligning the tokens with their names.

        `postings` are the entities of spans as one word. Spans inside of an `atomic` span are
        skipped; a span that is aligned well becomes one.
        """
        limits = self._limits
        entity_ids = intersect_token_postings(
            tuple(token.folded for token in tokens), postings, limits
        )
        found: dict[TokenSpan, list[ScoredEntities]] = {}
        remaining = limits.max_verified_per_query
        longest_first = sorted(entity_ids, key=lambda span: span[0] - span[1])
        for start, end in longest_first:
            if end - start == 1 or any(first <= start and end <= last for first, last in atomic):
                continue
            count = max(limits.min_verified_per_span, min(limits.max_verified_per_span, remaining))
            possible = {kind: ids[:count] for kind, ids in entity_ids[start, end].items()}
            remaining -= sum(map(len, possible.values()))
            span_tokens = tokens[start:end]
            found[start, end] = list(self._align(span_tokens, possible, similar))
            if any(
                group.score >= self._weights.whole_span_threshold for group in found[start, end]
            ):
                atomic.append((start, end))
        return found

    def _align(
        self, tokens: tuple[Token, ...], possible: EntityIdsByKind, similar: SimilarTerms
    ) -> Iterator[ScoredEntities]:
        """Yield the entities that have a name with which all tokens can be aligned."""
        words = tuple(token.folded for token in tokens)
        first = next((at for at, word in enumerate(words) if len(word) > 1), 0)
        words = words[first:] + words[:first]  # `K. Kang`
        orders = [words]
        if words[0] in surname_prefixes():  # `al-Sisi` for el-Sisi
            orders.append((*words[1:], words[0]))
        typed_east_asian = all(token.is_east_asian for token in tokens)
        for kind, numbers in possible.items():
            for number in numbers:
                if best := self._best_alignment(
                    number, kind, orders, similar, typed_east_asian=typed_east_asian
                ):
                    entity_ids = BitMap([number])
                    source = PostingSource(entity_ids)
                    yield ScoredEntities(kind, entity_ids, *best, (source,))

    def _best_alignment(
        self,
        number: int,
        kind: EntityKind,
        orders: list[tuple[str, ...]],
        similar: SimilarTerms,
        *,
        typed_east_asian: bool,
    ) -> tuple[float, MatchType] | None:
        """Return the best score over all names of an entity, with its match type."""
        by_stem = kind is EntityKind.TOPIC
        score, match_type = max(
            (
                (
                    self._scorer.score(alignment, name, kind, typed_east_asian=typed_east_asian),
                    -alignment.match_type,
                )
                for name in self._lexicon.parsed_names(number)
                for words in orders
                for alignment in self._aligner.align(words, name, similar, by_stem=by_stem)
            ),
            default=(0.0, 0),
        )
        return (score, MatchType(-match_type)) if score else None


def _postings(hits: HitsBySpan, kinds: frozenset[EntityKind]) -> EntityIdsBySpan:
    """Return the entities of these kinds that the lexicon has for each span."""
    return {
        span: entity_ids for span, found in hits.items() if (entity_ids := _by_kind(found, kinds))
    }


def _by_kind(hits: list[LexiconHit], kinds: frozenset[EntityKind]) -> EntityIdsByKind:
    by_kind: dict[EntityKind, list[BitMap]] = {}
    for entry, _ in hits:
        if entry.kind in kinds:
            by_kind.setdefault(entry.kind, []).append(entry.entity_ids)
    return {kind: union(each) for kind, each in by_kind.items()}


def _full_names_of_things(hits: HitsBySpan) -> list[TokenSpan]:
    return [
        span
        for span, found in hits.items()
        if any(
            entry.part is NamePart.WHOLE and entry.kind in KINDS_WITHOUT_PEOPLE
            for entry, _ in found
        )
    ]
