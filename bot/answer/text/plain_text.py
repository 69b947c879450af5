"""An answer as plain text: for the terminal, and for those who hear a message read out."""

from collections.abc import Iterator

from bot.answer.model import Answer, Card, Help
from bot.answer.text.phrases import quote_words

DATE_DERIVED = "date derived from the text"


def plain_text(answer: Answer | Help) -> str:
    """Return all that an answer says, line by line."""
    return "\n".join(_help_lines(answer) if isinstance(answer, Help) else _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.headline
    yield from answer.notes
    for card in answer.cards:
        yield ""
        yield from _card_lines(card)
    if answer.more > 0:
        yield ""
        yield remaining_line(answer.more)


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
        yield f"“{card.quote.exact}” — {card.quote.speaker}"
    for source in card.sources:
        yield f"Source: {source.words}" + (f" <{source.url}>" if source.url else "")
    if card.is_date_derived:
        yield DATE_DERIVED


def _help_lines(help_: Help) -> Iterator[str]:
    yield "Ask me who met whom, when, where, about what, and what each one said."
    yield help_.covers
    for example in help_.examples:
        yield f"  {example}"


def remaining_line(more: int) -> str:
    """Say how many meetings are not shown, and how to come to them."""
    meetings = "1 more meeting" if more == 1 else f"{more:,} more meetings"
    return f"And {meetings}: add a name, a topic, a place or a year to narrow it down."


def partial_line(lacks: tuple[str, ...]) -> str:
    """Say that a meeting is only part of what was asked."""
    return f"Partial: does not match {quote_words(lacks)}."
