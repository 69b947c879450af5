"""One meeting with all that is known of it, and the meetings that have to do with it."""

from collections.abc import Sequence

from bot.answer.cards import source_line, what, when_and_where, who
from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import Details, RelatedMeeting
from bot.answer.text.phrases import join_words
from bot.dates import in_words
from bot.index.model import Meeting

MAX_RELATED = 3  # of each sort


def details_of(
    meeting: Meeting,
    same_people: Sequence[Meeting],
    same_topics: Sequence[Meeting],
    request: ViewRequest,
) -> Details:
    """Return a meeting's details, for a request that looks at it."""
    related = (
        *(_related("Same people", other) for other in same_people),
        *(_related(_same_topic(meeting, other), other) for other in same_topics),
    )
    return Details(
        title=meeting.title,
        when_and_where=when_and_where(meeting),
        what=what(meeting),
        who=tuple(who(participant) for participant in meeting.participants),
        topics=meeting.topics,
        summary=meeting.summary,
        remarks=meeting.notes,
        date_note=_dating(meeting),
        sources=tuple(source_line(source) for source in meeting.sources),
        related=related,
        quotes=len(meeting.quotes),
        meeting=meeting.id,
        request=request,
    )


def _dating(meeting: Meeting) -> str:
    """Say how the date is known."""
    if meeting.date_basis == "stated":
        return f"{in_words(meeting.date)}, as the article states it."
    reasoning = f": {meeting.date_reasoning}" if meeting.date_reasoning else "."
    return f"{in_words(meeting.date)}, derived from the text{reasoning}"


def _related(why: str, meeting: Meeting) -> RelatedMeeting:
    words = f"{when_and_where(meeting)} · {meeting.title}"
    return RelatedMeeting(why, words, meeting.id)


def _same_topic(meeting: Meeting, other: Meeting) -> str:
    shared = [topic for topic in meeting.topics if topic in other.topics]
    return f"Same topic: {join_words(shared[:2])}" if shared else "Same topic"
