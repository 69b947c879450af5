"""An answer as a Slack message: as many whole cards as there is room for, and what is left out."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    DividerBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.answer.model import Answer, Card
from bot.answer.plain import DERIVED, lacks_words, more_words
from bot.blocks.message import (
    LONGEST_SECTION,
    LONGEST_TEXT,
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Message,
    weight,
)
from bot.blocks.mrkdwn import Span, cost, escape, shorten, split, text_object

RESERVED = 500  # characters for what is said below the cards
SPLITTING = 700  # characters for the frames of sections that a long text is split into
LEAST_TEXT = 200
LONGEST_PIECE = LONGEST_SECTION - 700  # leaves room for marks and for the speaker
LONGEST_LINE = 500  # of anything but a summary and a quote
LONGEST_SOURCE = 400
MOST_SOURCES = 3
MOST_PEOPLE = 12


def answer_message(answer: Answer) -> Message:
    """Return the message for an answer; a card that has no room is counted among the rest."""
    blocks: list[Block] = [_section(_head(answer))]
    shown = 0
    for card in answer.cards:
        room = MOST_CHARACTERS - RESERVED - weight(blocks)
        # The first card is cut to what there is room for; any other is shown whole or not at all
        card_blocks = [DividerBlock(), *(_whole_card(card) if shown else cut_card(card, room))]
        if weight(card_blocks) > room or len(blocks) + len(card_blocks) >= MOST_BLOCKS:
            break
        blocks += card_blocks
        shown += 1
    more = answer.more + len(answer.cards) - shown
    if more > 0:
        blocks.append(ContextBlock(elements=[text_object([Span(more_words(more))])]))
    return Message(_text(answer, shown), tuple(blocks))


def _head(answer: Answer) -> list[Span]:
    notes = "".join(f"\n{note}" for note in answer.notes)
    return [
        Span(shorten(answer.headline, LONGEST_LINE), bold=True),
        Span(shorten(notes, LONGEST_LINE)),
    ]


def _whole_card(card: Card) -> list[Block]:
    return _card_blocks(card, card.summary, card.quote.exact if card.quote else "")


def cut_card(card: Card, room: int) -> list[Block]:
    """Return the blocks of a card; of a summary or quote that is too long, as much as fits."""
    exact = card.quote.exact if card.quote else ""
    left = max(room - weight(_card_blocks(card, "", "")) - SPLITTING, LEAST_TEXT)
    exact = shorten(exact, max(left - cost(card.summary), left // 2))
    return _card_blocks(card, shorten(card.summary, left - cost(exact)), exact)


def _card_blocks(card: Card, summary: str, exact: str) -> list[Block]:
    blocks = [_section([*_title(card)])]
    blocks += [_section([Span(piece)]) for piece in split(summary, LONGEST_PIECE)]
    if card.quote and card.quote.note:
        blocks.append(_section([Span(shorten(card.quote.note, LONGEST_LINE), italic=True)]))
    if card.quote:
        speaker = shorten(card.quote.speaker, LONGEST_LINE)
        *pieces, last = [*split(f"“{exact}”", LONGEST_PIECE)]
        blocks += [_section([Span(piece)], quotation=True) for piece in pieces]
        blocks.append(_section([Span(last), Span(f" — {speaker}", italic=True)], quotation=True))
    if sources := _sources(card):
        blocks.append(ContextBlock(elements=sources))
    return blocks


def _title(card: Card) -> Iterator[Span]:
    yield Span(shorten(card.when_and_where, LONGEST_LINE), bold=True)
    yield Span(f" · {shorten(card.what, LONGEST_LINE)}")
    if card.lacks:
        yield Span(f"\n{shorten(lacks_words(card.lacks), LONGEST_LINE)}", italic=True)
    if card.who:
        yield Span("\n" + shorten("; ".join(_people(card)), LONGEST_LINE))


def _people(card: Card) -> list[str]:
    more = len(card.who) - MOST_PEOPLE
    return [*card.who[:MOST_PEOPLE], *([f"and {more} more"] if more > 0 else [])]


def _sources(card: Card) -> list[MarkdownTextObject | PlainTextObject]:
    """Return the small print: the sources, each a text of its own, and how the date is known."""
    lines = [
        [Span("Source: "), Span(shorten(source.words, LONGEST_SOURCE), url=source.url)]
        for source in card.sources[:MOST_SOURCES]
    ]
    if more := len(card.sources[MOST_SOURCES:]):
        lines.append([Span(f"and {more} more")])
    if lines and card.is_date_derived:
        lines[-1].append(Span(f" · {DERIVED}"))
    return [text_object(line) for line in lines]


def _section(spans: Sequence[Span], *, quotation: bool = False) -> Block:
    return SectionBlock(text=text_object(spans, quotation=quotation))


def _text(answer: Answer, shown: int) -> str:
    """Return the answer in a few lines, which notifications and screen readers give alone."""
    lines = [answer.headline, *answer.notes]
    lines += [
        f"{card.when_and_where}: {card.what}, {'; '.join(_people(card))}"
        for card in answer.cards[:shown]
    ]
    return escape(shorten("\n".join(lines), LONGEST_TEXT))
