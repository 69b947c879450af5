"""What was found put together as a result: the meetings in their order, and what was asked."""

from dataclasses import replace
from itertools import islice

from pyroaring import BitMap

from bot.index.model import Meeting
from bot.index.read.index import Index
from bot.records.model import MeetingStatus
from bot.search.query.intent import Intent
from bot.search.query.model import Query
from bot.search.retrieval.aggregations import (
    aggregate,
    by_date,
    with_phrase,
)
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.name_fallback import rank_by_name_similarity
from bot.search.retrieval.quote_ranking import Names, stems, topic_names
from bot.search.retrieval.quote_search import QuoteSelection, with_quotes
from bot.search.retrieval.ranking import (
    best_partial_matches,
    build_hit,
    by_score,
    newest_first,
    score_of,
)
from bot.search.retrieval.results import PageRange, SearchResult


def build_result(
    parsed: ParsedQuery, index: Index, page: PageRange, quotes: QuoteSelection | None = None
) -> SearchResult:
    """Return a page of the meetings that satisfy all of a query.

    With `quotes`, only of those that have any of these quotes.
    """
    settled, found = parsed.query, list(parsed.postings)
    numbers = BitMap(quotes.numbers) if quotes else parsed.full
    tiers = list(by_score(numbers, found))
    order = by_date(settled, numbers, index, page.end)
    if order is None:
        scores = dict(newest_first(tiers, page.end)[page.first :])
    else:
        scores = {number: score_of(number, found) for number in order[page.first :]}
    meetings = index.meetings(list(scores))
    names = _names_in(meetings, settled, index)
    hits = tuple(build_hit(each, scores[each.number], settled, found, names) for each in meetings)
    held = len(numbers & index.postings.of_statuses(MeetingStatus.HELD))
    findings = aggregate(settled, numbers, held, index)
    if quotes:
        findings = with_quotes(findings, quotes, hits)
    elif settled.intent is Intent.MEETINGS and settled.phrases:
        findings = with_phrase(findings, hits, settled)
        settled = replace(settled, intent=Intent.QUOTES if findings.quotes else Intent.MEETINGS)
    return SearchResult(
        query=settled,
        total=len(numbers),
        not_held=len(numbers) - held,
        partial_total=0,
        hits=hits,
        is_newest_first=len(tiers) <= 1,
        aggregations=findings,
    )


def build_partial_result(parsed: ParsedQuery, index: Index, page: PageRange) -> SearchResult:
    """Return the meetings that come nearest to a query that none satisfies.

    Of those that satisfy most terms, the ones come first whose people are named most like all of
    the query.
    """
    query, postings = parsed.query, list(parsed.postings)
    nearest = best_partial_matches(query, postings)
    tiers = list(by_score(nearest, postings))
    similar = [nearest & each for each in rank_by_name_similarity(query, index)] if nearest else []
    order = dict.fromkeys(
        number
        for same in [*similar, *(tier for _, tier in tiers)]
        for number in reversed(same[-page.end :])
    )
    # A meeting that comes first by a name scores no worse than those it comes before
    best_score = tiers[0][0] if tiers else 0.0
    promoted = BitMap().union(*similar)
    scores = {
        number: max(score_of(number, postings), best_score if number in promoted else 0.0)
        for number in islice(order, page.first, page.end)
    }
    meetings = index.meetings(list(scores))
    names = _names_in(meetings, query, index)
    return SearchResult(
        query=query,
        total=0,
        not_held=0,
        partial_total=len(nearest),
        hits=tuple(
            build_hit(each, scores[each.number], query, postings, names) for each in meetings
        ),
        is_newest_first=len(tiers) <= 1 and not promoted,
    )


def _names_in(meetings: list[Meeting], query: Query, index: Index) -> Names:
    """Return the names of the topics asked for, as quotes are put in order by them."""
    is_quoted = any(meeting.quotes for meeting in meetings)
    return [stems(words) for words in topic_names(query, index)] if is_quoted else []
