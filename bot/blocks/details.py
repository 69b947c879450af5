"""A meeting's details as a Slack message, with ways to its quotes, to others, and back."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement, ContextBlock, DividerBlock

from bot.answer.conversation.view_request import MeetingView
from bot.answer.model import Details
from bot.blocks.components import (
    MAX_LINE_CHARACTERS,
    append_fitting,
    context,
    paragraphs,
    section,
    section_with,
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
from bot.blocks.message import MAX_TEXT_CHARACTERS, OutgoingMessage, make_thread_state
from bot.blocks.mrkdwn import FormattedText, escape, truncate

MAX_PARTICIPANTS_CHARACTERS = 2_400  # characters of participants, and of a remark
MAX_RELATED_CHARACTERS = 150
DETAILS_FOOTER_CHARACTERS = 6_500  # characters for what stands below: related meetings and buttons
DETAILS_FOOTER_BLOCKS = 12  # blocks
MAX_SUMMARY_CHARACTERS = 2_500
MAX_DETAILS_SOURCES = 25


def details_message(details: Details, controls: Controls) -> OutgoingMessage:
    """Return the message; what has no room for its sources says how many are left out."""
    blocks: list[Block] = [section([*_title(details)]), *_about(details)]
    sources = details.sources[:MAX_DETAILS_SOURCES]
    parts = [[ContextBlock(elements=[source_text(source)])] for source in sources]
    shown = append_fitting(
        blocks, parts, reserved=DETAILS_FOOTER_CHARACTERS, kept=DETAILS_FOOTER_BLOCKS
    )
    if more := len(details.sources) - shown:
        blocks.append(context(f"And {more:,} more sources."))
    blocks += _related(details, controls)
    blocks += actions_row([*_ways(details, controls), *share_button(details.request, controls)])
    turn = make_thread_state(controls.encode(details.request), [details.meeting])
    return OutgoingMessage(_text(details), tuple(blocks), turn)


def _title(details: Details) -> Iterator[FormattedText]:
    yield FormattedText(truncate(details.title, MAX_LINE_CHARACTERS), bold=True)
    yield FormattedText(f"\n{truncate(details.when_and_where, MAX_LINE_CHARACTERS)}")
    yield FormattedText(f" · {truncate(details.what, MAX_LINE_CHARACTERS)}")


def _about(details: Details) -> Iterator[Block]:
    if details.who:
        people = truncate(
            "\n".join(f"• {each}" for each in details.who), MAX_PARTICIPANTS_CHARACTERS
        )
        yield section([FormattedText("Participants", bold=True), FormattedText(f"\n{people}")])
    yield from paragraphs(truncate(details.summary, MAX_SUMMARY_CHARACTERS))
    for name, words in _facts(details):
        yield section(
            [
                FormattedText(name, bold=True),
                FormattedText(f"\n{truncate(words, MAX_LINE_CHARACTERS)}"),
            ]
        )


def _facts(details: Details) -> Iterator[tuple[str, str]]:
    if details.topics:
        yield "Topics", ", ".join(details.topics)
    yield "Date", details.dating
    if details.remarks:
        yield "Remarks", "\n".join(details.remarks)


def _related(details: Details, controls: Controls) -> Iterator[Block]:
    if details.related:
        yield DividerBlock()
        yield section([FormattedText("Related meetings", bold=True)])
    for at, other in enumerate(details.related):
        opened = controls.encode(details.request.look(other.meeting, MeetingView.DETAILS))
        words = truncate(other.words, MAX_RELATED_CHARACTERS)
        yield section_with(
            [
                FormattedText(f"{truncate(other.why, MAX_RELATED_CHARACTERS)}: ", italic=True),
                FormattedText(words),
            ],
            button("Details", RELATED_ACTION.format(at), opened, f"Details: {words}"),
        )


def _ways(details: Details, controls: Controls) -> list[ButtonElement]:
    """Return the buttons to the meeting's quotes, and back to where it was found."""
    ways = back_button(details.request, controls)
    if details.quotes:
        said = controls.encode(details.request.look(details.meeting, MeetingView.QUOTES))
        ways.insert(0, button(quote_count(details.quotes), QUOTES_ACTION, said))
    return ways


def _text(details: Details) -> str:
    """Return the details in a few lines, which notifications and screen readers give alone."""
    lines = [
        f"{details.title}: {details.when_and_where} · {details.what}",
        "; ".join(details.who),
        details.summary,
        *(f"Source: {source.words}" for source in details.sources),
    ]
    return escape(truncate("\n".join(filter(None, lines)), MAX_TEXT_CHARACTERS))
