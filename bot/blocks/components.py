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
from bot.blocks.message import MAX_BLOCK_CHARACTERS, MAX_BLOCKS, MAX_SECTION_CHARACTERS, blocks_size
from bot.blocks.mrkdwn import FormattedText, split_text, text_object, truncate

MAX_PARAGRAPH_CHARACTERS = MAX_SECTION_CHARACTERS - 700  # leaves room for marks and for the speaker
MAX_LINE_CHARACTERS = 500  # of anything but a summary and a quote
MAX_SOURCE_CHARACTERS = 400
MAX_LINK_CHARACTERS = 2_000  # characters; a longer address has no room in a text of 3,000


def section(spans: Sequence[FormattedText], *, quotation: bool = False) -> Block:
    """Return spans as a paragraph."""
    return SectionBlock(text=text_object(spans, quotation=quotation))


def context(words: str) -> Block:
    """Return words as small print."""
    return ContextBlock(
        elements=[text_object([FormattedText(truncate(words, MAX_LINE_CHARACTERS))])]
    )


def section_with(spans: Sequence[FormattedText], accessory: ButtonElement) -> Block:
    """Return spans as a paragraph with a button beside it."""
    return SectionBlock(text=text_object(spans), accessory=accessory)


def paragraphs(text: str) -> list[Block]:
    """Return a text of any length as paragraphs."""
    return [section([FormattedText(piece)]) for piece in split_text(text, MAX_PARAGRAPH_CHARACTERS)]


def quote_sections(quote: QuoteLine, exact: str) -> list[Block]:
    """Return a quote with its speaker; `exact` is as much of it as there is room for."""
    speaker = truncate(quote.speaker, MAX_LINE_CHARACTERS)
    *pieces, last = [*split_text(f"“{exact}”", MAX_PARAGRAPH_CHARACTERS)]
    whole = [section([FormattedText(piece)], quotation=True) for piece in pieces]
    return [
        *whole,
        section([FormattedText(last), FormattedText(f" — {speaker}", italic=True)], quotation=True),
    ]


def source_spans(source: SourceLine) -> list[FormattedText]:
    """Return an article as a link, where its address is not too long for one."""
    is_link = source.url is not None and len(source.url) <= MAX_LINK_CHARACTERS
    words = truncate(source.words, MAX_SOURCE_CHARACTERS)
    return [FormattedText("Source: "), FormattedText(words, url=source.url if is_link else None)]


def source_text(source: SourceLine) -> MarkdownTextObject | PlainTextObject:
    """Return an article as an element of small print."""
    return text_object(source_spans(source))


def append_fitting(
    blocks: list[Block], parts: Iterable[Sequence[Block]], *, reserved: int, kept: int = 1
) -> int:
    """Add whole parts to blocks as long as there is room, and return how many were added.

    `reserved` characters and `kept` blocks are left for what comes below them.
    """
    room = MAX_BLOCK_CHARACTERS - reserved - blocks_size(blocks)
    count = 0
    for part in parts:
        cost = blocks_size(part)
        if cost > room or len(blocks) + len(part) > MAX_BLOCKS - kept:
            break
        blocks += part
        room -= cost
        count += 1
    return count
