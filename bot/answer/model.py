"""An answer as values: sentences and cards, without Slack's or a terminal's markup."""

from dataclasses import dataclass


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
    """One meeting; `lacks` are the words of the query that it does not satisfy."""

    when_and_where: str
    what: str
    who: tuple[str, ...]
    summary: str
    quote: QuoteLine | None
    sources: tuple[SourceLine, ...]
    is_date_derived: bool = False
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query is answered with: the headline, what was not found, the meetings, the rest."""

    headline: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    more: int = 0
    """How many meetings were found beyond the cards."""


@dataclass(frozen=True, slots=True)
class Help:
    """How the bot explains itself, with examples that work on the loaded index."""

    covers: str
    examples: tuple[str, ...]
