"""Many meetings as a table: when, where, who, and what it was."""

from dataclasses import replace

from bot.answer.cards import what
from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import MeetingTable
from bot.answer.text.phrases import count_meetings, describe_query, join_words
from bot.dates import in_words
from bot.index.model import Meeting
from bot.search.retrieval.results import SearchResult

COLUMNS = ("Date", "Place", "People", "What")
MAX_ROWS = 50  # half of what Slack takes, as names are long
MAX_PEOPLE_PER_CELL = 6


def table_of(result: SearchResult, request: ViewRequest) -> MeetingTable:
    """Return a page of a search result as a table with a row for each meeting."""
    headline = f"{count_meetings(result.total, result.query)}{describe_query(result.query)}."
    rows = tuple(_row(hit.meeting) for hit in result.hits)
    more = result.total - request.first - len(rows)
    requested = replace(request, query=result.query)
    return MeetingTable(headline, COLUMNS, rows, requested, max(more, 0))


def _row(meeting: Meeting) -> tuple[str, ...]:
    names = [each.name for each in meeting.participants]
    more = len(names) - MAX_PEOPLE_PER_CELL
    who = join_words([*names[:MAX_PEOPLE_PER_CELL], *([f"{more} more"] if more > 0 else [])])
    return in_words(meeting.date), meeting.place or "", who, what(meeting)
