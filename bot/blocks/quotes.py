"""A list of quotes as a message: word for word, grouped by meeting, with buttons to the rest."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ContextBlock, DividerBlock

from bot.answer.conversation.view_request import MeetingView, SelectedMeeting, ViewRequest
from bot.answer.model import PAGE_SIZE, QuoteGroup, QuoteList, QuoteWithSource
from bot.answer.quote_list import MAX_QUOTES_OF_MEETING
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
from bot.blocks.limits import MAX_MESSAGE_TEXT_CHARACTERS
from bot.blocks.message import OutgoingMessage, make_thread_state
from bot.blocks.mrkdwn import FormattedText, escape, fit_text

MAX_GROUP_QUOTE_CHARACTERS = 800  # of each quote in a list of meetings
MAX_GROUP_CHARACTERS = 2_400  # of all quotes of one meeting in such a list
MAX_QUOTE_CHARACTERS = 6_000  # in the list of one meeting
MAX_TEXT_QUOTE_CHARACTERS = 300  # in the text beside the blocks
QUOTES_FOOTER_CHARACTERS = 3_000  # reserved for what follows the quotes, mostly buttons


def quotes_message(quotes: QuoteList, controls: Controls) -> OutgoingMessage:
    """Return the message for a list of quotes; what does not fit is left to the next page."""
    blocks: list[Block] = [section(_head(quotes)), *choice_buttons(quotes.choices, controls)]
    meeting = quotes.request.selected
    if meeting is None:
        shown = append_fitting(
            blocks,
            [_group(group, quotes.request, controls) for group in quotes.groups],
            reserved_characters=QUOTES_FOOTER_CHARACTERS,
            reserved_blocks=2,
        )
        blocks += _list_footer(quotes, shown, controls)
        ids = [group.meeting for group in quotes.groups[:shown]]
    else:
        shown = append_fitting(
            blocks,
            [
                [*_quote(each, MAX_QUOTE_CHARACTERS), _source(each)]
                for group in quotes.groups
                for each in group.quotes
            ],
            reserved_characters=QUOTES_FOOTER_CHARACTERS,
        )
        blocks += _meeting_footer(quotes, meeting, shown, controls)
        ids = [meeting.meeting]
    state = make_thread_state(controls.encode(quotes.request), ids)
    return OutgoingMessage(_text(quotes), tuple(blocks), state)


def _head(quotes: QuoteList) -> list[FormattedText]:
    notes = "".join(f"\n{note}" for note in quotes.notes)
    return [
        FormattedText(fit_text(quotes.headline, MAX_LINE_CHARACTERS), bold=True),
        FormattedText(fit_text(notes, MAX_LINE_CHARACTERS)),
    ]


def _group(group: QuoteGroup, request: ViewRequest, controls: Controls) -> list[Block]:
    title = [
        FormattedText(fit_text(group.when_and_where, MAX_LINE_CHARACTERS), bold=True),
        FormattedText(f" · {fit_text(group.what, MAX_LINE_CHARACTERS)}"),
    ]
    quotes = _group_quotes(group.quotes)
    count = len(group.quotes) + group.more
    buttons = meeting_buttons(group.meeting, count, group.when_and_where, request, controls)
    return [DividerBlock(), section(title), *quotes, buttons]


def _group_quotes(quotes: Sequence[QuoteWithSource]) -> Iterator[Block]:
    """Yield quotes of one meeting, with the source once below consecutive quotes from it."""
    limit = min(MAX_GROUP_QUOTE_CHARACTERS, MAX_GROUP_CHARACTERS // max(len(quotes), 1))
    for at, each in enumerate(quotes):
        yield from _quote(each, limit)
        following = quotes[at + 1 : at + 2]
        if not following or following[0].source != each.source:
            yield _source(each)


def _quote(quote: QuoteWithSource, limit: int) -> list[Block]:
    return quote_sections(quote.quote, fit_text(quote.quote.exact, limit))


def _source(quote: QuoteWithSource) -> Block:
    return ContextBlock(elements=[source_text(quote.source)])


def _list_footer(quotes: QuoteList, shown: int, controls: Controls) -> list[Block]:
    request = quotes.request
    total = request.first + len(quotes.groups) + quotes.more
    pages = Pages(request.first, shown, total, PAGE_SIZE)
    these = f"Meetings {request.first + 1:,} to {request.first + shown:,} of {total:,}."
    buttons = [
        *page_buttons(pages, request.starting_at, controls),
        *share_button(request, controls),
    ]
    return [*([context(these)] if total > shown else []), *actions_row(buttons)]


def _meeting_footer(
    quotes: QuoteList, meeting: SelectedMeeting, shown: int, controls: Controls
) -> list[Block]:
    request = quotes.request
    total = meeting.first + sum(len(group.quotes) for group in quotes.groups) + quotes.more

    def at(first: int) -> ViewRequest:
        return request.select(meeting.meeting, MeetingView.QUOTES, first)

    pages = Pages(meeting.first, shown, total, MAX_QUOTES_OF_MEETING)
    details = controls.encode(request.select(meeting.meeting, MeetingView.DETAILS))
    return actions_row(
        [
            *page_buttons(pages, at, controls),
            button("Details", DETAILS_ACTION, details),
            *back_button(request, controls),
            *share_button(request, controls),
        ]
    )


def _text(quotes: QuoteList) -> str:
    """Return the quotes in a few lines, for notifications and screen readers."""
    return escape(fit_text("\n".join(_lines(quotes)), MAX_MESSAGE_TEXT_CHARACTERS))


def _lines(quotes: QuoteList) -> Iterator[str]:
    yield quotes.headline
    yield from quotes.notes
    for group in quotes.groups:
        yield group.when_and_where
        for said in group.quotes:
            exact = fit_text(said.quote.exact, MAX_TEXT_QUOTE_CHARACTERS)
            yield f"“{exact}” — {said.quote.speaker}"
