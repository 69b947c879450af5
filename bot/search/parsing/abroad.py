"""Resolve `abroad`: not in the country of those whose meetings are asked for."""

from collections.abc import Callable, Collection

from bot.search.query.model import Candidate, PlaceRole, Term, TermKind

ABROAD = Candidate("", "", 1.0)

CountriesOf = Callable[[Term], Collection[Candidate]]
"""Returns the countries of the people whom a term means."""


def abroad_term(surface: str) -> Term:
    """Return the term for `abroad`, before it is known whose country is meant."""
    return Term(surface, TermKind.PLACE, (ABROAD,), role=PlaceRole.WHERE)


def resolve_abroad(terms: tuple[Term, ...], countries_of: CountriesOf) -> tuple[Term, ...]:
    """Return terms with `abroad` as anywhere but in the countries of the first person.

    If nobody is named whose country is known, the word remains unknown.
    """
    if not any(ABROAD in term.candidates for term in terms):
        return terms
    people = (term for term in terms if term.kind is TermKind.PERSON and not term.is_excluded)
    own = next((tuple(found) for term in people if (found := countries_of(term))), ())
    return tuple(_resolved(term, own) if ABROAD in term.candidates else term for term in terms)


def _resolved(term: Term, own: tuple[Candidate, ...]) -> Term:
    if not own:
        return Term(term.surface, TermKind.UNKNOWN)
    return term._replace(candidates=own, is_excluded=not term.is_excluded)
