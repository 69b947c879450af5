"""The meetings that satisfy a term, and how well each does."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Self

from pyroaring import BitMap

Tier = tuple[float, BitMap]


@dataclass(frozen=True, slots=True, eq=False)
class TieredPostings:
    """Meetings in tiers of how well they satisfy a term, from 0 to 1, the best first.

    A meeting counts in the first tier that has it; `all` are those of every tier.
    """

    tiers: tuple[Tier, ...]
    all: BitMap

    @classmethod
    def of(cls, tiers: Iterable[Tier]) -> Self:
        """Put tiers in order."""
        kept = sorted((tier for tier in tiers if tier[1]), key=lambda tier: -tier[0])
        return cls(tuple(kept), union(found for _, found in kept))

    def score(self, number: int) -> float | None:
        """Return how well a meeting satisfies the term, None when it does not."""
        return next((score for score, found in self.tiers if number in found), None)

    def without(self, numbers: BitMap) -> Self:
        """Return these meetings without some."""
        return self.of((score, found - numbers) for score, found in self.tiers)


def union(sets: Iterable[BitMap]) -> BitMap:
    """Return what is in any of these sets."""
    found = list(sets)
    return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)


def satisfying_all(found: Iterable[TieredPostings]) -> BitMap:
    """Return the meetings that satisfy every term; none when there is no term."""
    smallest_first = sorted((each.all for each in found), key=len)
    return reduce(BitMap.intersection, smallest_first) if smallest_first else BitMap()
