"""Many meetings as a Slack table, with buttons to the other pages and to the cards."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    RawTextObject,
    TableBlock,
    TableBlockColumnSettings,
)

from bot.answer.conversation.view_request import ListView
from bot.answer.model import MeetingTable
from bot.answer.table import MAX_ROWS
from bot.blocks.components import MAX_LINE_CHARACTERS, context, section
from bot.blocks.controls import (
    CARDS_ACTION,
    Controls,
    Pages,
    actions_row,
    button,
    page_buttons,
    share_button,
)
from bot.blocks.limits import MAX_BLOCK_CHARACTERS, MAX_MESSAGE_TEXT_CHARACTERS, blocks_size
from bot.blocks.message import OutgoingMessage, make_thread_state
from bot.blocks.mrkdwn import FormattedText, escape, fit_text

MAX_CELL_CHARACTERS = 160
TABLE_FOOTER_CHARACTERS = 4_000  # reserved for the headline and the buttons
EMPTY_CELL = "—"  # Slack refuses an empty cell


def table_message(table: MeetingTable, controls: Controls) -> OutgoingMessage:
    """Return the message for a table; rows that do not fit are left to the next page.

    A Slack message can contain one table only.
    """
    request = table.request
    head = section([FormattedText(fit_text(table.headline, MAX_LINE_CHARACTERS), bold=True)])
    rows = _fitting([_cells(each) for each in (table.columns, *table.rows)])
    shown = len(rows) - 1
    total = request.first + len(table.rows) + table.more
    blocks: list[Block] = [head, _table(rows, len(table.columns))] if shown else [head]
    if total > shown:
        first, last = request.first + 1, request.first + shown
        blocks.append(context(f"Meetings {first:,} to {last:,} of {total:,}."))
    pages = Pages(request.first, shown, total, MAX_ROWS)
    cards = button(
        "As cards", CARDS_ACTION, controls.encode(request.with_list_view(ListView.MEETINGS))
    )
    buttons = [*page_buttons(pages, request.starting_at, controls), cards]
    blocks += actions_row([*buttons, *share_button(request, controls)])
    lines = [table.headline, *(", ".join(filter(None, each)) for each in table.rows[:shown])]
    text = escape(fit_text("\n".join(lines), MAX_MESSAGE_TEXT_CHARACTERS))
    state = make_thread_state(controls.encode(request), ())
    return OutgoingMessage(text, tuple(blocks), state)


def _cells(values: Sequence[str]) -> list[RawTextObject]:
    texts = (escape(fit_text(value, MAX_CELL_CHARACTERS)) for value in values)
    return [RawTextObject(text=text or EMPTY_CELL) for text in texts]


def _table(rows: Sequence[Sequence[RawTextObject]], columns: int) -> Block:
    settings = [TableBlockColumnSettings(is_wrapped=True)] * columns
    return TableBlock(rows=[list(each) for each in rows], column_settings=settings)


def _fitting(rows: list[list[RawTextObject]]) -> list[list[RawTextObject]]:
    """Return as many rows as fit, the heading among them and at least one more."""
    available = MAX_BLOCK_CHARACTERS - TABLE_FOOTER_CHARACTERS
    for count in range(len(rows), 1, -1):
        if blocks_size([_table(rows[:count], len(rows[0]))]) <= available:
            return rows[:count]
    return rows[:2]
