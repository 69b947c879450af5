"""Pruning: which candidates of a span remain beside the best one."""

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.search.linking.pruning import group_by_entity_kind, prune_candidates
from bot.search.query.model import MatchType, ScoredEntities
from bot.search.tuning import Weights


def group(
    score: float,
    *numbers: int,
    match_type: MatchType = MatchType.EXACT,
    kind: EntityKind = EntityKind.PERSON,
) -> ScoredEntities:
    return ScoredEntities(kind, BitMap(numbers), score, match_type)


def pruned(*groups: ScoredEntities) -> list[tuple[float, list[int]]]:
    kept = prune_candidates(list(groups), Weights().candidate_margin)
    return [(each.score, list(each.entity_ids)) for each in kept]


def test_groups_far_below_the_best_score_are_dropped() -> None:
    assert pruned(group(0.8, 3), group(0.95, 1), group(0.9, 2)) == [(0.95, [1]), (0.9, [2])]


def test_groups_of_one_score_are_joined_and_no_entity_is_in_two() -> None:
    assert pruned(group(0.9, 1, 2), group(0.95, 1), group(0.9, 3)) == [(0.95, [1]), (0.9, [2, 3])]


def test_beside_an_exact_match_no_typing_error_remains() -> None:
    exact, sounding = group(0.9, 1), group(0.9, 2, match_type=MatchType.PHONETIC)
    mistyped = group(0.9, 3, match_type=MatchType.TYPO)
    assert pruned(exact, sounding, mistyped) == [(0.9, [1]), (0.9, [2])]
    assert pruned(sounding, mistyped) == [(0.9, [2]), (0.9, [3])]


def test_each_kind_is_pruned_by_itself_above_the_threshold() -> None:
    place = group(0.5, 2, kind=EntityKind.PLACE)
    topic = group(Weights().candidate_threshold - 0.01, 3, kind=EntityKind.TOPIC)
    kept = group_by_entity_kind([group(0.95, 1), place, topic], Weights())
    assert {kind: list(groups[0].entity_ids) for kind, groups in kept.items()} == {
        EntityKind.PERSON: [1],
        EntityKind.PLACE: [2],
    }
