"""The details of a meeting as a message, with buttons to its quotes, related meetings, and back."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement, ContextBlock, DividerBlock

from bot.answer.conversation.view_request import MeetingView
from bot.answer.model import MeetingDetails
from bot.blocks.components import (
    MAX_LINE_CHARACTERS,
    append_fitting,
    context,
    paragraphs,
    section,
    source_text,
)
from bot.blocks.controls import (
    QUOTES_ACTION,
    RELATED_ACTION,
    Controls,
    actions_row,
    back_button,
    button,
    quote_count,
    share_button,
)
from bot.blocks.limits import MAX_MESSAGE_TEXT_CHARACTERS
from bot.blocks.message import OutgoingMessage, make_thread_state
from bot.blocks.mrkdwn import FormattedText, escape, fit_text

MAX_PARTICIPANTS_CHARACTERS = 2_400
MAX_SUMMARY_CHARACTERS = 2_500
MAX_DETAILS_SOURCES = 25
MAX_RELATED_CHARACTERS = 150
DETAILS_FOOTER_CHARACTERS = 6_500  # reserved for related meetings and buttons
DETAILS_FOOTER_BLOCKS = 12


def details_message(details: MeetingDetails, controls: Controls) -> OutgoingMessage:
    """Return the message for a meeting's details; sources that do not fit are counted."""
    blocks: list[Block] = [section([*_title(details)]), *_facts(details)]
    sources = details.sources[:MAX_DETAILS_SOURCES]
    shown = append_fitting(
        blocks,
        [[ContextBlock(elements=[source_text(source)])] for source in sources],
        reserved_characters=DETAILS_FOOTER_CHARACTERS,
        reserved_blocks=DETAILS_FOOTER_BLOCKS,
    )
    if more := len(details.sources) - shown:
        blocks.append(context(f"And {more:,} more {'source' if more == 1 else 'sources'}."))
    blocks += _related(details, controls)
    buttons = [*_navigation(details, controls), *share_button(details.request, controls)]
    blocks += actions_row(buttons)
    state = make_thread_state(controls.encode(details.request), [details.meeting])
    return OutgoingMessage(_text(details), tuple(blocks), state)


def _title(details: MeetingDetails) -> Iterator[FormattedText]:
    yield FormattedText(fit_text(details.title, MAX_LINE_CHARACTERS), bold=True)
    yield FormattedText(f"\n{fit_text(details.when_and_where, MAX_LINE_CHARACTERS)}")
    yield FormattedText(f" · {fit_text(details.what, MAX_LINE_CHARACTERS)}")


def _facts(details: MeetingDetails) -> Iterator[Block]:
    if details.who:
        people = "\n".join(f"• {each}" for each in details.who)
        yield _fact("Participants", people, MAX_PARTICIPANTS_CHARACTERS)
    yield from paragraphs(fit_text(details.summary, MAX_SUMMARY_CHARACTERS))
    if details.topics:
        yield _fact("Topics", ", ".join(details.topics))
    yield _fact("Date", details.date_note)
    if details.remarks:
        yield _fact("Notes", "\n".join(details.remarks))


def _fact(name: str, text: str, limit: int = MAX_LINE_CHARACTERS) -> Block:
    return section([FormattedText(name, bold=True), FormattedText(f"\n{fit_text(text, limit)}")])


def _related(details: MeetingDetails, controls: Controls) -> Iterator[Block]:
    if details.related:
        yield DividerBlock()
        yield section([FormattedText("Related meetings", bold=True)])
    for at, related in enumerate(details.related):
        value = controls.encode(details.request.select(related.meeting, MeetingView.DETAILS))
        why = fit_text(related.why, MAX_RELATED_CHARACTERS)
        words = fit_text(related.words, MAX_RELATED_CHARACTERS)
        yield section(
            [FormattedText(f"{why}: ", italic=True), FormattedText(words)],
            accessory=button("Details", RELATED_ACTION.format(at), value, f"Details: {words}"),
        )


def _navigation(details: MeetingDetails, controls: Controls) -> list[ButtonElement]:
    """Return the buttons to the meeting's quotes, and back to the answer."""
    buttons = back_button(details.request, controls)
    if details.quotes:
        value = controls.encode(details.request.select(details.meeting, MeetingView.QUOTES))
        buttons.insert(0, button(quote_count(details.quotes), QUOTES_ACTION, value))
    return buttons


def _text(details: MeetingDetails) -> str:
    """Return the details in a few lines, for notifications and screen readers."""
    lines = [
        f"{details.title}: {details.when_and_where} · {details.what}",
        "; ".join(details.who),
        details.summary,
        *(f"Source: {source.words}" for source in details.sources),
    ]
    return escape(fit_text("\n".join(filter(None, lines)), MAX_MESSAGE_TEXT_CHARACTERS))
