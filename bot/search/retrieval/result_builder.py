"""Build the result of a search: the meetings in their order, and the answer to the question."""

from dataclasses import replace
from datetime import timedelta
from itertools import islice

from pyroaring import BitMap

from bot.index.model import Meeting
from bot.index.read.index import Index
from bot.records.model import MeetingStatus
from bot.search.query.intent import Intent
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.aggregations import aggregate, order_by_date, with_phrase
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.name_fallback import rank_by_name_similarity
from bot.search.retrieval.quote_ranking import TopicNames, stems, topic_names_of
from bot.search.retrieval.quote_search import QuoteSelection, with_quotes
from bot.search.retrieval.ranking import (
    best_first,
    best_partial_matches,
    build_hit,
    by_score,
    held_first,
    score_of,
)
from bot.search.retrieval.results import PageRange, SearchResult
from bot.transliteration.readings import is_non_latin


def build_result(
    parsed: ParsedQuery, page: PageRange, quotes: QuoteSelection | None = None
) -> SearchResult:
    """Return a page of the meetings that satisfy all of a query.

    With `quotes`, only of the meetings that have any of these quotes.
    """
    query, postings, context = parsed.query, parsed.requirements, parsed.context
    index = context.index
    numbers = BitMap(quotes.numbers) if quotes else parsed.full
    tiers = list(by_score(numbers, postings, context.limits))
    held = _held(query, numbers, index)
    order = order_by_date(query, numbers, held, index, page.end)
    if order is None:
        relevance = index.postings.relevance(query.ordering)
        in_order = best_first(held_first(tiers, held), page.end, relevance)
        scores = dict(in_order[page.first :])
    else:
        shown = order[page.first :]
        scores = {number: score_of(number, postings, context.limits) for number in shown}
    meetings = index.meetings(list(scores))
    names = _topic_names(meetings, query, index)
    hits = tuple(build_hit(each, scores[each.number], parsed, names) for each in meetings)
    aggregations = aggregate(parsed, numbers, held)
    if quotes:
        aggregations = with_quotes(aggregations, quotes, hits)
    elif query.intent in {Intent.MEETINGS, Intent.YES_NO} and query.phrases:
        aggregations = with_phrase(aggregations, hits, query)
        if aggregations.quotes:
            query = replace(query, intent=Intent.QUOTES)
    return SearchResult(
        query=query,
        total=len(numbers),
        not_held=len(numbers) - len(held),
        partial_total=0,
        hits=hits,
        is_newest_first=len(tiers) <= 1 and not query.ordering,
        aggregations=aggregations,
    )


def build_partial_result(parsed: ParsedQuery, page: PageRange) -> SearchResult:
    """Return a page of the meetings that come nearest to a query that none satisfies.

    Of the meetings that satisfy most terms, those come first whose people's names are most similar
    to all of the query.
    """
    query, postings, context = parsed.query, parsed.requirements, parsed.context
    index = context.index
    nearest = best_partial_matches(parsed)
    tiers = list(by_score(nearest, postings, context.limits))
    similar = rank_by_name_similarity(query, context) if nearest or is_non_latin(query.text) else []
    if is_non_latin(query.text):  # whoever sounds so, rather than all who share a word
        nearest |= BitMap().union(*similar)
    if any(term.is_ordinary for term in query.terms):
        # Words of texts say by how rare they are how near a meeting is
        tiers = [(tiers[0][0], nearest)] if tiers else []
    similar = [nearest & meetings for meetings in similar]
    held = _held(query, nearest, index)
    relevance = index.postings.relevance(_words_of_texts(query)) if nearest else {}
    same_first = [*((0.0, each) for each in similar), *held_first(tiers, held)]
    order = dict.fromkeys(
        number for tier in same_first for number, _ in best_first([tier], page.end, relevance)
    )
    # A meeting that comes first by a name scores no worse than those it comes before
    promoted, best_score = BitMap().union(*similar), tiers[0][0] if tiers else 0.0
    scores = {
        number: max(
            score_of(number, postings, context.limits), best_score if number in promoted else 0.0
        )
        for number in islice(order, page.first, page.end)
    }
    meetings = index.meetings(list(scores))
    names = _topic_names(meetings, query, index)
    return SearchResult(
        query=query,
        total=0,
        not_held=0,
        partial_total=len(nearest),
        hits=tuple(build_hit(each, scores[each.number], parsed, names) for each in meetings),
        is_newest_first=len(tiers) <= 1 and not promoted and not relevance,
    )


def _words_of_texts(query: Query) -> list[str]:
    """Return the words that texts may have: a meeting is nearer with more and rarer ones."""
    others = (TermKind.KIND, TermKind.DATE, TermKind.QUOTED)
    return [term.surface for term in query.terms if term.kind not in others]


def _held(query: Query, numbers: BitMap, index: Index) -> BitMap:
    """Return the meetings that were held, none of them in the future."""
    held = numbers & index.postings.of_statuses(MeetingStatus.HELD)
    if query.today:
        held -= index.postings.within_days(query.today + timedelta(days=1), None)
    return BitMap(held)


def _topic_names(meetings: list[Meeting], query: Query, index: Index) -> TopicNames:
    """Return the names of the topics of a query, if there are quotes to rank by them."""
    has_quotes = any(meeting.quotes for meeting in meetings)
    return [stems(name) for name in topic_names_of(query, index)] if has_quotes else []
