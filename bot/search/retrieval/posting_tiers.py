"""Hold the meetings that satisfy a term in tiers of how well each does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Self

from pyroaring import BitMap

from bot.index.bitmaps import union

Tier = tuple[float, BitMap]
"""A score from 0 to 1, and the meetings that have it."""


@dataclass(frozen=True, slots=True, eq=False)
class TieredPostings:
    """The meetings that satisfy a term, in tiers by their score, the best first.

    A meeting has the score of the first tier that has it; `all` are the meetings of every tier.
    """

    tiers: tuple[Tier, ...]
    all: BitMap

    @classmethod
    def of(cls, tiers: Iterable[Tier]) -> Self:
        """Sort tiers by their scores, and leave out empty ones."""
        ordered = sorted((tier for tier in tiers if tier[1]), key=lambda tier: -tier[0])
        return cls(tuple(ordered), union(found for _, found in ordered))

    def score(self, number: int) -> float | None:
        """Return the score of a meeting; None when it does not satisfy the term."""
        return next((score for score, found in self.tiers if number in found), None)

    def without(self, numbers: BitMap) -> Self:
        """Return the postings without these meetings."""
        return self.of((score, found - numbers) for score, found in self.tiers)


def satisfying_all(postings: Iterable[TieredPostings]) -> BitMap:
    """Return the meetings that satisfy every term; none when there is no term."""
    smallest_first = sorted((each.all for each in postings), key=len)
    return reduce(BitMap.intersection, smallest_first) if smallest_first else BitMap()


def any_of_alternatives(
    postings: Sequence[TieredPostings], groups: Iterable[Iterable[int]]
) -> list[TieredPostings]:
    """Return the postings of the terms, with those of each group of positions joined to one."""
    joined = {at: tuple(group) for group in groups for at in group}
    firsts = [at for at in range(len(postings)) if at not in joined or joined[at][0] == at]
    return [
        TieredPostings.of(tier for each in joined.get(at, (at,)) for tier in postings[each].tiers)
        for at in firsts
    ]
