"""Quotes as a Slack message: each word for word, by meetings, with ways to the rest and back."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ContextBlock, DividerBlock

from bot.answer.answerer import READ_AT_ONCE
from bot.answer.conversation.view_request import MeetingView, SelectedMeeting, ViewRequest
from bot.answer.model import QuoteGroup, QuoteList, QuoteWithSource
from bot.answer.quote_list import MAX_QUOTES_PER_PAGE
from bot.blocks.controls import (
    DETAILS,
    Controls,
    Pages,
    back_button,
    button,
    choice_buttons,
    meeting_buttons,
    page_buttons,
    row,
    share_button,
)
from bot.blocks.message import LONGEST_TEXT, OutgoingMessage, turn_of
from bot.blocks.mrkdwn import FormattedText, escape, shorten
from bot.blocks.parts import LONGEST_LINE, fill, quotation, section, small, source_text

MOST_OF_A_GROUP = 3  # quotes of one of several meetings; its button has all
LONGEST_OF_A_GROUP = 800  # characters of each
LONGEST_ALONE = 6_000
RESERVED = 3_000  # characters for the buttons
LONGEST_IN_TEXT = 300


def quotes_message(quotes: QuoteList, controls: Controls) -> OutgoingMessage:
    """Return the message; what has no room stands on the next page."""
    blocks: list[Block] = [section(_head(quotes)), *choice_buttons(quotes.choices, controls)]
    focus = quotes.request.selected
    if focus is None:
        parts = [_group(group, quotes.request, controls) for group in quotes.groups]
        shown = fill(blocks, parts, reserved=RESERVED, kept=2)
        ways = _list_ways(quotes, shown, controls)
        ids = [group.meeting for group in quotes.groups[:shown]]
    else:
        said = [each for group in quotes.groups for each in group.quotes]
        shown = fill(blocks, [_said(each, LONGEST_ALONE) for each in said], reserved=RESERVED)
        ways = _meeting_ways(quotes, focus, shown, controls)
        ids = [focus.meeting]
    blocks += ways
    return OutgoingMessage(
        _text(quotes), tuple(blocks), turn_of(controls.encode(quotes.request), ids)
    )


def _head(quotes: QuoteList) -> list[FormattedText]:
    notes = "".join(f"\n{note}" for note in quotes.notes)
    return [
        FormattedText(shorten(quotes.headline, LONGEST_LINE), bold=True),
        FormattedText(shorten(notes, LONGEST_LINE)),
    ]


def _group(group: QuoteGroup, request: ViewRequest, controls: Controls) -> list[Block]:
    shown = group.quotes[:MOST_OF_A_GROUP]
    title = [
        FormattedText(shorten(group.when_and_where, LONGEST_LINE), bold=True),
        FormattedText(f" · {shorten(group.what, LONGEST_LINE)}"),
    ]
    quotes = [block for said in shown for block in _said(said, LONGEST_OF_A_GROUP)]
    name = group.when_and_where
    buttons = meeting_buttons(group.meeting, len(group.quotes), name, request, controls)
    return [DividerBlock(), section(title), *quotes, buttons]


def _said(said: QuoteWithSource, longest: int) -> list[Block]:
    source = ContextBlock(elements=[source_text(said.source)])
    return [*quotation(said.quote, shorten(said.quote.exact, longest)), source]


def _list_ways(quotes: QuoteList, shown: int, controls: Controls) -> list[Block]:
    request = quotes.request
    total = request.first + len(quotes.groups) + quotes.more
    pages = Pages(request.first, shown, total, READ_AT_ONCE)
    these = f"Meetings {request.first + 1:,} to {request.first + shown:,} of {total:,}."
    buttons = [
        *page_buttons(pages, request.starting_at, controls),
        *share_button(request, controls),
    ]
    return [*([small(these)] if total > shown else []), *row(buttons)]


def _meeting_ways(
    quotes: QuoteList, focus: SelectedMeeting, shown: int, controls: Controls
) -> list[Block]:
    request = quotes.request
    total = focus.first + sum(len(group.quotes) for group in quotes.groups) + quotes.more

    def at(first: int) -> ViewRequest:
        return request.select(focus.meeting, MeetingView.QUOTES, first)

    pages = Pages(focus.first, shown, total, MAX_QUOTES_PER_PAGE)
    details = controls.encode(request.select(focus.meeting, MeetingView.DETAILS))
    ways = [
        *page_buttons(pages, at, controls),
        button("Details", DETAILS, details),
        *back_button(request, controls),
        *share_button(request, controls),
    ]
    return row(ways)


def _text(quotes: QuoteList) -> str:
    """Return the quotes in a few lines, which notifications and screen readers give alone."""
    return escape(shorten("\n".join(_lines(quotes)), LONGEST_TEXT))


def _lines(quotes: QuoteList) -> Iterator[str]:
    yield quotes.headline
    yield from quotes.notes
    for group in quotes.groups:
        yield group.when_and_where
        for said in group.quotes[:MOST_OF_A_GROUP]:
            exact = shorten(said.quote.exact, LONGEST_IN_TEXT)
            yield f"“{exact}” — {said.quote.speaker}"
