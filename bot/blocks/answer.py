"""An answer as a Slack message: as many whole cards as there is room for, and ways to the rest."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    DividerBlock,
    MarkdownTextObject,
    PlainTextObject,
)

from bot.answer.conversation.view_request import ListView, ViewRequest
from bot.answer.model import PAGE_SIZE, Answer, Card
from bot.answer.text.plain_text import DATE_DERIVED, partial_line, remaining_line
from bot.blocks.components import (
    MAX_LINE_CHARACTERS,
    context,
    paragraphs,
    quote_sections,
    section,
    source_spans,
)
from bot.blocks.controls import (
    MIN_TABLE_MEETINGS,
    TABLE_ACTION,
    Controls,
    Pages,
    actions_row,
    button,
    choice_buttons,
    meeting_buttons,
    page_buttons,
    share_button,
)
from bot.blocks.message import (
    MAX_BLOCK_CHARACTERS,
    MAX_BLOCKS,
    MAX_TEXT_CHARACTERS,
    OutgoingMessage,
    blocks_size,
    make_thread_state,
)
from bot.blocks.mrkdwn import FormattedText, encoded_size, escape, text_object, truncate

FOOTER_CHARACTERS = 500  # characters for what is said below the cards
SECTION_OVERHEAD_CHARACTERS = (
    700  # characters for the frames of sections that a long text is split into
)
MIN_CARD_CHARACTERS = 200
MAX_COMPACT_CHARACTERS = 500  # of a summary and of a quote, where Details has them whole
SHORT_SUMMARY_CHARACTERS = 250  # where five cards would have no room otherwise
MAX_CARD_SOURCES = 3
MAX_CARD_PEOPLE = 12


def answer_message(answer: Answer, controls: Controls | None = None) -> OutgoingMessage:
    """Return the message for an answer; a card that has no room is counted among the rest."""
    request = answer.request
    if controls is None or request is None:
        blocks, shown = _with_cards(answer, [section(_head(answer))], FOOTER_CHARACTERS)
        return OutgoingMessage(_text(answer, shown), (*blocks, *_rest(answer, shown)))
    head = [section(_head(answer)), *choice_buttons(answer.choices, controls)]
    blocks, shown = _with_compact_cards(answer, head, request, controls)
    if answer.cards:
        blocks += _below(answer, request, shown, controls)
    ids = [card.meeting for card in answer.cards[:shown]]
    turn = make_thread_state(controls.encode(request), ids)
    return OutgoingMessage(_text(answer, shown), tuple(blocks), turn)


def _with_cards(answer: Answer, blocks: list[Block], reserved: int) -> tuple[list[Block], int]:
    """Add whole cards below a head while there is room, the first cut to the room there is.

    Return the blocks, and the number of cards.
    """
    shown = 0
    for card in answer.cards:
        room = MAX_BLOCK_CHARACTERS - reserved - blocks_size(blocks)
        card_blocks = [DividerBlock(), *(whole_card(card) if shown else cut_card(card, room))]
        if not _has_room(card_blocks, blocks, room):
            break
        blocks += card_blocks
        shown += 1
    return blocks, shown


def _with_compact_cards(
    answer: Answer, head: list[Block], request: ViewRequest, controls: Controls
) -> tuple[list[Block], int]:
    """Add compact cards with buttons below a head: all of them, if need be with short summaries.

    Return the blocks, and the number of cards.
    """
    footers = [_below(answer, request, len(answer.cards) - less, controls) for less in (0, 1)]
    reserved = max(map(blocks_size, footers)) if answer.cards else 0
    blocks, shown = head, 0
    for length in (MAX_COMPACT_CHARACTERS, SHORT_SUMMARY_CHARACTERS):
        blocks, shown = [*head], 0
        for card in answer.cards:
            room = MAX_BLOCK_CHARACTERS - reserved - blocks_size(blocks)
            name = card.when_and_where
            buttons = meeting_buttons(card.meeting, card.quotes, name, request, controls)
            card_blocks = [DividerBlock(), *compact_card(card, length), buttons]
            if not _has_room(card_blocks, blocks, room):
                break
            blocks += card_blocks
            shown += 1
        if shown == len(answer.cards):
            break
    return blocks, shown


def _has_room(added: Sequence[Block], blocks: Sequence[Block], room: int) -> bool:
    return blocks_size(added) <= room and len(blocks) + len(added) < MAX_BLOCKS - 1


def _rest(answer: Answer, shown: int) -> list[Block]:
    more = answer.more + len(answer.cards) - shown
    return [context(remaining_line(more))] if more > 0 else []


def _below(answer: Answer, request: ViewRequest, shown: int, controls: Controls) -> list[Block]:
    """Return what stands below the cards: which these are, and the ways to others."""
    total = request.first + len(answer.cards) + answer.more
    pages = Pages(request.first, shown, total, PAGE_SIZE)
    buttons = page_buttons(pages, request.starting_at, controls)
    if total >= MIN_TABLE_MEETINGS and not answer.cards[0].missing and not request.day:
        table = controls.encode(request.with_list_view(ListView.TABLE))
        buttons.append(button(f"All {total:,} as a table", TABLE_ACTION, table))
    first, last = request.first + 1, request.first + shown
    these = [context(f"Meetings {first:,} to {last:,} of {total:,}.")] if total > shown else []
    return [*these, *actions_row([*buttons, *share_button(request, controls)])]


def _head(answer: Answer) -> list[FormattedText]:
    notes = "".join(f"\n{note}" for note in answer.notes)
    return [
        FormattedText(truncate(answer.headline, MAX_LINE_CHARACTERS), bold=True),
        FormattedText(truncate(notes, MAX_LINE_CHARACTERS)),
    ]


def compact_card(card: Card, summary_length: int) -> list[Block]:
    """Return the blocks of a card, with long texts cut."""
    exact = truncate(card.quote.exact, MAX_COMPACT_CHARACTERS) if card.quote else ""
    return _card_blocks(card, truncate(card.summary, summary_length), exact)


def whole_card(card: Card) -> list[Block]:
    """Return the blocks of a card, with texts of any length."""
    return _card_blocks(card, card.summary, card.quote.exact if card.quote else "")


def cut_card(card: Card, room: int) -> list[Block]:
    """Return the blocks of a card; of a summary or quote that is too long, as much as fits."""
    exact = card.quote.exact if card.quote else ""
    left = max(
        room - blocks_size(_card_blocks(card, "", "")) - SECTION_OVERHEAD_CHARACTERS,
        MIN_CARD_CHARACTERS,
    )
    exact = truncate(exact, max(left - encoded_size(card.summary), left // 2))
    return _card_blocks(card, truncate(card.summary, left - encoded_size(exact)), exact)


def _card_blocks(card: Card, summary: str, exact: str) -> list[Block]:
    blocks = [section([*_title(card)]), *paragraphs(summary)]
    if card.quote and card.quote.note:
        blocks.append(
            section([FormattedText(truncate(card.quote.note, MAX_LINE_CHARACTERS), italic=True)])
        )
    if card.quote:
        blocks += quote_sections(card.quote, exact)
    if sources := _sources(card):
        blocks.append(ContextBlock(elements=sources))
    return blocks


def _title(card: Card) -> Iterator[FormattedText]:
    yield FormattedText(truncate(card.when_and_where, MAX_LINE_CHARACTERS), bold=True)
    yield FormattedText(f" · {truncate(card.what, MAX_LINE_CHARACTERS)}")
    if card.missing:
        yield FormattedText(
            f"\n{truncate(partial_line(card.missing), MAX_LINE_CHARACTERS)}", italic=True
        )
    if card.who:
        yield FormattedText("\n" + truncate("; ".join(_people(card)), MAX_LINE_CHARACTERS))


def _people(card: Card) -> list[str]:
    more = len(card.who) - MAX_CARD_PEOPLE
    return [*card.who[:MAX_CARD_PEOPLE], *([f"and {more} more"] if more > 0 else [])]


def _sources(card: Card) -> list[MarkdownTextObject | PlainTextObject]:
    """Return the small print: the sources, each a text of its own, and how the date is known."""
    lines = [source_spans(source) for source in card.sources[:MAX_CARD_SOURCES]]
    if more := len(card.sources[MAX_CARD_SOURCES:]):
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
    return escape(truncate("\n".join(lines), MAX_TEXT_CHARACTERS))
