"""Quotes as they are told: by meetings, each with its speaker and its source."""

from collections.abc import Iterator, Sequence

from bot.answer.cards import quote_line, source_line, what, when_and_where
from bot.answer.model import QuoteGroup, QuoteList, Said
from bot.answer.notes import notes_on_query
from bot.answer.phrases import asked_for, listed, quoted
from bot.answer.request import Request
from bot.index.model import Meeting, Quote
from bot.search.query import Query, TermKind
from bot.search.quoting import QuotesFound

MOST_OF_A_MEETING = 8  # quotes that are read at once


def quote_list_of(found: QuotesFound, request: Request) -> QuoteList:
    """Return a page of the quotes that answer a query."""
    groups = tuple(_group(each.meeting, each.quotes, each.meeting.id) for each in found.spoken)
    several = "meeting" if found.meetings == 1 else "meetings"
    order = ", newest first" if found.meetings > 1 else ""
    of_whom = _of_whom(found.query, request.by)
    headline = f"{_counted(found.quotes)}{of_whom} in {found.meetings:,} {several}{order}."
    more = found.meetings - request.first - len(groups)
    return QuoteList(headline, tuple(_notes(found)), groups, request, max(more, 0))


def meeting_quotes(meeting: Meeting, request: Request, first: int) -> QuoteList:
    """Return what was said at one meeting, from a quote on; for a request that looks at it."""
    shown = meeting.quotes[first : first + MOST_OF_A_MEETING]
    what_it_was = f"{when_and_where(meeting)} · {meeting.title}"
    headline = f"{_counted(len(meeting.quotes))}: {what_it_was}."
    more = len(meeting.quotes) - first - len(shown)
    groups = (_group(meeting, shown),) if shown else ()
    return QuoteList(headline, (), groups, request, max(more, 0))


def _group(meeting: Meeting, quotes: Sequence[Quote], meeting_id: str = "") -> QuoteGroup:
    said = tuple(
        Said(quote_line(quote, with_whom=True), source_line(quote.source)) for quote in quotes
    )
    return QuoteGroup(when_and_where(meeting), what(meeting), said, meeting_id)


def _counted(count: int) -> str:
    return "1 quote" if count == 1 else f"{count or 'No'} quotes"


def _of_whom(query: Query, by: Sequence[str]) -> str:
    """Say whose quotes these are: ` of Wang Yi, from meetings with Kang Kyung-wha and Wang Yi`."""
    people = query.of_kind(TermKind.PERSON)
    speakers = {
        each.name for term in people for each in term.candidates if not by or each.entity in by
    }
    asked = asked_for(query)
    if not speakers:
        return f" from meetings{asked}" if asked else ""
    named = listed(sorted(speakers)[:3], "and" if len(people) > 1 else "or")
    is_all = len(query.terms) == len(speakers) == 1
    return f" of {named}" if is_all else f" of {named} from meetings{asked}"


def _notes(found: QuotesFound) -> Iterator[str]:
    yield from notes_on_query(found.query)
    if topics := [name for term in found.query.of_kind(TermKind.TOPIC) for name in term.names[:1]]:
        yield f"Not every one of them mentions {listed(topics, 'or')}; the meetings are about it."
    if found.lacks:
        yield f"None of them has {quoted(found.lacks, 'or')}; the meetings do."
