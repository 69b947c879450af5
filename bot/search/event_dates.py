"""Date an event that a question refers to: `the Hanoi summit`."""

from datetime import date, timedelta

from pyroaring import BitMap

from bot.dates import in_words
from bot.records.model import MeetingStatus
from bot.search.linking.match_level import MatchLevel, MatchOptions
from bot.search.parsing.parser import QueryParser
from bot.search.parsing.resources import ParserResources
from bot.search.periods.events import EventDate
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.retriever import Retriever, SearchContext

LEVELS = (MatchLevel.EXACT, MatchLevel.VARIANT)
MAX_TITLE = 80
MAX_GAP = timedelta(days=3)  # between meetings of one event
SPECIFIC = frozenset(
    {TermKind.PERSON, TermKind.PLACE, TermKind.TOPIC, TermKind.OCCASION, TermKind.TEXT}
)


def find_event_date(
    phrase: str, today: date, resources: ParserResources, context: SearchContext
) -> EventDate | None:
    """Return the date of the meetings that a phrase finds, of several events the latest.

    None if it finds none in the past, or would find any meeting of a kind.
    """
    numbers = _meetings(phrase, today, resources, Retriever(context))
    index = context.index
    # A meeting that was only planned is better than nothing, as long as it is said
    held = numbers & index.postings.of_statuses(MeetingStatus.HELD) or numbers
    days = [(first, last) for first, last in index.spans_of(held) if first <= today]
    if not days:
        return None
    events = [[*days[0]]]
    for first, last in days[1:]:
        if first - events[-1][1] <= MAX_GAP:
            events[-1][1] = max(events[-1][1], last)
        else:
            events.append([first, last])
    first, last = events[-1]
    edtf = f"{first}/{last}" if last > first else first.isoformat()
    (meeting,) = index.meetings(index.sort_by_date(held, 1, latest=True))
    latest = f", the latest of {len(events)}" if len(events) > 1 else ""
    status = "" if meeting.status == MeetingStatus.HELD else f", {meeting.status}"
    meaning = f"“{_truncated(meeting.title)}” ({in_words(meeting.date)}{status}){latest}"
    return EventDate(edtf, meaning, len(events) == 1)


def _truncated(title: str) -> str:
    """Return a title, cut where it is long."""
    return title if len(title) <= MAX_TITLE else f"{title[:MAX_TITLE].rstrip()}…"


def _meetings(phrase: str, today: date, resources: ParserResources, retriever: Retriever) -> BitMap:
    for level in LEVELS:
        parser = QueryParser(phrase, resources, today, MatchOptions(level))
        for query in parser.parses():
            if _is_specific(query) and (found := retriever.retrieve(query).full):
                return found
    return BitMap()


def _is_specific(query: Query) -> bool:
    kinds = {term.kind for term in query.terms}
    is_exact = not any(term.is_fuzzy_only for term in query.terms)
    return is_exact and not query.excluded and not kinds.isdisjoint(SPECIFIC)
