"""Many meetings as a Slack table, of which a message has one, with ways to the other rows."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    RawTextObject,
    TableBlock,
    TableBlockColumnSettings,
)

from bot.answer.answer_service import ROWS
from bot.answer.conversation.view_request import ListView
from bot.answer.model import MeetingTable
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
from bot.blocks.message import (
    MAX_BLOCK_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    OutgoingMessage,
    blocks_size,
    make_thread_state,
)
from bot.blocks.mrkdwn import FormattedText, escape, truncate

MAX_CELL_CHARACTERS = 160
TABLE_FOOTER_CHARACTERS = 4_000  # characters for the buttons and the frame
EMPTY_CELL = "—"  # a cell has at least one character


def table_message(table: MeetingTable, controls: Controls) -> OutgoingMessage:
    """Return the message; rows that have no room stand on the next page."""
    request = table.request
    head = section([FormattedText(truncate(table.headline, MAX_LINE_CHARACTERS), bold=True)])
    rows = _fitting([_cells(each) for each in (table.columns, *table.rows)])
    shown = len(rows) - 1
    total = request.first + len(table.rows) + table.more
    blocks: list[Block] = [head, _table(rows, len(table.columns))] if shown else [head]
    if total > shown:
        blocks.append(context(f"{request.first + 1:,} to {request.first + shown:,} of {total:,}."))
    buttons = page_buttons(Pages(request.first, shown, total, ROWS), request.at, controls)
    cards = button("As cards", CARDS_ACTION, controls.encode(request.on(ListView.MEETINGS)))
    blocks += actions_row([*buttons, cards, *share_button(request, controls)])
    lines = [table.headline, *(", ".join(filter(None, each)) for each in table.rows[:shown])]
    text = escape(truncate("\n".join(lines), MAX_TEXT_CHARACTERS))
    return OutgoingMessage(text, tuple(blocks), make_thread_state(controls.encode(request), ()))


def _cells(values: Sequence[str]) -> list[RawTextObject]:
    return [
        RawTextObject(text=escape(truncate(each, MAX_CELL_CHARACTERS)) or EMPTY_CELL)
        for each in values
    ]


def _table(rows: Sequence[Sequence[RawTextObject]], columns: int) -> Block:
    settings = [TableBlockColumnSettings(is_wrapped=True)] * columns
    return TableBlock(rows=[list(each) for each in rows], column_settings=settings)


def _fitting(rows: list[list[RawTextObject]]) -> list[list[RawTextObject]]:
    """Return as many of the rows as there is room for."""
    room = MAX_BLOCK_CHARACTERS - TABLE_FOOTER_CHARACTERS
    for count in range(len(rows), 1, -1):
        if blocks_size([_table(rows[:count], len(rows[0]))]) <= room:
            return rows[:count]
    return rows[:2]
