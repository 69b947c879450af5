"""Whom else a query may mean: one alternative for each, with the query that it would be then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.search.query.model import Query, Term, TermKind
from bot.search.query.terms import entity_term
from bot.search.suggestions.did_you_mean import EntityRef

MOST = 5  # buttons that a person looks through


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody or something that may have been meant, and the query that says so."""

    name: str
    query: Query


def find_alternatives(
    query: Query, nearest: Callable[[str], list[EntityRef]]
) -> tuple[Alternative, ...]:
    """Return whom unknown words may be meant for, or else whom the first name that several bear.

    `nearest` returns whose names are nearest to an unknown word.
    """
    found = [*islice(_spelling_alternatives(query, nearest), MOST)] or [
        *islice(_ambiguity_alternatives(query), MOST)
    ]
    return tuple(found)


def _spelling_alternatives(
    query: Query, nearest: Callable[[str], list[EntityRef]]
) -> Iterator[Alternative]:
    for term in query.of_kind(TermKind.UNKNOWN):
        for owner in nearest(term.surface):
            meant = entity_term(owner.kind, owner.entity, owner.name)
            yield Alternative(owner.name, _with(query, term, meant))


def _ambiguity_alternatives(query: Query) -> Iterator[Alternative]:
    ambiguous = (term for term in query.of_kind(TermKind.PERSON) if len(term.candidates) > 1)
    if term := next(ambiguous, None):
        for each in term.candidates:
            meant = term._replace(candidates=(replace(each, score=1.0, is_exact=True),))
            yield Alternative(each.name, _with(query, term, meant))


def _with(query: Query, old: Term, new: Term) -> Query:
    """Put one term in the place of another; of two alike (`Kim Kim`), of the first."""
    at = query.terms.index(old)
    return replace(query, terms=(*query.terms[:at], new, *query.terms[at + 1 :]))
