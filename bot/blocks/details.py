"""A meeting's details as a Slack message, with ways to its quotes, to others, and back."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement, ContextBlock, DividerBlock

from bot.answer.conversation.view_request import MeetingView
from bot.answer.model import Details
from bot.blocks.controls import (
    QUOTES,
    RELATED,
    Controls,
    back_button,
    button,
    counted_quotes,
    row,
    share_button,
)
from bot.blocks.message import LONGEST_TEXT, OutgoingMessage, turn_of
from bot.blocks.mrkdwn import FormattedText, escape, shorten
from bot.blocks.parts import (
    LONGEST_LINE,
    fill,
    prose,
    section,
    section_with,
    small,
    source_text,
)

MOST_LISTED = 2_400  # characters of participants, and of a remark
LONGEST_RELATED = 150
RESERVED = 6_500  # characters for what stands below: related meetings and buttons
FOR_RELATED = 12  # blocks
LONGEST_SUMMARY = 2_500
MOST_SOURCES = 25


def details_message(details: Details, controls: Controls) -> OutgoingMessage:
    """Return the message; what has no room for its sources says how many are left out."""
    blocks: list[Block] = [section([*_title(details)]), *_about(details)]
    sources = details.sources[:MOST_SOURCES]
    parts = [[ContextBlock(elements=[source_text(source)])] for source in sources]
    shown = fill(blocks, parts, reserved=RESERVED, kept=FOR_RELATED)
    if more := len(details.sources) - shown:
        blocks.append(small(f"And {more:,} more sources."))
    blocks += _related(details, controls)
    blocks += row([*_ways(details, controls), *share_button(details.request, controls)])
    turn = turn_of(controls.encode(details.request), [details.meeting])
    return OutgoingMessage(_text(details), tuple(blocks), turn)


def _title(details: Details) -> Iterator[FormattedText]:
    yield FormattedText(shorten(details.title, LONGEST_LINE), bold=True)
    yield FormattedText(f"\n{shorten(details.when_and_where, LONGEST_LINE)}")
    yield FormattedText(f" · {shorten(details.what, LONGEST_LINE)}")


def _about(details: Details) -> Iterator[Block]:
    if details.who:
        people = shorten("\n".join(f"• {each}" for each in details.who), MOST_LISTED)
        yield section([FormattedText("Participants", bold=True), FormattedText(f"\n{people}")])
    yield from prose(shorten(details.summary, LONGEST_SUMMARY))
    for name, words in _facts(details):
        yield section(
            [FormattedText(name, bold=True), FormattedText(f"\n{shorten(words, LONGEST_LINE)}")]
        )


def _facts(details: Details) -> Iterator[tuple[str, str]]:
    if details.topics:
        yield "Topics", ", ".join(details.topics)
    yield "Date", details.date_note
    if details.remarks:
        yield "Remarks", "\n".join(details.remarks)


def _related(details: Details, controls: Controls) -> Iterator[Block]:
    if details.related:
        yield DividerBlock()
        yield section([FormattedText("Related meetings", bold=True)])
    for at, other in enumerate(details.related):
        opened = controls.encode(details.request.select(other.meeting, MeetingView.DETAILS))
        words = shorten(other.words, LONGEST_RELATED)
        yield section_with(
            [
                FormattedText(f"{shorten(other.why, LONGEST_RELATED)}: ", italic=True),
                FormattedText(words),
            ],
            button("Details", RELATED.format(at), opened, f"Details: {words}"),
        )


def _ways(details: Details, controls: Controls) -> list[ButtonElement]:
    """Return the buttons to the meeting's quotes, and back to where it was found."""
    ways = back_button(details.request, controls)
    if details.quotes:
        said = controls.encode(details.request.select(details.meeting, MeetingView.QUOTES))
        ways.insert(0, button(counted_quotes(details.quotes), QUOTES, said))
    return ways


def _text(details: Details) -> str:
    """Return the details in a few lines, which notifications and screen readers give alone."""
    lines = [
        f"{details.title}: {details.when_and_where} · {details.what}",
        "; ".join(details.who),
        details.summary,
        *(f"Source: {source.words}" for source in details.sources),
    ]
    return escape(shorten("\n".join(filter(None, lines)), LONGEST_TEXT))
