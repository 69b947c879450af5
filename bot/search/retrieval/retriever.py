"""Retrieve the meetings that satisfy the terms of a query."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from pyroaring import BitMap

from bot.gazetteer.events import aliases
from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.name_matching.word_variants import spellings
from bot.search.query.date_parser import DateConstraint
from bot.search.query.model import PlaceRole, PostingSource, Query, ScoredEntities, Term, TermKind
from bot.search.retrieval.posting_tiers import Tier, TieredPostings, satisfying_all, union
from bot.search.tuning import Limits, Weights

ONLY_IN_TEXT = 0.7  # of a topic: the words stand in a text, but the topic is not the meeting's
COUNTRY_AS_PLACE = 0.95  # `China` is for whom someone spoke, or else where they met
ENTITIES = {
    TermKind.PERSON: EntityKind.PERSON,
    TermKind.TOPIC: EntityKind.TOPIC,
    TermKind.PLACE: EntityKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class RetrievedQuery:
    """One parse of a question, with the meetings retrieved for it.

    `postings` are parallel to the terms of the query; `full` are the meetings that satisfy all of
    them and none of the excluded ones.
    """

    query: Query
    postings: tuple[TieredPostings, ...] = ()
    full: BitMap = field(default_factory=BitMap)


class Retriever:
    """Retrieves the meetings of one question; a term that several parses share is retrieved once.

    Make one for each question: it keeps what it retrieved.
    """

    def __init__(self, index: Index, weights: Weights, limits: Limits) -> None:
        self.index = index
        self.weights = weights
        self.limits = limits
        self._by_term: dict[TermKey, TieredPostings] = {}

    def retrieve(self, query: Query) -> RetrievedQuery:
        """Return a query with the meetings that satisfy its terms."""
        found = [self._postings(term, query) for term in query.terms]
        found = _require_distinct_people(query.terms, found, self.index)
        if query.excluded:
            # One by one: `without Wang and Kono` leaves out the meetings of either
            unwanted = union(self._postings(term, query).all for term in query.excluded)
            found = [postings.without(unwanted) for postings in found]
        return RetrievedQuery(query, tuple(found), satisfying_all(found))

    def share(self, term: Term, other: Term) -> None:
        """Use what was retrieved for one term for another one too, which means the same."""
        if postings := self._by_term.get(_key_of(term)):
            self._by_term[_key_of(other)] = postings

    def _postings(self, term: Term, query: Query) -> TieredPostings:
        key = _key_of(term)
        postings = self._by_term.get(key)
        if postings is None:
            postings = self._by_term[key] = RETRIEVERS[term.kind](term, self.index)
        return _with_texts(term, postings, self.index) if query.includes_full_text else postings


TermKey = tuple[object, ...]


def _key_of(term: Term) -> TermKey:
    """Return what decides which meetings satisfy a term; equal for the same words in two parses."""
    groups = ((each.kind, each.score, each.entity_ids.serialize()) for each in term.groups)
    return (term.kind, term.surface, term.role, term.when, term.candidates, *groups)


def groups_of(term: Term, index: Index) -> tuple[ScoredEntities, ...]:
    """Return who or what a term may stand for, also when it came with its candidates."""
    return term.groups or tuple(
        _chosen(ENTITIES[term.kind], score, [each.entity for each in candidates], index)
        for score, candidates in groupby(term.candidates, key=lambda each: each.score)
    )


def _chosen(kind: EntityKind, score: float, ids: list[str], index: Index) -> ScoredEntities:
    owners = index.lexicon.numbers(kind, ids)
    return ScoredEntities(kind, owners, score, sources=(PostingSource(owners),))


def _people(term: Term, index: Index) -> TieredPostings:
    return _in_office(term, index) if term.is_office else _entities(term, index)


def _in_office(term: Term, index: Index) -> TieredPostings:
    """Return the meetings in which somebody who held an office then took part."""
    tiers = []
    for candidate in term.candidates:
        times = [
            (str(span.first or date.min), str(span.last or date.max)) for span in candidate.held
        ]
        found = index.meetings_in_office(candidate.entity, times, candidate.offices)
        tiers.append((candidate.score, BitMap(found)))
    return TieredPostings.of(_by_score(tiers))


def _by_score(tiers: list[Tier]) -> Iterator[Tier]:
    for score, same in groupby(tiers, key=lambda tier: tier[0]):
        yield score, union(found for _, found in same)


def _entities(term: Term, index: Index) -> TieredPostings:
    return TieredPostings.of(_held(term, index))


def _held(term: Term, index: Index) -> list[Tier]:
    """Return in tiers what people took part in, what was about topics, or held at places."""
    return [(group.score, _meetings_of(group, index)) for group in groups_of(term, index)]


def _meetings_of(group: ScoredEntities, index: Index) -> BitMap:
    found = [index.lexicon.meetings(each.entry) for each in group.sources if each.entry]
    others = union(each.entity_ids for each in group.sources if not each.entry)
    return union([*found, *([index.postings.of_entities(others)] if others else [])])


def _places(term: Term, index: Index) -> TieredPostings:
    sides = [] if term.role is PlaceRole.WHERE else _sides(term, index)
    is_side = any(found for _, found in sides)
    if is_side and term.role is PlaceRole.DELEGATION:
        return TieredPostings.of(sides)
    weight = COUNTRY_AS_PLACE if is_side else 1.0
    return TieredPostings.of(
        [*sides, *((score * weight, found) for score, found in _held(term, index))]
    )


def _sides(term: Term, index: Index) -> list[Tier]:
    """Return in tiers where somebody spoke for places, or for countries within them.

    Nobody speaks for Korea, but for North and South Korea.
    """
    groups = groups_of(term, index)
    return [(group.score, index.postings.of_sides(group.entity_ids)) for group in groups]


def _kinds(term: Term, index: Index) -> TieredPostings:
    by_score = groupby(term.candidates, key=lambda each: each.score)
    return TieredPostings.of(
        (score, index.postings.of_kinds([each.entity for each in candidates]))
        for score, candidates in by_score
    )


def _texts(term: Term, index: Index) -> TieredPostings:
    return TieredPostings.of([(1.0, _written(term, index))])


def _written(term: Term, index: Index) -> BitMap:
    """Return the meetings whose texts have the words, in British or American spelling."""
    return union(map(index.postings.with_phrase, spellings(term.surface)))


def _with_texts(term: Term, found: TieredPostings, index: Index) -> TieredPostings:
    if term.kind is not TermKind.TOPIC or term.is_fuzzy_only:
        return found
    return TieredPostings.of([*found.tiers, (ONLY_IN_TEXT * term.score, _written(term, index))])


def _dates(term: Term, index: Index) -> TieredPostings:
    whens = (term.when.parts or (term.when,)) if term.when else ()
    return TieredPostings.of([(1.0, union(_on(when, index) for when in whens))])


def _on(when: DateConstraint, index: Index) -> BitMap:
    if when.span:
        return index.postings.within_days(when.span.first, when.span.last)
    return index.postings.on_day_of_year(when.month, when.day)


def _occasions(term: Term, index: Index) -> TieredPostings:
    phrases = aliases(term.candidates[0].entity)
    in_texts = union(map(index.postings.with_phrase, phrases))
    return TieredPostings.of([(1.0, BitMap(index.on_occasion(phrases))), (ONLY_IN_TEXT, in_texts)])


def _quoted(_: Term, index: Index) -> TieredPostings:
    return TieredPostings.of([(1.0, BitMap(index.postings.with_quotes))])


def _nothing(_: Term, __: Index) -> TieredPostings:
    return TieredPostings.of([])


RETRIEVERS: dict[TermKind, Callable[[Term, Index], TieredPostings]] = {
    TermKind.PERSON: _people,
    TermKind.TOPIC: _entities,
    TermKind.PLACE: _places,
    TermKind.KIND: _kinds,
    TermKind.OCCASION: _occasions,
    TermKind.DATE: _dates,
    TermKind.TEXT: _texts,
    TermKind.QUOTED: _quoted,
    TermKind.UNKNOWN: _nothing,
}


def _require_distinct_people(
    terms: tuple[Term, ...], found: list[TieredPostings], index: Index
) -> list[TieredPostings]:
    """Take from a person's postings the meetings in which only another term's person is present.

    `Kim Kim` asks for two of the name: a meeting of one Kim satisfies the first term alone. But
    `Wang Yi 王毅` is one person, said twice.
    """
    wanted = {
        at: union(group.entity_ids for group in groups_of(term, index))
        for at, term in enumerate(terms)
        if term.kind is TermKind.PERSON
    }
    distinct = list(found)
    for at, whom in wanted.items():
        rivals = [
            other
            for other, who in wanted.items()
            if other < at
            and not who.isdisjoint(whom)
            and not _are_one(terms[other], who, terms[at], whom)
        ]
        if rivals:
            people = union(wanted[each] for each in (at, *rivals))
            enough = index.postings.shared_by(len(rivals) + 1, people)
            distinct[at] = found[at].without(found[at].all - enough)
    return distinct


def _are_one(one: Term, who: BitMap, other: Term, whom: BitMap) -> bool:
    """Tell whether two terms name the same one in other words."""
    if one.is_office != other.is_office:  # `Kang Kyung-wha, the foreign minister`
        return not who.isdisjoint(whom)
    return len(who) == 1 and who == whom and one.surface.lower() != other.surface.lower()
