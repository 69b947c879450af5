"""What a query turns out to have meant, once it is known what was found."""

from collections.abc import Collection
from dataclasses import replace

from bot.index.reader import Index
from bot.search.query import Query, Role, Term, TermKind

MOST_LOOKED_INTO = 1_000  # meetings; when more are found, they leave hardly anybody out


def settle(query: Query, full: Collection[int], index: Index) -> Query:
    """Return a query with only those people who took part in what was found.

    `Kong Wang` may mean Kang or Kono, but only Kang has met Wang.
    """
    several = any(len(term.candidates) > 1 for term in query.of_kind(TermKind.PERSON))
    is_worth_it = several and len(full) <= MOST_LOOKED_INTO
    present = set().union(*index.people_of(full).values()) if is_worth_it else set()
    return replace(
        query,
        terms=tuple(_settled(term, present, index) for term in query.terms),
        excluded=tuple(_settled(term, set(), index) for term in query.excluded),
    )


def _settled(term: Term, present: set[str], index: Index) -> Term:
    if term.kind is TermKind.PERSON and present:
        found = tuple(each for each in term.candidates if each.entity in present)
        return replace(term, candidates=found or term.candidates)
    if term.kind is TermKind.PLACE and term.role is Role.EITHER:
        # Nobody speaks for a city
        places = index.places_within([each.entity for each in term.candidates])
        return term if index.are_sides(places) else replace(term, role=Role.WHERE)
    return term
