"""The request of a view: a complete value, which buttons carry and threads remember."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from bot.search.query.model import Query

EMPTY_QUERY = Query("", ())


class ListView(StrEnum):
    """What a list shows; the values are written into buttons."""

    MEETINGS = "m"
    QUOTES = "q"
    TABLE = "t"


class MeetingView(StrEnum):
    """What is shown of one meeting; the values are written into buttons."""

    DETAILS = "d"
    QUOTES = "w"


@dataclass(frozen=True, slots=True)
class SelectedMeeting:
    """One meeting by its id; its list of quotes begins at `first`, from 0."""

    meeting: str
    view: MeetingView
    first: int = 0


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """A query, the page of what it finds, and the meeting selected from the page, if any.

    With a `day` (`11-26`) there is no query: the request is for what happened on that day of any
    year. The page begins at the meeting `first`, from 0. For quotes, `speakers` are the ids of
    those people of the query whose quotes are wanted; empty for all of them.
    """

    query: Query = field(default=EMPTY_QUERY)
    list_view: ListView = ListView.MEETINGS
    first: int = 0
    selected: SelectedMeeting | None = None
    day: str = ""
    speakers: tuple[str, ...] = ()

    def starting_at(self, first: int) -> Self:
        """Return the list from another meeting on, with none selected."""
        return replace(self, first=max(first, 0), selected=None)

    def with_list_view(self, list_view: ListView) -> Self:
        """Return the list in another view, from its beginning."""
        return replace(self, list_view=list_view, first=0, selected=None)

    def select(self, meeting: str, view: MeetingView, first: int = 0) -> Self:
        """Return the request with a meeting selected."""
        return replace(self, selected=SelectedMeeting(meeting, view, first))

    def deselect(self) -> Self:
        """Return the list that the meeting was selected from."""
        return replace(self, selected=None)


@dataclass(frozen=True, slots=True)
class ConversationState:
    """What was last shown in a thread: the request, and the ids of the meetings, in order."""

    request: ViewRequest
    shown: tuple[str, ...] = ()
