"""Answers as values: sentences and cards, without the markup of Slack or of a terminal."""

from dataclasses import dataclass

from bot.answer.conversation.view_request import ViewRequest
from bot.search.retrieval.results import SearchResult

PAGE_SIZE = 5  # meetings in one answer


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """The exact words of a quote, and its speaker (`Wang Yi, via an interpreter`).

    `note` stands above a quote that could be taken for an answer which it is not.
    """

    exact: str
    speaker: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An article in one line, and the address where it can be read, if any."""

    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One meeting of a list; `missing` are the words of the query that it does not match.

    `meeting` is its id, `quotes` the number of its quotes.
    """

    when_and_where: str
    what: str
    who: tuple[str, ...]
    summary: str
    quote: QuoteLine | None
    sources: tuple[SourceLine, ...]
    is_date_derived: bool = False
    missing: tuple[str, ...] = ()
    meeting: str = ""
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A person, topic or place that may have been meant, and the request that shows it."""

    name: str
    request: ViewRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """A list of meetings: the headline, notes on it, a card for each meeting on this page.

    With a request, the answer has other pages and the choices of what else may have been meant.
    `result` is the search result that all of it was made from; None when nothing was searched.
    """

    headline: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    more: int = 0
    """How many meetings follow the cards."""
    request: ViewRequest | None = None
    choices: tuple[Choice, ...] = ()
    result: SearchResult | None = None


@dataclass(frozen=True, slots=True)
class RelatedMeeting:
    """Another meeting in one line, why it is related, and its id."""

    why: str
    words: str
    meeting: str


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """All that is known of one meeting, with the number of its quotes."""

    title: str
    when_and_where: str
    what: str
    who: tuple[str, ...]
    topics: tuple[str, ...]
    summary: str
    remarks: tuple[str, ...]
    date_note: str
    sources: tuple[SourceLine, ...]
    related: tuple[RelatedMeeting, ...]
    quotes: int
    meeting: str
    request: ViewRequest


@dataclass(frozen=True, slots=True)
class QuoteWithSource:
    """A quote and the article that has it."""

    quote: QuoteLine
    source: SourceLine


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """Quotes from one meeting; `more` counts those from it that are not shown.

    `meeting` is the id; it is empty where the request has selected the meeting.
    """

    when_and_where: str
    what: str
    quotes: tuple[QuoteWithSource, ...]
    meeting: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class QuoteList:
    """Quotes, grouped by meeting.

    `more` counts the meetings that follow; where the request has selected a meeting, its quotes.
    `result` is as in an Answer.
    """

    headline: str
    notes: tuple[str, ...]
    groups: tuple[QuoteGroup, ...]
    request: ViewRequest
    more: int = 0
    choices: tuple[Choice, ...] = ()
    result: SearchResult | None = None


@dataclass(frozen=True, slots=True)
class MeetingTable:
    """Meetings as the rows of a table below the names of its columns; `more` rows follow."""

    headline: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    request: ViewRequest
    more: int = 0


@dataclass(frozen=True, slots=True)
class Help:
    """What the bot can be asked: what its index covers, and examples that find something in it.

    `result` is the empty result of a question that names nothing to look up.
    """

    covers: str
    examples: tuple[str, ...]
    result: SearchResult | None = None


Shown = Answer | QuoteList | MeetingDetails | MeetingTable
"""Whatever a request can show."""
