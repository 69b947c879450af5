"""What a query turns out to have meant, once it is known what was found."""

from dataclasses import replace
from operator import attrgetter

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.search.query.model import Candidate, PlaceRole, Query, ScoredEntities, Term, TermKind
from bot.search.retrieval.posting_tiers import union
from bot.search.retrieval.retriever import groups_of

MOST_LOOKED_INTO = 1_000  # people; among more, hardly anybody is told apart
FEW = 10  # meetings, whose people are quicker to look up than more who may be meant
BY_NAME = attrgetter("name", "entity")
MOST_NAMED = 300  # candidates of a term: nobody reads more names


def resolve_candidates(query: Query, full: BitMap, index: Index) -> Query:
    """Return a query with its candidates named: only those people who took part in what was found.

    `Kong Wang` may mean Kang or Kono, but only Kang has met Wang.
    """
    return replace(
        query,
        terms=tuple(_settled(term, full, index) for term in query.terms),
        excluded=tuple(_settled(term, BitMap(), index) for term in query.excluded),
    )


def _settled(term: Term, full: BitMap, index: Index) -> Term:
    if term.kind is TermKind.PERSON and full and not term.groups:
        return _with_candidates_in(term, full, index)
    if term.kind is TermKind.PERSON and full:
        return _named(term, _present(term, full, index) or term.groups, index)
    if term.kind is TermKind.PLACE and term.role is PlaceRole.EITHER:
        # Nobody speaks for a city
        owners = union(group.entity_ids for group in groups_of(term, index))
        role = PlaceRole.EITHER if index.postings.of_sides(owners) else PlaceRole.WHERE
        return _named(term._replace(role=role), term.groups, index)
    return _named(term, term.groups, index)


def _with_candidates_in(term: Term, full: BitMap, index: Index) -> Term:
    """Keep of those who were named beforehand, such as by an office, who took part."""
    everybody = [each.entity for each in term.candidates]
    people = index.lexicon.numbers(EntityKind.PERSON, everybody)
    present = {number for number, theirs in index.postings.by_entity(people) if full & theirs}
    ids = {index.lexicon.entity(number).id for number in present}
    kept = tuple(each for each in term.candidates if each.entity in ids)
    return term._replace(candidates=kept or term.candidates)


def _present(term: Term, full: BitMap, index: Index) -> tuple[ScoredEntities, ...]:
    """Return those of a term's people who took part in one of these meetings."""
    people = union(group.entity_ids for group in term.groups)
    if len(people) == 1 or len(people) > MOST_LOOKED_INTO:
        return term.groups
    present = _those_present(people, full, index)
    return tuple(
        group.narrowed(here) for group in term.groups if (here := group.entity_ids & present)
    )


def _those_present(people: BitMap, full: BitMap, index: Index) -> BitMap:
    if len(full) <= FEW < len(people):
        return people & index.lexicon.numbers(EntityKind.PERSON, index.participants(full))
    each = index.postings.by_entity(people)
    return BitMap([number for number, meetings in each if not full.isdisjoint(meetings)])


def _named(term: Term, groups: tuple[ScoredEntities, ...], index: Index) -> Term:
    if not groups:
        return term
    named: list[Candidate] = []
    for group in groups:
        entities = map(index.lexicon.entity, group.entity_ids[: MOST_NAMED - len(named)])
        found = [
            Candidate(each.id, each.name, group.score, not group.match_type) for each in entities
        ]
        named += sorted(found, key=BY_NAME) if len(found) > 1 else found
        if len(named) >= MOST_NAMED:
            break
    return term._replace(candidates=tuple(named), groups=())
