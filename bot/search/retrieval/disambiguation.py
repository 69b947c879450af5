"""Resolve the candidates of a query by the meetings that were retrieved for it."""

from dataclasses import dataclass, field, replace
from operator import attrgetter

from pyroaring import BitMap

from bot.index.bitmaps import union
from bot.index.model import EntityKind
from bot.search.query.model import (
    Candidate,
    MatchType,
    PlaceRole,
    Query,
    ScoredEntities,
    Term,
    TermKind,
)
from bot.search.retrieval.posting_tiers import TieredPostings, any_of_alternatives
from bot.search.retrieval.retriever import RetrievedQuery, Retriever, SearchContext, groups_of

BY_NAME = attrgetter("name", "entity")


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The parse of a question: its query with the candidates resolved, and what was retrieved.

    `postings` are parallel to the terms of the query; `full` are the meetings that satisfy all of
    them. `retriever` has the postings of every term of the question, for queries made from it.
    """

    query: Query
    postings: tuple[TieredPostings, ...]
    full: BitMap
    retriever: Retriever = field(repr=False, compare=False)

    @property
    def requirements(self) -> list[TieredPostings]:
        """What a meeting has to satisfy: the postings of a term, or of any of its alternatives."""
        return any_of_alternatives(self.postings, self.query.alternatives)

    @property
    def context(self) -> SearchContext:
        """The index, weights and limits that it was retrieved with."""
        return self.retriever.context


def resolve_candidates(retrieved: RetrievedQuery, retriever: Retriever) -> ParsedQuery:
    """Return a query with its candidates named: of people, only those who took part.

    `Kong Wang` may mean Kang or Kono, but only Kang has met Wang.
    """
    query, full, context = retrieved.query, retrieved.full, retriever.context
    terms = tuple(_resolved(term, full, context) for term in query.terms)
    excluded = tuple(_resolved(term, BitMap(), context) for term in query.excluded)
    for term, resolved in zip(query.terms + query.excluded, terms + excluded, strict=True):
        if _has_all_candidates(resolved, term):
            retriever.share(term, resolved)
    resolved_query = replace(query, terms=terms, excluded=excluded)
    return ParsedQuery(resolved_query, retrieved.postings, full, retriever)


def _has_all_candidates(resolved: Term, term: Term) -> bool:
    before = sum(len(group.entity_ids) for group in term.groups) or len(term.candidates)
    return len(resolved.candidates) == before


def _resolved(term: Term, full: BitMap, context: SearchContext) -> Term:
    if term.kind is TermKind.PERSON and full and not term.groups:
        return _with_participants(term, full, context)
    if term.kind is TermKind.PERSON and full:
        return _named(term, _participants(term, full, context) or term.groups, context)
    if term.kind is TermKind.PLACE and term.role is PlaceRole.EITHER:
        # Nobody speaks for a city
        entity_ids = union(group.entity_ids for group in groups_of(term, context.index))
        has_delegation = bool(context.index.postings.of_sides(entity_ids))
        role = PlaceRole.EITHER if has_delegation else PlaceRole.WHERE
        return _named(term._replace(role=role), term.groups, context)
    return _named(term, term.groups, context)


def _with_participants(term: Term, full: BitMap, context: SearchContext) -> Term:
    """Keep the candidates who took part, of a term that has its candidates, such as an office."""
    index = context.index
    ids = [each.entity for each in term.candidates]
    people = index.lexicon.numbers(EntityKind.PERSON, ids)
    present = {number for number, theirs in index.postings.by_entity(people) if full & theirs}
    present_ids = {index.lexicon.entity(number).id for number in present}
    kept = tuple(each for each in term.candidates if each.entity in present_ids)
    return term._replace(candidates=kept or term.candidates)


def _participants(term: Term, full: BitMap, context: SearchContext) -> tuple[ScoredEntities, ...]:
    """Return the people of a term who took part in one of these meetings."""
    people = union(group.entity_ids for group in term.groups)
    if len(people) == 1 or len(people) > context.limits.max_disambiguated_people:
        return term.groups
    present = _present_people(people, full, context)
    return tuple(
        group.narrowed(here) for group in term.groups if (here := group.entity_ids & present)
    )


def _present_people(people: BitMap, full: BitMap, context: SearchContext) -> BitMap:
    index = context.index
    if len(full) <= context.limits.max_meetings_read_for_people < len(people):
        return people & index.lexicon.numbers(EntityKind.PERSON, index.participants(full))
    each = index.postings.by_entity(people)
    return BitMap([number for number, meetings in each if not full.isdisjoint(meetings)])


def _named(term: Term, groups: tuple[ScoredEntities, ...], context: SearchContext) -> Term:
    """Return a term with its groups as candidates, in the order of their scores, then names."""
    if not groups:
        return term
    limit, named = context.limits.max_candidates_named, list[Candidate]()
    for group in groups:
        entities = map(context.index.lexicon.entity, group.entity_ids[: limit - len(named)])
        is_exact = group.match_type is MatchType.EXACT
        found = [Candidate(each.id, each.name, group.score, is_exact) for each in entities]
        named += sorted(found, key=BY_NAME) if len(found) > 1 else found
        if len(named) >= limit:
            break
    return term._replace(candidates=tuple(named), groups=())
