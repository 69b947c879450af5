"""The quotes that answer a query, by the meetings in which they were said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.index.model import Meeting, Quote
from bot.index.read.index import Index
from bot.name_matching.word_variants import spellings
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.aggregations import speakers_of
from bot.search.retrieval.quote_ranking import Names, rank_quotes, stems, topic_names
from bot.search.retrieval.results import PageRange


@dataclass(frozen=True, slots=True)
class QuotedMeeting:
    """A meeting, and those of its quotes that answer, the most telling first."""

    meeting: Meeting
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """How many quotes were found in how many meetings, and some of them, newest first.

    `lacks` are words that were asked for, and that none of these quotes has.
    """

    query: Query
    quotes: int = 0
    meetings: int = 0
    spoken: tuple[QuotedMeeting, ...] = ()
    missing_words: tuple[str, ...] = ()


def find_quotes(
    query: Query, meetings: Iterable[int], by: Collection[str], index: Index, window: PageRange
) -> QuoteResult:
    """Return a page of the quotes that answer a query, of those in the meetings that it finds.

    Only what the people said who are asked for, or whoever of them is in `by`.
    """
    people = {each.entity for term in query.of_kind(TermKind.PERSON) for each in term.candidates}
    speakers = by or speakers_of(query, meetings, index) or people
    words = [term.surface for term in query.of_kind(TermKind.TEXT)]
    found = index.filter_quotes(meetings, speakers, [spellings(each) for each in words])
    lacks: tuple[str, ...] = ()
    if speakers and words and not found:
        found, lacks = index.filter_quotes(meetings, speakers), tuple(words)
    numbers = sorted(found, reverse=True)[window.first : window.end]  # the newest first
    topics = [stems(words) for words in topic_names(query, index)]
    spoken = tuple(
        QuotedMeeting(meeting, _wanted(meeting, found[meeting.number], query, topics))
        for meeting in index.meetings(numbers)
    )
    return QuoteResult(query, sum(map(len, found.values())), len(found), spoken, lacks)


def _wanted(meeting: Meeting, numbers: set[int], query: Query, topics: Names) -> tuple[Quote, ...]:
    quotes = (quote for quote in meeting.quotes if quote.number in numbers)
    return rank_quotes(quotes, query, topics)
