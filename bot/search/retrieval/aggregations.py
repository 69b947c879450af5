"""Aggregate over all meetings found: their number, the latest, who took part, what was said."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from bot.index.read.index import Index
from bot.search.query.intent import Intent
from bot.search.query.model import PlaceRole, Query, Term, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.posting_tiers import TieredPostings
from bot.search.retrieval.quote_ranking import TopicNames, is_about, is_sentence, topic_names_of
from bot.search.retrieval.results import Aggregations, Hit
from bot.search.retrieval.retriever import SearchContext
from bot.text import fold

LATEST_FIRST = {Intent.LATEST: True, Intent.FIRST: False}


@dataclass(frozen=True, slots=True)
class QuotedMeetings:
    """The meetings with quotes by those who are asked for, better where a quote is on the topic.

    `speakers` are their ids; None when anybody may have spoken.
    """

    postings: TieredPostings
    speakers: set[str] | None


def find_quoted_meetings(
    query: Query, numbers: Iterable[int], context: SearchContext
) -> QuotedMeetings | None:
    """Return the meetings with quotes; None if no quotes are asked for, or there are none."""
    index = context.index
    if query.intent is not Intent.QUOTES:
        return None
    speakers = speakers_of(query, numbers, index)
    if not (quoted := index.quoting(numbers, speakers)):
        return None
    texts = [term.surface for term in query.of_kind(TermKind.TEXT)]
    phrases = [*map(" ".join, topic_names_of(query, index)), *texts]
    on_topic = index.quoting(quoted, speakers, phrases) if phrases else quoted
    tiers = [(1.0, BitMap(on_topic)), (context.weights.quote_off_topic_factor, BitMap(quoted))]
    return QuotedMeetings(TieredPostings.of(tiers), speakers)


def order_by_date(
    query: Query, numbers: Iterable[int], index: Index, limit: int
) -> list[int] | None:
    """Return the first meetings in the order of their dates; None where the score is the order."""
    if query.intent not in LATEST_FIRST:
        return None
    return index.in_order(numbers, limit, latest=LATEST_FIRST[query.intent])


def aggregate(
    query: Query, numbers: Iterable[int], held: int, context: SearchContext
) -> Aggregations:
    """Return what is asked about all of these meetings, of which so many were `held`."""
    index = context.index
    if query.intent is Intent.PEOPLE:
        delegations, asked_for = _delegations(query.terms, index), _people(query.terms)
        people = index.people_met(numbers, sides=delegations, without=asked_for)
        return Aggregations(held, people=tuple(people[: context.limits.max_people_listed]))
    if query.intent in {Intent.MEETINGS, Intent.QUOTES} or not held:
        return Aggregations(held)
    first = index.in_order(numbers, 1, latest=query.intent is not Intent.FIRST)
    return Aggregations(held, meeting=index.meetings(first)[0])


def with_quotes(
    aggregations: Aggregations,
    quoted: QuotedMeetings,
    hits: Sequence[Hit],
    parsed: ParsedQuery,
    topic_names: TopicNames,
) -> Aggregations:
    """Return the aggregations with the quotes of the meetings shown: on the topic, if any is."""
    quotes = [
        (quote, hit.meeting)
        for hit in hits
        for quote in hit.quotes
        if quoted.speakers is None or quote.speaker_id in quoted.speakers
    ]
    weights, limits = parsed.context.weights, parsed.context.limits
    on_topic = [each for each in quotes if is_about(each[0], parsed.query, topic_names, weights)]
    is_off_topic = not on_topic and bool(quotes) and is_sentence(quotes[0][0].exact, limits)
    return replace(aggregations, quotes=tuple(on_topic or quotes), is_off_topic=is_off_topic)


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
    """Return the ids of the people whose words are asked for; None when anybody's are.

    Where a country's words are asked for, they are those who spoke for it in these meetings.
    """
    terms = [query.terms[at] for at in query.speaker_terms]
    delegations = _delegations(terms, index)
    delegates = index.speaking_for(numbers, delegations) if delegations else set()
    return _people(terms) | delegates or None


def _people(terms: Collection[Term]) -> set[str]:
    return {
        candidate.entity
        for term in terms
        if term.kind is TermKind.PERSON
        for candidate in term.candidates
    }


def _delegations(terms: Collection[Term], index: Index) -> set[str]:
    """Return the ids of the countries whose delegations the terms may mean."""
    places = {
        candidate.entity
        for term in terms
        if term.kind is TermKind.PLACE and term.role is not PlaceRole.WHERE
        for candidate in term.candidates
    }
    return index.places_within(places) if places else set()
