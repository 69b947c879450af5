"""An answer as a message: as many meeting cards as fit, and buttons to the others."""

from slack_sdk.models.blocks import Block, DividerBlock

from bot.answer.conversation.view_request import ListView, ViewRequest
from bot.answer.model import PAGE_SIZE, Answer
from bot.blocks.components import (
    MAX_CARD_PEOPLE,
    MAX_COMPACT_CHARACTERS,
    MAX_LINE_CHARACTERS,
    append_fitting,
    card_people,
    compact_card_blocks,
    context,
    section,
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
from bot.blocks.limits import MAX_MESSAGE_TEXT_CHARACTERS, blocks_size
from bot.blocks.message import OutgoingMessage, make_thread_state
from bot.blocks.mrkdwn import FormattedText, escape, fit_text

ANSWER_FOOTER_BLOCKS = 2  # what follows the cards: which they are, and buttons
SHORT_SUMMARY_CHARACTERS = 250  # where the cards of a page would not fit otherwise


def answer_message(answer: Answer, controls: Controls) -> OutgoingMessage:
    """Return the message for an answer; cards that do not fit are left to the next page."""
    request = answer.request
    blocks = [section(_head(answer))]
    if request is None:  # a sentence only, without anything to show
        return OutgoingMessage(_text(answer, 0), tuple(blocks))
    blocks += choice_buttons(answer.choices, controls)
    shown = 0
    if answer.cards:
        cards = _fitting_cards(answer, request, controls, blocks)
        shown = len(cards)
        blocks += [block for card in cards for block in card]
        blocks += _footer(answer, request, shown, controls)
    ids = [card.meeting for card in answer.cards[:shown]]
    state = make_thread_state(controls.encode(request), ids)
    return OutgoingMessage(_text(answer, shown), tuple(blocks), state)


def _head(answer: Answer) -> list[FormattedText]:
    notes = "".join(f"\n{note}" for note in answer.notes)
    return [
        FormattedText(fit_text(answer.headline, MAX_LINE_CHARACTERS), bold=True),
        FormattedText(fit_text(notes, MAX_LINE_CHARACTERS)),
    ]


def _fitting_cards(
    answer: Answer, request: ViewRequest, controls: Controls, head: list[Block]
) -> list[list[Block]]:
    """Return as many cards as fit, with short summaries if not all fit otherwise."""
    count = len(answer.cards)
    footers = [_footer(answer, request, shown, controls) for shown in (count, count - 1)]
    cards: list[list[Block]] = []
    for summary_limit in (MAX_COMPACT_CHARACTERS, SHORT_SUMMARY_CHARACTERS):
        cards = _cards(answer, request, controls, summary_limit)
        shown = append_fitting(
            [*head],
            cards,
            reserved_characters=max(map(blocks_size, footers)),
            reserved_blocks=ANSWER_FOOTER_BLOCKS,
        )
        if shown == count:
            return cards
    return cards[:shown]


def _cards(
    answer: Answer, request: ViewRequest, controls: Controls, summary_limit: int
) -> list[list[Block]]:
    return [
        [
            DividerBlock(),
            *compact_card_blocks(card, summary_limit),
            meeting_buttons(card.meeting, card.quotes, card.when_and_where, request, controls),
        ]
        for card in answer.cards
    ]


def _footer(answer: Answer, request: ViewRequest, shown: int, controls: Controls) -> list[Block]:
    """Return what follows the cards: which meetings these are, and buttons to the others."""
    total = request.first + len(answer.cards) + answer.more
    pages = Pages(request.first, shown, total, PAGE_SIZE)
    buttons = page_buttons(pages, request.starting_at, controls)
    if total >= MIN_TABLE_MEETINGS and not answer.cards[0].missing and not request.day:
        table = controls.encode(request.with_list_view(ListView.TABLE))
        buttons.append(button(f"All {total:,} as a table", TABLE_ACTION, table))
    first, last = request.first + 1, request.first + shown
    these = [context(f"Meetings {first:,} to {last:,} of {total:,}.")] if total > shown else []
    return [*these, *actions_row([*buttons, *share_button(request, controls)])]


def _text(answer: Answer, shown: int) -> str:
    """Return the answer in a few lines, for notifications and screen readers."""
    lines = [answer.headline, *answer.notes]
    lines += [
        f"{card.when_and_where}: {card.what}, {'; '.join(card_people(card, MAX_CARD_PEOPLE))}"
        for card in answer.cards[:shown]
    ]
    return escape(fit_text("\n".join(lines), MAX_MESSAGE_TEXT_CHARACTERS))
