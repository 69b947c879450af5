"""Offer alternative readings of an ambiguous query, each as a query of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.search.query.intent import Intent
from bot.search.query.model import Query, Term, TermKind, entity_term
from bot.search.suggestions.did_you_mean import EntityRef


@dataclass(frozen=True, slots=True)
class Alternative:
    """The name of somebody or something that may be meant, and the query that says so."""

    name: str
    query: Query


def find_alternatives(
    query: Query, nearest: Callable[[str], list[EntityRef]], limit: int
) -> tuple[Alternative, ...]:
    """Return names similar to unknown words; or else who is meant by an ambiguous name.

    `nearest` returns the entities whose names are most similar to an unknown word. Of several
    ambiguous names, the first counts. At most `limit` alternatives are returned.
    """
    return tuple(islice(_spelling_alternatives(query, nearest), limit)) or tuple(
        islice(_ambiguity_alternatives(query), limit)
    )


def _spelling_alternatives(
    query: Query, nearest: Callable[[str], list[EntityRef]]
) -> Iterator[Alternative]:
    for term in query.of_kind(TermKind.UNKNOWN):
        for each in nearest(term.surface):
            meant = entity_term(each.kind, each.entity, each.name)
            yield Alternative(each.name, _with(query, term, meant))


def _ambiguity_alternatives(query: Query) -> Iterator[Alternative]:
    people = query.of_kind(TermKind.PERSON)
    if query.intent is Intent.RANKING:  # `which secretary of state` asks for all of them
        people = tuple(term for term in people if not term.is_office)
    ambiguous = (term for term in people if len(term.candidates) > 1)
    if term := next(ambiguous, None):
        for each in term.candidates:
            meant = term._replace(candidates=(replace(each, score=1.0, is_exact=True),))
            yield Alternative(each.name, _with(query, term, meant))


def _with(query: Query, old: Term, new: Term) -> Query:
    """Replace a term by another; of two equal ones (`Kim Kim`), the first."""
    at = query.terms.index(old)
    return replace(query, terms=(*query.terms[:at], new, *query.terms[at + 1 :]))
