"""Retrieve the meetings that satisfy the terms of a query."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from pyroaring import BitMap

from bot.gazetteer.events import aliases
from bot.index.bitmaps import union
from bot.index.read.index import Index
from bot.name_matching.word_variants import spellings
from bot.records.model import MeetingStatus
from bot.search.query.date_parser import DateConstraint
from bot.search.query.model import (
    ENTITY_KINDS,
    Candidate,
    PlaceRole,
    PostingSource,
    Query,
    ScoredEntities,
    Term,
    TermKind,
)
from bot.search.retrieval.posting_tiers import (
    Tier,
    TieredPostings,
    any_of_alternatives,
    satisfying_all,
)
from bot.search.tuning import Limits, Weights


@dataclass(frozen=True, slots=True)
class SearchContext:
    """What all steps of a search need: the index, and the weights and limits."""

    index: Index
    weights: Weights
    limits: Limits


@dataclass(frozen=True, slots=True)
class RetrievedQuery:
    """One parse of a question, with the meetings retrieved for it.

    `postings` are parallel to the terms of the query; `full` are the meetings that satisfy all of
    them and none of the excluded terms.
    """

    query: Query
    postings: tuple[TieredPostings, ...] = ()
    full: BitMap = field(default_factory=BitMap)


class Retriever:
    """Retrieves the meetings of one question; a term that several parses share is retrieved once.

    Make one for each question: it keeps what it retrieved.
    """

    def __init__(self, context: SearchContext) -> None:
        self.context = context
        self._by_term: dict[TermKey, TieredPostings] = {}

    def retrieve(self, query: Query) -> RetrievedQuery:
        """Return a query with the meetings that satisfy its terms."""
        found = [self._postings(term, query) for term in query.terms]
        found = _require_distinct_people(query.terms, found, self.context.index)
        if query.excluded:
            # One by one: `without Wang and Kono` excludes the meetings of either
            excluded = union(self._postings(term, query).all for term in query.excluded)
            found = [postings.without(excluded) for postings in found]
        if query.is_archive_wide:
            every = self.context.index.postings.of_statuses(*MeetingStatus)
            return RetrievedQuery(query, (), BitMap(every))
        full = satisfying_all(any_of_alternatives(found, query.alternatives))
        return RetrievedQuery(query, tuple(found), full)

    def share(self, term: Term, same: Term) -> None:
        """Use the postings of a term for another form of it, which matches the same meetings."""
        if postings := self._by_term.get(_key_of(term)):
            self._by_term[_key_of(same)] = postings

    def _postings(self, term: Term, query: Query) -> TieredPostings:
        key = _key_of(term)
        postings = self._by_term.get(key)
        if postings is None:
            postings = self._by_term[key] = RETRIEVERS[term.kind](term, self.context)
        if query.includes_full_text:
            return _with_full_text(term, postings, self.context)
        return postings


TermKey = tuple[object, ...]


def _key_of(term: Term) -> TermKey:
    """Return what decides which meetings satisfy a term; two parses share it for the same words."""
    groups = ((each.kind, each.score, each.entity_ids.serialize()) for each in term.groups)
    return (term.kind, term.surface, term.role, term.when, term.candidates, *groups)


def groups_of(term: Term, index: Index) -> tuple[ScoredEntities, ...]:
    """Return the entities that a term may refer to, also when it has candidates already."""
    return term.groups or tuple(
        _as_group(term.kind, score, [each.entity for each in candidates], index)
        for score, candidates in groupby(term.candidates, key=lambda each: each.score)
    )


def _as_group(kind: TermKind, score: float, ids: list[str], index: Index) -> ScoredEntities:
    entity_kind = ENTITY_KINDS[kind]
    entity_ids = index.lexicon.numbers(entity_kind, ids)
    return ScoredEntities(entity_kind, entity_ids, score, sources=(PostingSource(entity_ids),))


def _retrieve_people(term: Term, context: SearchContext) -> TieredPostings:
    return _retrieve_office(term, context) if term.is_office else _retrieve_entities(term, context)


def _retrieve_office(term: Term, context: SearchContext) -> TieredPostings:
    """Return the meetings in which somebody took part who held the office then."""
    tiers = [(each.score, meetings_in_office(each, context.index)) for each in term.candidates]
    return TieredPostings.of(_merge_equal_scores(tiers))


def meetings_in_office(candidate: Candidate, index: Index) -> BitMap:
    """Return the meetings of a candidate for an office within the times that they held it."""
    times = [(str(span.first or date.min), str(span.last or date.max)) for span in candidate.held]
    return BitMap(index.meetings_in_office(candidate.entity, times, candidate.offices))


def _merge_equal_scores(tiers: list[Tier]) -> Iterator[Tier]:
    for score, same in groupby(tiers, key=lambda tier: tier[0]):
        yield score, union(found for _, found in same)


def _retrieve_entities(term: Term, context: SearchContext) -> TieredPostings:
    return TieredPostings.of(_entity_tiers(term, context.index))


def _entity_tiers(term: Term, index: Index) -> list[Tier]:
    """Return the meetings in which people took part, about topics, or held at places."""
    return [(group.score, _meetings_of(group, index)) for group in groups_of(term, index)]


def _meetings_of(group: ScoredEntities, index: Index) -> BitMap:
    stored = [index.lexicon.meetings(each.entry) for each in group.sources if each.entry]
    others = union(each.entity_ids for each in group.sources if not each.entry)
    return union([*stored, *([index.postings.of_entities(others)] if others else [])])


def _retrieve_places(term: Term, context: SearchContext) -> TieredPostings:
    delegations = [] if term.role is PlaceRole.WHERE else _delegation_tiers(term, context.index)
    has_delegation = any(found for _, found in delegations)
    if has_delegation and term.role is PlaceRole.DELEGATION:
        return TieredPostings.of(delegations)
    factor = context.weights.country_as_location_factor if has_delegation else 1.0
    locations = _entity_tiers(term, context.index)
    return TieredPostings.of(
        [*delegations, *((score * factor, found) for score, found in locations)]
    )


def _delegation_tiers(term: Term, index: Index) -> list[Tier]:
    """Return the meetings in which somebody spoke for a place, or for a country within it.

    Nobody speaks for Korea, but for North and South Korea.
    """
    groups = groups_of(term, index)
    return [(group.score, index.postings.of_sides(group.entity_ids)) for group in groups]


def _retrieve_kinds(term: Term, context: SearchContext) -> TieredPostings:
    by_score = groupby(term.candidates, key=lambda each: each.score)
    return TieredPostings.of(
        (score, context.index.postings.of_kinds([each.entity for each in candidates]))
        for score, candidates in by_score
    )


def _retrieve_statuses(term: Term, context: SearchContext) -> TieredPostings:
    statuses = [each.entity for each in term.candidates]
    return TieredPostings.of([(1.0, BitMap(context.index.postings.of_statuses(*statuses)))])


def _retrieve_text(term: Term, context: SearchContext) -> TieredPostings:
    return TieredPostings.of([(1.0, _meetings_with_text(term, context.index))])


def _meetings_with_text(term: Term, index: Index) -> BitMap:
    """Return the meetings whose texts have the words, in British or American spelling."""
    return union(map(index.postings.with_phrase, spellings(term.surface)))


def _with_full_text(term: Term, postings: TieredPostings, context: SearchContext) -> TieredPostings:
    """Add to the meetings about a topic those whose texts only mention it."""
    if term.kind is not TermKind.TOPIC or term.is_fuzzy_only:
        return postings
    score = context.weights.text_only_factor * term.score
    return TieredPostings.of([*postings.tiers, (score, _meetings_with_text(term, context.index))])


def _retrieve_dates(term: Term, context: SearchContext) -> TieredPostings:
    dates = (term.when.parts or (term.when,)) if term.when else ()
    return TieredPostings.of([(1.0, union(_meetings_on(when, context.index) for when in dates))])


def _meetings_on(when: DateConstraint, index: Index) -> BitMap:
    if when.span:
        return index.postings.within_days(when.span.first, when.span.last)
    return index.postings.on_day_of_year(when.month, when.day)


def _retrieve_occasions(term: Term, context: SearchContext) -> TieredPostings:
    phrases, index = aliases(term.candidates[0].entity), context.index
    in_texts = union(map(index.postings.with_phrase, phrases))
    on_occasion = BitMap(index.on_occasion(phrases))
    return TieredPostings.of([(1.0, on_occasion), (context.weights.text_only_factor, in_texts)])


def _retrieve_quoted(_: Term, context: SearchContext) -> TieredPostings:
    return TieredPostings.of([(1.0, BitMap(context.index.postings.with_quotes))])


def _retrieve_nothing(_: Term, __: SearchContext) -> TieredPostings:
    return TieredPostings.of([])


RETRIEVERS: dict[TermKind, Callable[[Term, SearchContext], TieredPostings]] = {
    TermKind.PERSON: _retrieve_people,
    TermKind.TOPIC: _retrieve_entities,
    TermKind.PLACE: _retrieve_places,
    TermKind.KIND: _retrieve_kinds,
    TermKind.STATUS: _retrieve_statuses,
    TermKind.OCCASION: _retrieve_occasions,
    TermKind.DATE: _retrieve_dates,
    TermKind.TEXT: _retrieve_text,
    TermKind.QUOTED: _retrieve_quoted,
    TermKind.UNKNOWN: _retrieve_nothing,
}


def _require_distinct_people(
    terms: tuple[Term, ...], found: list[TieredPostings], index: Index
) -> list[TieredPostings]:
    """Remove meetings in which one person would have to satisfy two terms.

    `Kim Kim` asks for two people of the name: a meeting of one Kim satisfies the first term alone.
    But `Wang Yi 王毅` is one person, named twice.
    """
    people_of = {
        at: union(group.entity_ids for group in groups_of(term, index))
        for at, term in enumerate(terms)
        if term.kind is TermKind.PERSON
    }
    distinct = list(found)
    for at, people in people_of.items():
        rivals = [
            other
            for other, theirs in people_of.items()
            if other < at
            and not theirs.isdisjoint(people)
            and not _are_coreferent(terms[other], theirs, terms[at], people)
        ]
        if rivals:
            together = union(people_of[each] for each in (at, *rivals))
            enough = index.postings.shared_by(len(rivals) + 1, together)
            distinct[at] = found[at].without(found[at].all - enough)
    return distinct


def _are_coreferent(one: Term, people: BitMap, other: Term, others: BitMap) -> bool:
    """Return whether two terms name the same person in other words."""
    if one.is_office != other.is_office:  # `Kang Kyung-wha, the foreign minister`
        return not people.isdisjoint(others)
    return len(people) == 1 and people == others and one.surface.lower() != other.surface.lower()
