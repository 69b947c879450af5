"""What an answer shows, as a value complete in itself: buttons carry it, threads remember it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from bot.search.query.model import Query

EMPTY_QUERY = Query("", ())


class ListView(StrEnum):
    """What a list is made of."""

    MEETINGS = "m"
    QUOTES = "q"
    TABLE = "t"


class MeetingView(StrEnum):
    """What is shown of one meeting."""

    DETAILS = "d"
    QUOTES = "w"


@dataclass(frozen=True, slots=True)
class SelectedMeeting:
    """One meeting by its id; `first` is where its list of quotes begins."""

    meeting: str
    view: MeetingView
    first: int = 0


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """A query, the page of what it found, and the one meeting that is looked at, if any.

    With a `day` (`11-26`), it is what happened on that day of any year, and there is no query.
    """

    query: Query = field(default=EMPTY_QUERY)
    list_view: ListView = ListView.MEETINGS
    first: int = 0
    selected: SelectedMeeting | None = None
    day: str = ""
    speakers: tuple[str, ...] = ()
    """The ids of those people asked for whose words are wanted; empty for all of them."""

    def starting_at(self, first: int) -> Self:
        """Return this, from another meeting on, and back from the one looked at."""
        return replace(self, first=max(first, 0), selected=None)

    def with_list_view(self, page: ListView) -> Self:
        """Return this as another kind of list, from its beginning."""
        return replace(self, list_view=page, first=0, selected=None)

    def select(self, meeting: str, look: MeetingView, first: int = 0) -> Self:
        """Return this, with one meeting looked at."""
        return replace(self, selected=SelectedMeeting(meeting, look, first))

    def deselect(self) -> Self:
        """Return this, with no meeting looked at."""
        return replace(self, selected=None)


@dataclass(frozen=True, slots=True)
class ConversationState:
    """What was last shown in a thread: the request, and the ids of the meetings, in order."""

    request: ViewRequest
    shown: tuple[str, ...] = ()
