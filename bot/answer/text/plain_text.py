"""An answer as plain text, for a terminal."""

from collections.abc import Callable, Iterator

from bot.answer.model import Answer, Card, Help, QuoteGroup, QuoteLine, QuoteList, SourceLine
from bot.answer.text.help import HELP_LINE
from bot.answer.text.phrases import pluralize, quote_words

DATE_DERIVED = "date derived from the text"


def plain_text(answer: Answer | QuoteList | Help, more_line: Callable[[int], str]) -> str:
    """Return all that an answer shows, line by line.

    `more_line` returns the last line, for the number of meetings that the page leaves out.
    """
    match answer:
        case Help():
            lines = _help_lines(answer)
        case Answer():
            lines = _meeting_lines(answer)
        case QuoteList():
            lines = _quote_lines(answer)
    more = 0 if isinstance(answer, Help) else answer.more
    return "\n".join([*lines, *(["", more_line(more)] if more else [])])


def partial_line(missing: tuple[str, ...]) -> str:
    """Return which words of the question a meeting does not match."""
    return f"Partial: does not match {quote_words(missing)}."


def _help_lines(help_: Help) -> Iterator[str]:
    yield HELP_LINE
    yield help_.covers
    for example in help_.examples:
        yield f"  {example}"


def _meeting_lines(answer: Answer) -> Iterator[str]:
    yield answer.headline
    yield from answer.notes
    for card in answer.cards:
        yield ""
        yield from _card_lines(card)


def _card_lines(card: Card) -> Iterator[str]:
    yield f"{card.when_and_where} ({card.what})"
    if card.missing:
        yield partial_line(card.missing)
    if card.who:
        yield "; ".join(card.who)
    yield card.summary
    if card.quote and card.quote.note:
        yield card.quote.note
    if card.quote:
        yield _quote_line(card.quote)
    yield from map(_source_line, card.sources)
    if card.is_date_derived:
        yield DATE_DERIVED


def _quote_lines(quotes: QuoteList) -> Iterator[str]:
    yield quotes.headline
    yield from quotes.notes
    for group in quotes.groups:
        yield ""
        yield from _group_lines(group)


def _group_lines(group: QuoteGroup) -> Iterator[str]:
    yield f"{group.when_and_where} ({group.what})"
    for at, each in enumerate(group.quotes):
        yield _quote_line(each.quote)
        following = group.quotes[at + 1 : at + 2]
        if not following or following[0].source != each.source:
            yield _source_line(each.source)
    if group.more:
        yield f"… and {pluralize(group.more, 'more quote')} from this meeting."


def _quote_line(quote: QuoteLine) -> str:
    return f"“{quote.exact}” — {quote.speaker}"


def _source_line(source: SourceLine) -> str:
    return f"Source: {source.words}" + (f" <{source.url}>" if source.url else "")
