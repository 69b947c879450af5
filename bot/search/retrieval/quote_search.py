"""Find the quotes that answer a query, by the meetings in which they were said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.index.model import Meeting, Quote
from bot.name_matching.word_variants import spellings
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.aggregations import speakers_of
from bot.search.retrieval.quote_ranking import TopicNames, rank_quotes, stems, topic_names_of
from bot.search.retrieval.results import PageRange
from bot.search.retrieval.retriever import SearchContext


@dataclass(frozen=True, slots=True)
class QuotedMeeting:
    """A meeting, and those of its quotes that answer, the best first."""

    meeting: Meeting
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """A page of quotes, newest first; `quotes` and `meetings` count all that were found.

    `missing_words` were asked for, but none of the quotes has them.
    """

    query: Query
    quotes: int = 0
    meetings: int = 0
    spoken: tuple[QuotedMeeting, ...] = ()
    missing_words: tuple[str, ...] = ()


def find_quotes(
    query: Query,
    meetings: Iterable[int],
    by: Collection[str],
    context: SearchContext,
    page: PageRange,
) -> QuoteResult:
    """Return a page of the quotes that answer a query, from these meetings.

    The quotes are by the people `by` these ids, or else by those that the query asks for.
    """
    index = context.index
    people = {each.entity for term in query.of_kind(TermKind.PERSON) for each in term.candidates}
    speakers = by or speakers_of(query, meetings, index) or people
    words = [term.surface for term in query.of_kind(TermKind.TEXT)]
    found = index.spoken(meetings, speakers, [spellings(each) for each in words])
    missing_words: tuple[str, ...] = ()
    if speakers and words and not found:
        found, missing_words = index.spoken(meetings, speakers), tuple(words)
    newest_first = sorted(found, reverse=True)[page.first : page.end]
    topic_names = [stems(name) for name in topic_names_of(query, index)]
    spoken = tuple(
        QuotedMeeting(
            meeting, _quotes_of(meeting, found[meeting.number], query, topic_names, context)
        )
        for meeting in index.meetings(newest_first)
    )
    return QuoteResult(query, sum(map(len, found.values())), len(found), spoken, missing_words)


def _quotes_of(
    meeting: Meeting,
    numbers: set[int],
    query: Query,
    topic_names: TopicNames,
    context: SearchContext,
) -> tuple[Quote, ...]:
    quotes = (quote for quote in meeting.quotes if quote.number in numbers)
    return rank_quotes(quotes, query, topic_names, context.weights, context.limits)
