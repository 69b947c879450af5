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
from bot.blocks.controls import CARDS, Controls, Pages, button, page_buttons, row, share_button
from bot.blocks.message import LONGEST_TEXT, MOST_CHARACTERS, OutgoingMessage, turn_of, weight
from bot.blocks.mrkdwn import FormattedText, escape, shorten
from bot.blocks.parts import LONGEST_LINE, section, small

LONGEST_CELL = 160
RESERVED = 4_000  # characters for the buttons and the frame
EMPTY = "—"  # a cell has at least one character


def table_message(table: MeetingTable, controls: Controls) -> OutgoingMessage:
    """Return the message; rows that have no room stand on the next page."""
    request = table.request
    head = section([FormattedText(shorten(table.headline, LONGEST_LINE), bold=True)])
    rows = _fitting([_cells(each) for each in (table.columns, *table.rows)])
    shown = len(rows) - 1
    total = request.first + len(table.rows) + table.more
    blocks: list[Block] = [head, _table(rows, len(table.columns))] if shown else [head]
    if total > shown:
        blocks.append(small(f"{request.first + 1:,} to {request.first + shown:,} of {total:,}."))
    buttons = page_buttons(Pages(request.first, shown, total, ROWS), request.starting_at, controls)
    cards = button("As cards", CARDS, controls.encode(request.with_list_view(ListView.MEETINGS)))
    blocks += row([*buttons, cards, *share_button(request, controls)])
    lines = [table.headline, *(", ".join(filter(None, each)) for each in table.rows[:shown])]
    text = escape(shorten("\n".join(lines), LONGEST_TEXT))
    return OutgoingMessage(text, tuple(blocks), turn_of(controls.encode(request), ()))


def _cells(values: Sequence[str]) -> list[RawTextObject]:
    return [RawTextObject(text=escape(shorten(each, LONGEST_CELL)) or EMPTY) for each in values]


def _table(rows: Sequence[Sequence[RawTextObject]], columns: int) -> Block:
    settings = [TableBlockColumnSettings(is_wrapped=True)] * columns
    return TableBlock(rows=[list(each) for each in rows], column_settings=settings)


def _fitting(rows: list[list[RawTextObject]]) -> list[list[RawTextObject]]:
    """Return as many of the rows as there is room for."""
    room = MOST_CHARACTERS - RESERVED
    for count in range(len(rows), 1, -1):
        if weight([_table(rows[:count], len(rows[0]))]) <= room:
            return rows[:count]
    return rows[:2]
