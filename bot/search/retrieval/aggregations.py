"""Aggregate over all meetings found: their number, the latest, who took part, what was said."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pyroaring import BitMap

from bot.index.read.index import Index
from bot.search.query.intent import Intent
from bot.search.query.model import PlaceRole, Query, Term, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.results import Aggregations, Hit
from bot.search.retrieval.rows import count_alternatives, count_groups
from bot.text import fold

LATEST_FIRST = {Intent.LATEST: True, Intent.FIRST: False}


def order_by_date(
    query: Query, numbers: Iterable[int], index: Index, limit: int
) -> list[int] | None:
    """Return the first meetings in the order of their dates; None where the score is the order."""
    if query.intent not in LATEST_FIRST:
        return None
    return index.sort_by_date(numbers, limit, latest=LATEST_FIRST[query.intent])


def aggregate(parsed: ParsedQuery, numbers: BitMap, held: BitMap) -> Aggregations:
    """Return what is asked about all of these meetings, of which some were `held`."""
    query, index = parsed.query, parsed.context.index
    found = Aggregations(len(held), rows=count_alternatives(parsed, held))
    if query.intent is Intent.YES_NO:
        is_status = bool(query.of_kind(TermKind.STATUS))
        found = replace(found, yes=bool(held) or (is_status and bool(numbers)))
    if query.intent is Intent.PEOPLE:
        return _with_people(found, parsed, numbers)
    if query.intent in {Intent.RANKING, Intent.LIST}:
        return replace(found, rows=count_groups(parsed, held))
    if query.intent in {Intent.GAP, Intent.FIRST_AND_LATEST} and held:
        return _with_two_meetings(found, query.intent, held, index)
    if query.intent in {Intent.MEETINGS, Intent.QUOTES, Intent.COMPARISON} or not held:
        return found
    first = index.sort_by_date(numbers, 1, latest=query.intent is not Intent.FIRST)
    return replace(found, meeting=index.meetings(first)[0])


def _with_people(found: Aggregations, parsed: ParsedQuery, numbers: BitMap) -> Aggregations:
    """Add who took part; those on the side of everybody named are told apart."""
    index, query = parsed.context.index, parsed.query
    delegations, named = delegations_of(query.terms, index), people_of(query.terms)
    own = index.sides_of(numbers, named) if named else set()
    own = own if len(own) == 1 and (query.wants_companions or not delegations) else set()
    sides = own if query.wants_companions else delegations
    people = index.count_people(numbers, sides=sides, without=named)
    described = index.count_described(
        numbers, sides=sides, without_sides=set() if query.wants_companions else own
    )
    own_side = index.people_on_sides(numbers, own) if own else set()
    limit = parsed.context.limits.max_people_listed
    return replace(
        found, people=(*people, *described)[:limit], own_side=frozenset(own_side - named)
    )


def _with_two_meetings(
    found: Aggregations, intent: Intent, held: BitMap, index: Index
) -> Aggregations:
    """Add the meetings before and after the longest gap, or the first and the latest meeting."""
    if intent is Intent.FIRST_AND_LATEST:
        ends = [index.sort_by_date(held, 1, latest=latest)[0] for latest in (False, True)]
        return replace(found, meetings=tuple(index.meetings(ends)))
    gaps = [
        ((date.fromisoformat(begin) - date.fromisoformat(last or end)).days, before, after)
        for (before, end, last), (after, begin, _) in pairwise(index.days_of(held))
    ]
    if not gaps:
        return found
    days, before, after = max(gaps, key=lambda gap: gap[0])
    return replace(found, gap_days=days, meetings=tuple(index.meetings([before, after])))


def with_phrase(aggregations: Aggregations, hits: Sequence[Hit], query: Query) -> Aggregations:
    """Return the aggregations with the quotes of the meetings shown that have a quoted phrase."""
    phrases = [fold(phrase) for phrase in query.phrases]
    quotes = tuple(
        (quote, hit.meeting)
        for hit in hits
        for quote in hit.quotes
        if any(_contains(fold(quote.exact), phrase) for phrase in phrases)
    )
    return replace(aggregations, quotes=quotes)


def _contains(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    starts = range(len(words) - len(phrase) + 1)
    return any(words[start : start + len(phrase)] == phrase for start in starts)


def speakers_of(query: Query, numbers: Iterable[int], index: Index) -> set[str] | None:
    """Return the ids of the people whose quotes a query asks for; None if it asks for anybody's.

    If it asks for a country's, these are the people who spoke for it in these meetings.
    """
    terms = [query.terms[at] for at in query.speaker_terms]
    delegations = delegations_of(terms, index)
    delegates = index.people_on_sides(numbers, delegations) if delegations else set()
    return people_of(terms) | delegates or None


def people_of(terms: Collection[Term]) -> set[str]:
    """Return the ids of the people that terms may refer to."""
    return {
        candidate.entity
        for term in terms
        if term.kind is TermKind.PERSON
        for candidate in term.candidates
    }


def delegations_of(terms: Collection[Term], index: Index) -> set[str]:
    """Return the ids of the countries whose delegations the terms may mean."""
    places = {
        candidate.entity
        for term in terms
        if term.kind is TermKind.PLACE and term.role is not PlaceRole.WHERE
        for candidate in term.candidates
    }
    return index.places_within(places) if places else set()
