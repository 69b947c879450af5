"""Decide whether a parse is so good that no other spelling of its names has to be tried."""

from itertools import pairwise

from bot.index.bitmaps import union
from bot.search.query.model import Query, Term, TermKind
from bot.search.tuning import Weights


def is_confident(query: Query, weights: Weights) -> bool:
    """Return whether every term that names somebody or something is what they are called by.

    A given name alone is not. Terms that match only with a typing error are not counted.
    """
    return all(
        term.score >= weights.confident_threshold or term.is_fuzzy_only
        for term in query.terms
        if term.groups
    )


def has_whole_names(query: Query, weights: Weights) -> bool:
    """Return whether no term names only a part of somebody, and no two adjacent terms one person.

    `Inês` and `Ferreira` may both name Inês O'Malley-Ferreira.
    """
    named = [term for term in query.terms if term.groups]
    if any(term.score < weights.partial_name_threshold for term in named):
        return False
    text = " ".join(query.text.lower().split())
    return not any(
        _share_candidates(one, other)
        for one, other in pairwise(query.of_kind(TermKind.PERSON))
        if f"{one.surface.lower()} {other.surface.lower()}" in text
    )


def _share_candidates(one: Term, other: Term) -> bool:
    candidates = union(group.entity_ids for group in one.groups)
    return not candidates.isdisjoint(union(group.entity_ids for group in other.groups))
