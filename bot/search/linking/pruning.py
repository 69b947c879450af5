"""Prune the candidates of a span to those that score about as well as the best one."""

from collections.abc import Iterable
from functools import reduce
from itertools import groupby

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.search.query.model import MatchType, ScoredEntities
from bot.search.tuning import Weights

# With an exact match other romanizations remain, but no typing errors
MAX_MATCH_TYPE_WITH = {
    MatchType.EXACT: MatchType.PHONETIC,
    MatchType.PHONETIC: MatchType.TYPO,
    MatchType.TYPO: MatchType.TYPO,
}

CandidatesByKind = dict[EntityKind, tuple[ScoredEntities, ...]]


def group_by_entity_kind(groups: Iterable[ScoredEntities], weights: Weights) -> CandidatesByKind:
    """Return the candidates of each kind that reach the threshold, pruned, the best first."""
    by_kind: dict[EntityKind, list[ScoredEntities]] = {}
    for group in groups:
        if group.score >= weights.candidate_threshold:
            by_kind.setdefault(group.kind, []).append(group)
    return {
        kind: prune_candidates(found, weights.candidate_margin) for kind, found in by_kind.items()
    }


def prune_candidates(groups: list[ScoredEntities], margin: float) -> tuple[ScoredEntities, ...]:
    """Return the groups within a margin of the best score, the best first.

    Groups with the same score are joined, and an entity remains only in its best group.
    """
    if len(groups) == 1:
        return (groups[0],)
    max_match_type = MAX_MATCH_TYPE_WITH[min(group.match_type for group in groups)]
    groups = [group for group in groups if group.match_type <= max_match_type]
    min_score = max(group.score for group in groups) - margin
    seen, kept = BitMap(), []
    for group in _merge([group for group in groups if group.score >= min_score]):
        if entity_ids := group.entity_ids - seen:
            kept.append(group.narrowed(entity_ids))
            seen |= entity_ids
    return tuple(kept)


def _merge(groups: list[ScoredEntities]) -> list[ScoredEntities]:
    """Join the groups of one score and match type, the best first."""
    groups.sort(key=lambda group: (-group.score, group.match_type))
    by_score = groupby(groups, key=lambda group: (group.score, group.match_type))
    return [reduce(ScoredEntities.joined, same) for _, same in by_score]
