"""How good an order of results is, against those that are right."""

from collections.abc import Collection, Sequence
from math import ceil

TOP = 5


def recall(found: Sequence[str], right: Collection[str]) -> float:
    """Return the share of the right ones among the first five, of as many as five can hold."""
    return len(set(found[:TOP]) & set(right)) / min(len(right), TOP)


def reciprocal_rank(found: Sequence[str], right: Collection[str]) -> float:
    """Return 1 for a right one in the first place, 1/2 in the second, 0 for none of five."""
    ranks = (rank for rank, each in enumerate(found[:TOP], 1) if each in right)
    return 1 / next(ranks, float("inf"))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that this share of the values does not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]
