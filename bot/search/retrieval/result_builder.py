"""Build the result of a search: the meetings in their order, and the answer to the question."""

from dataclasses import replace
from itertools import islice

from pyroaring import BitMap

from bot.index.model import Meeting
from bot.index.read.index import Index
from bot.records.model import MeetingStatus
from bot.search.query.intent import Intent
from bot.search.query.model import Query
from bot.search.retrieval.aggregations import aggregate, order_by_date, with_phrase
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.name_fallback import rank_by_name_similarity
from bot.search.retrieval.quote_ranking import TopicNames, stems, topic_names_of
from bot.search.retrieval.quote_search import QuoteSelection, with_quotes
from bot.search.retrieval.ranking import (
    best_partial_matches,
    build_hit,
    by_score,
    held_first,
    newest_first,
    score_of,
)
from bot.search.retrieval.results import PageRange, SearchResult


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
    held = BitMap(numbers & index.postings.of_statuses(MeetingStatus.HELD))
    order = order_by_date(query, numbers, index, page.end)
    if order is None:
        scores = dict(newest_first(held_first(tiers, held), page.end)[page.first :])
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
        is_newest_first=len(tiers) <= 1,
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
    by_name = rank_by_name_similarity(query, context) if nearest else []
    similar = [nearest & meetings for meetings in by_name]
    order = dict.fromkeys(
        number
        for same in [*similar, *(meetings for _, meetings in tiers)]
        for number in reversed(same[-page.end :])
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
        is_newest_first=len(tiers) <= 1 and not promoted,
    )


def _topic_names(meetings: list[Meeting], query: Query, index: Index) -> TopicNames:
    """Return the names of the topics of a query, if there are quotes to rank by them."""
    has_quotes = any(meeting.quotes for meeting in meetings)
    return [stems(name) for name in topic_names_of(query, index)] if has_quotes else []
