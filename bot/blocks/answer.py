"""An answer as a Slack message: as many whole cards as there is room for, and ways to the rest."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    DividerBlock,
    MarkdownTextObject,
    PlainTextObject,
)

from bot.answer.answerer import READ_AT_ONCE
from bot.answer.conversation.view_request import ListView, ViewRequest
from bot.answer.model import Answer, Card
from bot.answer.text.plain_text import DATE_DERIVED, partial_line, remaining_line
from bot.blocks.controls import (
    LEAST_FOR_TABLE,
    TABLE,
    Controls,
    Pages,
    button,
    choice_buttons,
    meeting_buttons,
    page_buttons,
    row,
    share_button,
)
from bot.blocks.message import (
    LONGEST_TEXT,
    MOST_BLOCKS,
    MOST_CHARACTERS,
    OutgoingMessage,
    turn_of,
    weight,
)
from bot.blocks.mrkdwn import FormattedText, cost, escape, shorten, text_object
from bot.blocks.parts import LONGEST_LINE, prose, quotation, section, small, source_spans

RESERVED = 500  # characters for what is said below the cards
FOR_BUTTONS = 2_500  # characters for the buttons there
SPLITTING = 700  # characters for the frames of sections that a long text is split into
LEAST_TEXT = 200
COMPACT = 500  # characters of a summary and of a quote, where Details has them whole
MOST_SOURCES = 3
MOST_PEOPLE = 12


def answer_message(answer: Answer, controls: Controls | None = None) -> OutgoingMessage:
    """Return the message for an answer; a card that has no room is counted among the rest."""
    request = answer.request
    if controls is None or request is None:
        blocks, shown = _with_cards(answer, [section(_head(answer))], RESERVED)
        return OutgoingMessage(_text(answer, shown), (*blocks, *_rest(answer, shown)))
    head = [section(_head(answer)), *choice_buttons(answer.choices, controls)]
    blocks, shown = _with_cards(answer, head, RESERVED + FOR_BUTTONS, controls)
    if answer.cards:
        blocks += _below(answer, request, shown, controls)
    ids = [card.meeting for card in answer.cards[:shown]]
    turn = turn_of(controls.encode(request), ids)
    return OutgoingMessage(_text(answer, shown), tuple(blocks), turn)


def _with_cards(
    answer: Answer, blocks: list[Block], reserved: int, controls: Controls | None = None
) -> tuple[list[Block], int]:
    """Add cards below a head as long as there is room; tell how many."""
    shown = 0
    for card in answer.cards:
        room = MOST_CHARACTERS - reserved - weight(blocks)
        card_blocks = [DividerBlock(), *_of_card(card, answer.request, room, shown, controls)]
        if weight(card_blocks) > room or len(blocks) + len(card_blocks) >= MOST_BLOCKS - 1:
            break
        blocks += card_blocks
        shown += 1
    return blocks, shown


def _of_card(
    card: Card, request: ViewRequest | None, room: int, shown: int, controls: Controls | None
) -> list[Block]:
    """Return a card; the first is cut to what there is room for, any other is whole or left out."""
    if controls is None or request is None:
        return whole_card(card) if shown else cut_card(card, room)
    name = card.when_and_where
    buttons = meeting_buttons(card.meeting, card.quotes, name, request, controls)
    return [*compact_card(card), buttons]


def _rest(answer: Answer, shown: int) -> list[Block]:
    more = answer.more + len(answer.cards) - shown
    return [small(remaining_line(more))] if more > 0 else []


def _below(answer: Answer, request: ViewRequest, shown: int, controls: Controls) -> list[Block]:
    """Return what stands below the cards: which these are, and the ways to others."""
    total = request.first + len(answer.cards) + answer.more
    if request.day:  # it has one page
        return [*_rest(answer, shown), *row(share_button(request, controls))]
    pages = Pages(request.first, shown, total, READ_AT_ONCE)
    buttons = page_buttons(pages, request.starting_at, controls)
    if total >= LEAST_FOR_TABLE and not answer.cards[0].missing:
        table = controls.encode(request.with_list_view(ListView.TABLE))
        buttons.append(button(f"All {total:,} as a table", TABLE, table))
    first, last = request.first + 1, request.first + shown
    these = [small(f"Meetings {first:,} to {last:,} of {total:,}.")] if total > shown else []
    return [*these, *row([*buttons, *share_button(request, controls)])]


def _head(answer: Answer) -> list[FormattedText]:
    notes = "".join(f"\n{note}" for note in answer.notes)
    return [
        FormattedText(shorten(answer.headline, LONGEST_LINE), bold=True),
        FormattedText(shorten(notes, LONGEST_LINE)),
    ]


def compact_card(card: Card) -> list[Block]:
    """Return the blocks of a card, with long texts cut."""
    exact = card.quote.exact if card.quote else ""
    return _card_blocks(card, shorten(card.summary, COMPACT), shorten(exact, COMPACT))


def whole_card(card: Card) -> list[Block]:
    """Return the blocks of a card, with texts of any length."""
    return _card_blocks(card, card.summary, card.quote.exact if card.quote else "")


def cut_card(card: Card, room: int) -> list[Block]:
    """Return the blocks of a card; of a summary or quote that is too long, as much as fits."""
    exact = card.quote.exact if card.quote else ""
    left = max(room - weight(_card_blocks(card, "", "")) - SPLITTING, LEAST_TEXT)
    exact = shorten(exact, max(left - cost(card.summary), left // 2))
    return _card_blocks(card, shorten(card.summary, left - cost(exact)), exact)


def _card_blocks(card: Card, summary: str, exact: str) -> list[Block]:
    blocks = [section([*_title(card)]), *prose(summary)]
    if card.quote and card.quote.note:
        blocks.append(section([FormattedText(shorten(card.quote.note, LONGEST_LINE), italic=True)]))
    if card.quote:
        blocks += quotation(card.quote, exact)
    if sources := _sources(card):
        blocks.append(ContextBlock(elements=sources))
    return blocks


def _title(card: Card) -> Iterator[FormattedText]:
    yield FormattedText(shorten(card.when_and_where, LONGEST_LINE), bold=True)
    yield FormattedText(f" · {shorten(card.what, LONGEST_LINE)}")
    if card.missing:
        yield FormattedText(f"\n{shorten(partial_line(card.missing), LONGEST_LINE)}", italic=True)
    if card.who:
        yield FormattedText("\n" + shorten("; ".join(_people(card)), LONGEST_LINE))


def _people(card: Card) -> list[str]:
    more = len(card.who) - MOST_PEOPLE
    return [*card.who[:MOST_PEOPLE], *([f"and {more} more"] if more > 0 else [])]


def _sources(card: Card) -> list[MarkdownTextObject | PlainTextObject]:
    """Return the small print: the sources, each a text of its own, and how the date is known."""
    lines = [source_spans(source) for source in card.sources[:MOST_SOURCES]]
    if more := len(card.sources[MOST_SOURCES:]):
        lines.append([FormattedText(f"and {more} more")])
    if lines and card.is_date_derived:
        lines[-1].append(FormattedText(f" · {DATE_DERIVED}"))
    return [text_object(line) for line in lines]


def _text(answer: Answer, shown: int) -> str:
    """Return the answer in a few lines, which notifications and screen readers give alone."""
    lines = [answer.headline, *answer.notes]
    lines += [
        f"{card.when_and_where}: {card.what}, {'; '.join(_people(card))}"
        for card in answer.cards[:shown]
    ]
    return escape(shorten("\n".join(lines), LONGEST_TEXT))
