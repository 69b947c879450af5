"""Combine the offices of a query with the names and the dates beside them."""

from collections.abc import Callable, Collection, Iterator

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.search.knowledge.office_holders import holders_during
from bot.search.query.model import Term, TermKind

EntityNumbers = Callable[[EntityKind, Collection[str]], BitMap]
"""Returns the numbers of entities, given by their ids."""


def join_titles(terms: tuple[Term, ...], numbers_of: EntityNumbers) -> Iterator[tuple[Term, Term]]:
    """Yield each term with its final form, without the offices that are titles of the next name.

    `Japanese foreign minister Kono` is a Kono who held the office; in `Saudi crown prince Blinken`
    the office is somebody else's.
    """
    for at, term in enumerate(terms):
        if at + 1 < len(terms) and _holders_named(term, terms[at + 1], numbers_of):
            continue
        if at and (holders := _holders_named(terms[at - 1], term, numbers_of)):
            groups = ((group, group.entity_ids & holders) for group in term.groups)
            kept = tuple(group.restricted(here) for group, here in groups if here)
            yield term, term._replace(groups=kept)
        else:
            yield term, term


def _holders_named(office: Term, name: Term, numbers_of: EntityNumbers) -> BitMap:
    """Return the holders of an office whom the name after it may mean."""
    if not office.is_office or name.kind is not TermKind.PERSON or name.is_office:
        return BitMap()
    holders = numbers_of(EntityKind.PERSON, [each.entity for each in office.candidates])
    return holders & BitMap.union(*(group.entity_ids for group in name.groups))


def with_holders_at_the_time(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Limit the candidates of an office to those who held it on the dates of the query."""
    dates = [term.when for term in terms if term.when]
    spans = [part.span for when in dates for part in (when.parts or (when,)) if part.span]
    if not spans:
        return terms
    return tuple(
        term._replace(candidates=holders_during(term.candidates, spans)) if term.is_office else term
        for term in terms
    )
