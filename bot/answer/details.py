"""One meeting in detail, with the meetings related to it."""

from collections.abc import Sequence

from bot.answer.cards import source_line, what, when_and_where, who
from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import MeetingDetails, RelatedMeeting
from bot.answer.text.phrases import join_words
from bot.dates import in_words
from bot.index.model import Meeting

MAX_RELATED = 3  # with the same people, and as many on the same topics


def details_of(
    meeting: Meeting,
    same_people: Sequence[Meeting],
    same_topics: Sequence[Meeting],
    request: ViewRequest,
) -> MeetingDetails:
    """Return the details of the meeting that the request has selected."""
    related = (
        *(_related("Same people", other) for other in same_people),
        *(_related(_same_topics(meeting, other), other) for other in same_topics),
    )
    return MeetingDetails(
        title=meeting.title,
        when_and_where=when_and_where(meeting),
        what=what(meeting),
        who=tuple(who(participant) for participant in meeting.participants),
        topics=meeting.topics,
        summary=meeting.summary,
        remarks=meeting.notes,
        date_note=_date_note(meeting),
        sources=tuple(source_line(source) for source in meeting.sources),
        related=related,
        quotes=len(meeting.quotes),
        meeting=meeting.id,
        request=request,
    )


def _date_note(meeting: Meeting) -> str:
    """Return the date, and how it is known."""
    if meeting.date_basis == "stated":
        return f"{in_words(meeting.date)}, as stated in the article."
    reasoning = f": {meeting.date_reasoning}" if meeting.date_reasoning else "."
    return f"{in_words(meeting.date)}, derived from the text{reasoning}"


def _related(why: str, meeting: Meeting) -> RelatedMeeting:
    words = f"{when_and_where(meeting)} · {meeting.title}"
    return RelatedMeeting(why, words, meeting.id)


def _same_topics(meeting: Meeting, other: Meeting) -> str:
    shared = [topic for topic in meeting.topics if topic in other.topics]
    return f"Same topic: {join_words(shared[:2])}" if shared else "Same topic"
