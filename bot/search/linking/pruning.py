"""Whom some words may well mean, of all those whom they fit."""

from functools import reduce
from itertools import groupby

from pyroaring import BitMap

from bot.search.linking import scoring
from bot.search.linking.fuzzy_terms import MISSPELLED, SOUNDS_SO, SPELLED_SO
from bot.search.query.model import Group

# Beside what is spelled so another romanisation may be meant too, but nothing mistyped
FARTHEST_BESIDE = {SPELLED_SO: SOUNDS_SO, SOUNDS_SO: MISSPELLED, MISSPELLED: MISSPELLED}


def likely(found: list[Group]) -> tuple[Group, ...]:
    """Return those who may well be meant, best first: none mistyped where one is not.

    Each is in the best of the groups alone.
    """
    if len(found) == 1:
        return (found[0],)
    farthest = FARTHEST_BESIDE[min(group.unlikeness for group in found)]
    near = [group for group in found if group.unlikeness <= farthest]
    least = max(group.score for group in near) - scoring.AS_GOOD
    seen, kept = BitMap(), []
    for group in _merged([group for group in near if group.score >= least]):
        if owners := group.owners - seen:
            kept.append(group.narrowed(owners))
            seen |= owners
    return tuple(kept)


def _merged(groups: list[Group]) -> list[Group]:
    """Put together those of one score, best first."""
    groups.sort(key=lambda group: (-group.score, group.unlikeness))
    by_score = groupby(groups, key=lambda group: (group.score, group.unlikeness))
    return [reduce(Group.joined, same) for _, same in by_score]
