"""Score the entities that the lexicon has for a span written as one word."""

from collections.abc import Iterable

from bot.index.model import EntityKind, WordForm
from bot.index.read.lexicon import LexiconEntry
from bot.search.linking.fuzzy_terms import SAME, TermSimilarity
from bot.search.linking.pruning import CandidatesByKind, group_by_entity_kind
from bot.search.linking.scoring import is_valid_partial_name
from bot.search.query.model import PostingSource, ScoredEntities
from bot.search.tuning import Limits, Weights

LexiconHit = tuple[LexiconEntry, TermSimilarity]
"""An entry of the lexicon, and the similarity of the span to its word."""


def find_exact(
    joined: str, stem: str | None, entries: dict[str, list[LexiconEntry]]
) -> list[LexiconHit]:
    """Return the entries for a span as one word, and those for its stem if it is a single token."""
    found = entries.get(joined)
    hits = [(each, SAME) for each in found if each.form is not WordForm.STEM] if found else []
    if stem and (by_stem := entries.get(stem)):
        hits += [(each, SAME) for each in by_stem if each.form is WordForm.STEM]
    return hits


def score_lexicon_entries(
    hits: Iterable[LexiconHit], weights: Weights, limits: Limits, *, typed_east_asian: bool
) -> list[ScoredEntities]:
    """Return the entities of lexicon hits, with the scores of the parts of names that they are.

    Entities that are not named by this part in this script are left out.
    """
    part_weights, decimals = weights.name_parts, limits.score_decimals
    groups = []
    for entry, similarity in hits:
        _, kind, form, part, entity_ids, has_meetings = entry
        weight = part_weights[kind].get(part, 0.0)
        if kind is EntityKind.PERSON and not (
            weight and is_valid_partial_name(part, form is WordForm.NATIVE, typed_east_asian)
        ):
            continue
        if score := round(weight * similarity.isolated_score, decimals):
            source = PostingSource(entity_ids, entry if has_meetings else None)
            groups.append(ScoredEntities(kind, entity_ids, score, similarity.match_type, (source,)))
    return groups


class ExactMatchCache:
    """Caches the candidates of spans that have exact hits only, as queries repeat few names."""

    def __init__(self, weights: Weights, limits: Limits) -> None:
        self._weights = weights
        self._limits = limits
        self._cache: dict[tuple[str, bool, bool], CandidatesByKind] = {}

    def candidates(
        self,
        joined: str,
        hits: list[LexiconHit],
        *,
        typed_east_asian: bool,
        is_single_token: bool,
    ) -> CandidatesByKind:
        """Return the candidates of a span as one word (`joined`), by kind, the best first.

        `hits` depend on the other arguments alone, so they are not part of the key.
        """
        key = joined, typed_east_asian, is_single_token
        found = self._cache.get(key)
        if found is None:
            groups = score_lexicon_entries(
                hits, self._weights, self._limits, typed_east_asian=typed_east_asian
            )
            found = group_by_entity_kind(groups, self._weights)
            if len(self._cache) >= self._limits.exact_match_cache_size:
                self._cache.clear()
            self._cache[key] = found
        return found
