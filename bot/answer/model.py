"""An answer as values: sentences and cards, without Slack's or a terminal's markup."""

from dataclasses import dataclass

from bot.answer.conversation.view_request import ViewRequest


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words as they were said, and by whom (`Wang Yi, through an interpreter`).

    `note` stands before them where they could be taken for an answer that they are not.
    """

    exact: str
    speaker: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An article in one line, and where it can be read."""

    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One meeting; `lacks` are the words of the query that it does not satisfy.

    `meeting` is its id, `quotes` counts the quotes that it has.
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
    """Somebody or something that may have been meant, and what is shown then."""

    name: str
    request: ViewRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query is answered with: the headline, what was not found, the meetings, the rest.

    With a request there is more to it: what else may be meant, and other pages.
    """

    headline: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    more: int = 0
    """How many meetings were found beyond the cards."""
    request: ViewRequest | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedMeeting:
    """Another meeting in a line, why it is related, and its id."""

    why: str
    words: str
    meeting: str


@dataclass(frozen=True, slots=True)
class Details:
    """All that is known of a meeting but its quotes, which are counted."""

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
    """What was said at a meeting; without an id, the meeting is the one that is looked at."""

    when_and_where: str
    what: str
    quotes: tuple[QuoteWithSource, ...]
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class QuoteList:
    """Quotes by meetings; `more` counts the meetings, or quotes of the one, that follow."""

    headline: str
    notes: tuple[str, ...]
    groups: tuple[QuoteGroup, ...]
    request: ViewRequest
    more: int = 0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingTable:
    """Many meetings, a row each, under the names of the columns; `more` rows follow."""

    headline: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    request: ViewRequest
    more: int = 0


@dataclass(frozen=True, slots=True)
class Help:
    """How the bot explains itself, with examples that work on the loaded index."""

    covers: str
    examples: tuple[str, ...]


Shown = Answer | QuoteList | Details | MeetingTable
