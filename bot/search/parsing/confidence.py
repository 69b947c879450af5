"""Whether what a query was taken for may better be one name, or more of one."""

from collections.abc import Iterator
from itertools import pairwise

from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.posting_tiers import union

CONFIDENT_SCORE = 0.9
PARTIAL_NAME_THRESHOLD = 0.7  # a name that fits worse is only half of one


def is_confident(query: Query) -> bool:
    """Tell whether nothing is named by less than what people are called by."""
    return all(
        term.score >= CONFIDENT_SCORE or term.is_fuzzy_only for term in query.terms if term.groups
    )


def may_be_single_name(query: Query) -> bool:
    """Tell whether two people are named side by side, or only half of something is named."""
    return _has_half(query) or any(True for _ in _side_by_side(query))


def has_partial_names(query: Query) -> bool:
    """Tell whether half of something is named, or two that are side by side may be the same one.

    Inês, and Ferreira for O'Malley-Ferreira.
    """
    return _has_half(query) or any(
        not union(group.entity_ids for group in one.groups).isdisjoint(
            union(group.entity_ids for group in other.groups)
        )
        for one, other in _side_by_side(query)
    )


def _has_half(query: Query) -> bool:
    return any(term.score < PARTIAL_NAME_THRESHOLD for term in query.terms if term.groups)


def _side_by_side(query: Query) -> Iterator[tuple[Term, Term]]:
    """Yield the people who are named with nothing between them."""
    text = " ".join(query.text.lower().split())
    for one, other in pairwise(query.of_kind(TermKind.PERSON)):
        if f"{one.surface.lower()} {other.surface.lower()}" in text:
            yield one, other
