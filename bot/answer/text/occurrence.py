"""Say when and where a meeting was, in a sentence."""

from bot.answer.text.phrases import in_place
from bot.dates import in_words
from bot.index.model import Meeting
from bot.search.query.model import PlaceRole, Query, TermKind

OPEN_DATES = ("from ", "until ")


def when_and_where(meeting: Meeting, query: Query) -> str:
    """Return when a meeting was, and where, unless the question says where."""
    said = in_words(meeting.date)
    is_day = len(meeting.date.rpartition("/")[2]) == len("2020-11-26")
    when = said if said.startswith(OPEN_DATES) else f"{'on' if is_day else 'in'} {said}"
    return " ".join(filter(None, [when, where(meeting, query)]))


def where(meeting: Meeting, query: Query) -> str:
    """Return ` in ` and the place of a meeting; empty where the question says where."""
    is_asked = any(term.role is PlaceRole.WHERE for term in query.of_kind(TermKind.PLACE))
    return in_place(meeting.place) if meeting.place and not is_asked else ""
