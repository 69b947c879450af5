"""Resolve the candidates of a query by the meetings that were retrieved for it."""

from dataclasses import dataclass, field, replace
from operator import attrgetter

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.search.query.model import Candidate, PlaceRole, Query, ScoredEntities, Term, TermKind
from bot.search.retrieval.posting_tiers import TieredPostings, union
from bot.search.retrieval.retriever import RetrievedQuery, Retriever, groups_of

MOST_LOOKED_INTO = 1_000  # people; among more, hardly anybody is told apart
FEW = 10  # meetings, whose people are quicker to look up than more who may be meant
BY_NAME = attrgetter("name", "entity")
MOST_NAMED = 300  # candidates of a term: nobody reads more names


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A question understood: its query with the candidates resolved, and what was retrieved for it.

    `postings` are parallel to the terms of the query; `full` are the meetings that satisfy all of
    them. `retriever` has the postings of every term of the question, for queries made from it.
    """

    query: Query
    postings: tuple[TieredPostings, ...]
    full: BitMap
    retriever: Retriever = field(repr=False, compare=False)


def resolve_candidates(retrieved: RetrievedQuery, retriever: Retriever) -> ParsedQuery:
    """Return a query with its candidates named: only those people who took part in what was found.

    `Kong Wang` may mean Kang or Kono, but only Kang has met Wang.
    """
    query, full, index = retrieved.query, retrieved.full, retriever.index
    terms = tuple(_settled(term, full, index) for term in query.terms)
    excluded = tuple(_settled(term, BitMap(), index) for term in query.excluded)
    for term, resolved in zip(query.terms + query.excluded, terms + excluded, strict=True):
        if _means_the_same(term, resolved):
            retriever.share(term, resolved)
    resolved_query = replace(query, terms=terms, excluded=excluded)
    return ParsedQuery(resolved_query, retrieved.postings, full, retriever)


def _means_the_same(term: Term, resolved: Term) -> bool:
    """Return whether resolving a term left out none of its candidates."""
    before = sum(len(group.entity_ids) for group in term.groups) or len(term.candidates)
    return before == len(resolved.candidates)


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
