"""Parts that messages are put together from: paragraphs, quotes, small print, sources."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.answer.model import QuoteLine, SourceLine
from bot.blocks.message import LONGEST_SECTION, MOST_BLOCKS, MOST_CHARACTERS, weight
from bot.blocks.mrkdwn import FormattedText, shorten, split, text_object

LONGEST_PIECE = LONGEST_SECTION - 700  # leaves room for marks and for the speaker
LONGEST_LINE = 500  # of anything but a summary and a quote
LONGEST_SOURCE = 400
LONGEST_LINK = 2_000  # characters; a longer address has no room in a text of 3,000


def section(spans: Sequence[FormattedText], *, quotation: bool = False) -> Block:
    """Return spans as a paragraph."""
    return SectionBlock(text=text_object(spans, quotation=quotation))


def small(words: str) -> Block:
    """Return words as small print."""
    return ContextBlock(elements=[text_object([FormattedText(shorten(words, LONGEST_LINE))])])


def section_with(spans: Sequence[FormattedText], accessory: ButtonElement) -> Block:
    """Return spans as a paragraph with a button beside it."""
    return SectionBlock(text=text_object(spans), accessory=accessory)


def prose(text: str) -> list[Block]:
    """Return a text of any length as paragraphs."""
    return [section([FormattedText(piece)]) for piece in split(text, LONGEST_PIECE)]


def quotation(quote: QuoteLine, exact: str) -> list[Block]:
    """Return a quote with its speaker; `exact` is as much of it as there is room for."""
    speaker = shorten(quote.speaker, LONGEST_LINE)
    *pieces, last = [*split(f"“{exact}”", LONGEST_PIECE)]
    whole = [section([FormattedText(piece)], quotation=True) for piece in pieces]
    return [
        *whole,
        section([FormattedText(last), FormattedText(f" — {speaker}", italic=True)], quotation=True),
    ]


def source_spans(source: SourceLine) -> list[FormattedText]:
    """Return an article as a link, where its address is not too long for one."""
    is_link = source.url is not None and len(source.url) <= LONGEST_LINK
    words = shorten(source.words, LONGEST_SOURCE)
    return [FormattedText("Source: "), FormattedText(words, url=source.url if is_link else None)]


def source_text(source: SourceLine) -> MarkdownTextObject | PlainTextObject:
    """Return an article as an element of small print."""
    return text_object(source_spans(source))


def fill(
    blocks: list[Block], parts: Iterable[Sequence[Block]], *, reserved: int, kept: int = 1
) -> int:
    """Add whole parts to blocks as long as there is room, and return how many were added.

    `reserved` characters and `kept` blocks are left for what comes below them.
    """
    room = MOST_CHARACTERS - reserved - weight(blocks)
    count = 0
    for part in parts:
        cost = weight(part)
        if cost > room or len(blocks) + len(part) > MOST_BLOCKS - kept:
            break
        blocks += part
        room -= cost
        count += 1
    return count
