"""Combine the offices of a query with the names and the dates beside them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import pairwise

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.search.knowledge.office_holders import holders_during
from bot.search.parsing.segmentation import Segmentation
from bot.search.query.model import Term, TermKind

EntityNumbers = Callable[[EntityKind, Collection[str]], BitMap]
"""Returns the numbers of entities, given by their ids."""
NO_TERM = Term("", TermKind.UNKNOWN)


def join_titles(segmentation: Segmentation, numbers_of: EntityNumbers) -> Segmentation:
    """Return a segmentation without the offices that are titles of the next name.

    `Japanese foreign minister Kono` is a Kono who held the office; in `Saudi crown prince Blinken`
    the office is somebody else's.
    """
    terms = segmentation.terms
    holders = [
        _holders_named(office, name, numbers_of) for office, name in pairwise((*terms, NO_TERM))
    ]
    if not any(holders):
        return segmentation
    kept = [at for at, named in enumerate(holders) if not named]
    cues = (
        replace(cue, terms_before=sum(at < cue.terms_before for at in kept))
        for cue in segmentation.cues
    )
    joined = (
        _titled(terms[at - 1], terms[at], holders[at - 1]) if at and holders[at - 1] else terms[at]
        for at in kept
    )
    return segmentation._replace(terms=tuple(joined), cues=tuple(cues))


def _titled(office: Term, name: Term, people: BitMap) -> Term:
    """Return a name with only the people who held the office; excluded as the office is."""
    groups = ((group, group.entity_ids & people) for group in name.groups)
    kept = tuple(group.restricted(here) for group, here in groups if here)
    return name._replace(groups=kept, is_excluded=name.is_excluded or office.is_excluded)


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
