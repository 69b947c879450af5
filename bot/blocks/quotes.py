"""Quotes as a Slack message: each word for word, by meetings, with ways to the rest and back."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ContextBlock, DividerBlock

from bot.answer.answerer import READ_AT_ONCE
from bot.answer.conversation.view_request import MeetingView, SelectedMeeting, ViewRequest
from bot.answer.model import QuoteGroup, QuoteList, Said
from bot.answer.quote_list import MOST_OF_A_MEETING
from bot.blocks.components import (
    MAX_LINE_CHARACTERS,
    append_fitting,
    context,
    quote_sections,
    section,
    source_text,
)
from bot.blocks.controls import (
    DETAILS_ACTION,
    Controls,
    Pages,
    actions_row,
    back_button,
    button,
    choice_buttons,
    meeting_buttons,
    page_buttons,
    share_button,
)
from bot.blocks.message import MAX_TEXT_CHARACTERS, OutgoingMessage, make_thread_state
from bot.blocks.mrkdwn import FormattedText, escape, truncate

MAX_GROUP_QUOTES = 3  # quotes of one of several meetings; its button has all
MAX_GROUP_QUOTE_CHARACTERS = 800  # characters of each
MAX_QUOTE_CHARACTERS = 6_000
QUOTES_FOOTER_CHARACTERS = 3_000  # characters for the buttons
MAX_TEXT_QUOTE_CHARACTERS = 300


def quotes_message(quotes: QuoteList, controls: Controls) -> OutgoingMessage:
    """Return the message; what has no room stands on the next page."""
    blocks: list[Block] = [section(_head(quotes)), *choice_buttons(quotes.choices, controls)]
    focus = quotes.request.focus
    if focus is None:
        parts = [_group(group, quotes.request, controls) for group in quotes.groups]
        shown = append_fitting(blocks, parts, reserved=QUOTES_FOOTER_CHARACTERS, kept=2)
        ways = _list_ways(quotes, shown, controls)
        ids = [group.meeting for group in quotes.groups[:shown]]
    else:
        said = [each for group in quotes.groups for each in group.said]
        shown = append_fitting(
            blocks,
            [_said(each, MAX_QUOTE_CHARACTERS) for each in said],
            reserved=QUOTES_FOOTER_CHARACTERS,
        )
        ways = _meeting_ways(quotes, focus, shown, controls)
        ids = [focus.meeting]
    blocks += ways
    return OutgoingMessage(
        _text(quotes), tuple(blocks), make_thread_state(controls.encode(quotes.request), ids)
    )


def _head(quotes: QuoteList) -> list[FormattedText]:
    notes = "".join(f"\n{note}" for note in quotes.notes)
    return [
        FormattedText(truncate(quotes.headline, MAX_LINE_CHARACTERS), bold=True),
        FormattedText(truncate(notes, MAX_LINE_CHARACTERS)),
    ]


def _group(group: QuoteGroup, request: ViewRequest, controls: Controls) -> list[Block]:
    shown = group.said[:MAX_GROUP_QUOTES]
    title = [
        FormattedText(truncate(group.when_and_where, MAX_LINE_CHARACTERS), bold=True),
        FormattedText(f" · {truncate(group.what, MAX_LINE_CHARACTERS)}"),
    ]
    quotes = [block for said in shown for block in _said(said, MAX_GROUP_QUOTE_CHARACTERS)]
    name = group.when_and_where
    buttons = meeting_buttons(group.meeting, len(group.said), name, request, controls)
    return [DividerBlock(), section(title), *quotes, buttons]


def _said(said: Said, longest: int) -> list[Block]:
    source = ContextBlock(elements=[source_text(said.source)])
    return [*quote_sections(said.quote, truncate(said.quote.exact, longest)), source]


def _list_ways(quotes: QuoteList, shown: int, controls: Controls) -> list[Block]:
    request = quotes.request
    total = request.first + len(quotes.groups) + quotes.more
    pages = Pages(request.first, shown, total, READ_AT_ONCE)
    these = f"Meetings {request.first + 1:,} to {request.first + shown:,} of {total:,}."
    buttons = [*page_buttons(pages, request.at, controls), *share_button(request, controls)]
    return [*([context(these)] if total > shown else []), *actions_row(buttons)]


def _meeting_ways(
    quotes: QuoteList, focus: SelectedMeeting, shown: int, controls: Controls
) -> list[Block]:
    request = quotes.request
    total = focus.first + sum(len(group.said) for group in quotes.groups) + quotes.more

    def at(first: int) -> ViewRequest:
        return request.look(focus.meeting, MeetingView.QUOTES, first)

    pages = Pages(focus.first, shown, total, MOST_OF_A_MEETING)
    details = controls.encode(request.look(focus.meeting, MeetingView.DETAILS))
    ways = [
        *page_buttons(pages, at, controls),
        button("Details", DETAILS_ACTION, details),
        *back_button(request, controls),
        *share_button(request, controls),
    ]
    return actions_row(ways)


def _text(quotes: QuoteList) -> str:
    """Return the quotes in a few lines, which notifications and screen readers give alone."""
    return escape(truncate("\n".join(_lines(quotes)), MAX_TEXT_CHARACTERS))


def _lines(quotes: QuoteList) -> Iterator[str]:
    yield quotes.headline
    yield from quotes.notes
    for group in quotes.groups:
        yield group.when_and_where
        for said in group.said[:MAX_GROUP_QUOTES]:
            exact = truncate(said.quote.exact, MAX_TEXT_QUOTE_CHARACTERS)
            yield f"“{exact}” — {said.quote.speaker}"
