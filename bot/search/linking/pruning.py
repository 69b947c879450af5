"""Whom some words may well mean, of all those whom they fit."""

from functools import reduce
from itertools import groupby

from pyroaring import BitMap

from bot.search.linking import scoring
from bot.search.linking.fuzzy_terms import MISSPELLED, SOUNDS_SO, SPELLED_SO
from bot.search.query.model import ScoredEntities

# Beside what is spelled so another romanisation may be meant too, but nothing mistyped
MAX_MATCH_TYPE_WITH = {SPELLED_SO: SOUNDS_SO, SOUNDS_SO: MISSPELLED, MISSPELLED: MISSPELLED}


def prune_candidates(found: list[ScoredEntities]) -> tuple[ScoredEntities, ...]:
    """Return those who may well be meant, best first: none mistyped where one is not.

    Each is in the best of the groups alone.
    """
    if len(found) == 1:
        return (found[0],)
    farthest = MAX_MATCH_TYPE_WITH[min(group.match_type for group in found)]
    near = [group for group in found if group.match_type <= farthest]
    least = max(group.score for group in near) - scoring.CANDIDATE_MARGIN
    seen, kept = BitMap(), []
    for group in _merged([group for group in near if group.score >= least]):
        if owners := group.entity_ids - seen:
            kept.append(group.narrowed(owners))
            seen |= owners
    return tuple(kept)


def _merged(groups: list[ScoredEntities]) -> list[ScoredEntities]:
    """Put together those of one score, best first."""
    groups.sort(key=lambda group: (-group.score, group.match_type))
    by_score = groupby(groups, key=lambda group: (group.score, group.match_type))
    return [reduce(ScoredEntities.joined, same) for _, same in by_score]
