"""Quotes as they are told: by meetings, each with its speaker and its source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer.cards import quote_line, source_line, what, when_and_where
from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import QuoteGroup, QuoteList, QuoteWithSource
from bot.answer.text.notes import notes_on_query
from bot.answer.text.phrases import (
    MAX_NAMES,
    count_meetings,
    describe_query,
    join_words,
    quote_words,
)
from bot.index.model import Meeting, Quote
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.quote_search import QuoteResult

MAX_QUOTES_PER_PAGE = 8  # quotes that are read at once


def quote_list_of(found: QuoteResult, request: ViewRequest) -> QuoteList:
    """Return a page of the quotes that answer a query."""
    groups = tuple(_group(each.meeting, each.quotes, each.meeting.id) for each in found.spoken)
    order = ", newest first" if found.meetings > 1 else ""
    meetings = f"{count_meetings(found.meetings, found.query)}{_of_what(found.query)}"
    speakers = _speakers(found.query, request.speakers)
    headline = f"{_counted(found.quotes)}{speakers} from {meetings}{order}."
    more = found.meetings - request.first - len(groups)
    return QuoteList(headline, tuple(_notes(found)), groups, request, max(more, 0))


def meeting_quotes(meeting: Meeting, request: ViewRequest, first: int) -> QuoteList:
    """Return what was said at one meeting, from a quote on; for a request that looks at it."""
    shown = meeting.quotes[first : first + MAX_QUOTES_PER_PAGE]
    what_it_was = f"{when_and_where(meeting)} · {meeting.title}"
    headline = f"{_counted(len(meeting.quotes))}: {what_it_was}."
    more = len(meeting.quotes) - first - len(shown)
    groups = (_group(meeting, shown),) if shown else ()
    return QuoteList(headline, (), groups, request, max(more, 0))


def _group(meeting: Meeting, quotes: Sequence[Quote], meeting_id: str = "") -> QuoteGroup:
    said = tuple(
        QuoteWithSource(quote_line(quote, with_whom=True), source_line(quote.source))
        for quote in quotes
    )
    return QuoteGroup(when_and_where(meeting), what(meeting), said, meeting_id)


def _counted(count: int) -> str:
    return "1 quote" if count == 1 else f"{count or 'No'} quotes"


def _speakers(query: Query, by: Sequence[str]) -> str:
    """Say whose quotes these are: ` of Wang Yi`; nothing when they are those of all who met."""
    people = query.of_kind(TermKind.PERSON)
    speaking = [
        query.terms[at] for at in query.speaker_terms if query.terms[at] in people
    ] or people
    asked = [term for term in speaking if not by or _is_by(term, by)]
    if not asked or (len(asked) == len(people) > 1):
        return ""
    return f" of {join_words([join_words(term.names[:MAX_NAMES], 'or') for term in asked])}"


def _is_by(term: Term, by: Sequence[str]) -> bool:
    return any(candidate.entity in by for candidate in term.candidates)


def _of_what(query: Query) -> str:
    """Say what the meetings have in common; one person alone has been named as the speaker."""
    people = query.of_kind(TermKind.PERSON)
    terms = tuple(term for term in query.terms if len(people) > 1 or term not in people)
    return describe_query(replace(query, terms=terms))


def _notes(found: QuoteResult) -> Iterator[str]:
    yield from notes_on_query(found.query)
    if topics := [name for term in found.query.of_kind(TermKind.TOPIC) for name in term.names[:1]]:
        yield f"Not every one of them mentions {join_words(topics, 'or')}; the meetings are about it."
    if found.missing_words:
        yield f"None of them has {quote_words(found.missing_words, 'or')}; the meetings do."
