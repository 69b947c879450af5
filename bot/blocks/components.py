"""Components of messages: sections, small print, quotes, sources and meeting cards.

All lengths are encoded sizes in characters (see `mrkdwn.encoded_size`).
"""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.answer.model import Card, QuoteLine, SourceLine
from bot.answer.text.plain_text import DATE_DERIVED, partial_line
from bot.blocks.limits import (
    MAX_BLOCK_CHARACTERS,
    MAX_LINK_CHARACTERS,
    MAX_MESSAGE_BLOCKS,
    MAX_SECTION_CHARACTERS,
    blocks_size,
)
from bot.blocks.mrkdwn import FormattedText, encoded_size, fit_text, split_text, text_object

MAX_PARAGRAPH_CHARACTERS = MAX_SECTION_CHARACTERS - 700  # leaves room for marks and the speaker
MAX_LINE_CHARACTERS = 500  # of anything but summaries and quotes
MAX_SOURCE_CHARACTERS = 400
MAX_COMPACT_CHARACTERS = 500  # of a summary and a quote in an answer; Details shows them whole
MAX_CARD_PEOPLE = 12
MAX_CARD_SOURCES = 3
MIN_CARD_CHARACTERS = 200
SECTION_OVERHEAD_CHARACTERS = 700  # for the JSON of sections that a long text is split into


def header(words: str) -> Block:
    """Return a header block; `words` must not exceed Slack's 150 characters."""
    return HeaderBlock(text=PlainTextObject(text=words, emoji=False))


def section(
    spans: Sequence[FormattedText],
    *,
    quotation: bool = False,
    accessory: ButtonElement | None = None,
) -> Block:
    """Return spans as a section, optionally as a quotation or with a button beside it."""
    return SectionBlock(text=text_object(spans, quotation=quotation), accessory=accessory)


def context(words: str, limit: int = MAX_LINE_CHARACTERS) -> Block:
    """Return words as small print, truncated to `limit`."""
    return ContextBlock(elements=[text_object([FormattedText(fit_text(words, limit))])])


def paragraphs(text: str) -> list[Block]:
    """Return a text of any length as sections."""
    return [section([FormattedText(p)]) for p in split_text(text, MAX_PARAGRAPH_CHARACTERS)]


def quote_sections(quote: QuoteLine, exact: str) -> list[Block]:
    """Return a quote with its speaker; `exact` are its words, truncated by the caller if needed."""
    speaker = FormattedText(f" — {fit_text(quote.speaker, MAX_LINE_CHARACTERS)}", italic=True)
    *pieces, last = split_text(f"“{exact}”", MAX_PARAGRAPH_CHARACTERS)
    return [
        *(section([FormattedText(piece)], quotation=True) for piece in pieces),
        section([FormattedText(last), speaker], quotation=True),
    ]


def source_spans(source: SourceLine) -> list[FormattedText]:
    """Return an article, as a link if its address is not too long for one."""
    is_link = source.url is not None and len(source.url) <= MAX_LINK_CHARACTERS
    words = fit_text(source.words, MAX_SOURCE_CHARACTERS)
    return [FormattedText("Source: "), FormattedText(words, url=source.url if is_link else None)]


def source_text(source: SourceLine) -> MarkdownTextObject | PlainTextObject:
    """Return an article as an element of a context block."""
    return text_object(source_spans(source))


def compact_card_blocks(card: Card, summary_limit: int = MAX_COMPACT_CHARACTERS) -> list[Block]:
    """Return a meeting's card with its summary and quote truncated."""
    exact = card.quote.exact if card.quote else ""
    summary = fit_text(card.summary, summary_limit)
    return _card_blocks(card, summary, fit_text(exact, MAX_COMPACT_CHARACTERS))


def full_card_blocks(card: Card, limit: int) -> list[Block]:
    """Return a meeting's card; summary and quote are truncated only if it would exceed `limit`."""
    exact = card.quote.exact if card.quote else ""
    overhead = blocks_size(_card_blocks(card, "", "")) + SECTION_OVERHEAD_CHARACTERS
    available = max(limit - overhead, MIN_CARD_CHARACTERS)
    exact = fit_text(exact, max(available - encoded_size(card.summary), available // 2))
    return _card_blocks(card, fit_text(card.summary, available - encoded_size(exact)), exact)


def _card_blocks(card: Card, summary: str, exact: str) -> list[Block]:
    blocks = [section([*_card_title(card)]), *paragraphs(summary)]
    if card.quote and card.quote.note:
        note = fit_text(card.quote.note, MAX_LINE_CHARACTERS)
        blocks.append(section([FormattedText(note, italic=True)]))
    if card.quote:
        blocks += quote_sections(card.quote, exact)
    if sources := _card_sources(card):
        blocks.append(ContextBlock(elements=sources))
    return blocks


def _card_title(card: Card) -> Iterator[FormattedText]:
    yield FormattedText(fit_text(card.when_and_where, MAX_LINE_CHARACTERS), bold=True)
    yield FormattedText(f" · {fit_text(card.what, MAX_LINE_CHARACTERS)}")
    if card.missing:
        lacks = fit_text(partial_line(card.missing), MAX_LINE_CHARACTERS)
        yield FormattedText(f"\n{lacks}", italic=True)
    if card.who:
        people = "; ".join(card_people(card, MAX_CARD_PEOPLE))
        yield FormattedText("\n" + fit_text(people, MAX_LINE_CHARACTERS))


def card_people(card: Card, limit: int) -> list[str]:
    """Return the participants, with `and 3 more` in place of those beyond `limit`."""
    more = len(card.who) - limit
    return [*card.who[:limit], *([f"and {more} more"] if more > 0 else [])]


def _card_sources(card: Card) -> list[MarkdownTextObject | PlainTextObject]:
    lines = [source_spans(source) for source in card.sources[:MAX_CARD_SOURCES]]
    if more := len(card.sources[MAX_CARD_SOURCES:]):
        lines.append([FormattedText(f"and {more} more")])
    if lines and card.is_date_derived:
        lines[-1].append(FormattedText(f" · {DATE_DERIVED}"))
    return [text_object(line) for line in lines]


def append_fitting(
    blocks: list[Block],
    parts: Iterable[Sequence[Block]],
    *,
    reserved_characters: int,
    reserved_blocks: int = 1,
) -> int:
    """Append parts to blocks, each whole, while a message has room; return how many.

    The reserved characters and blocks are left for what follows.
    """
    available = MAX_BLOCK_CHARACTERS - reserved_characters - blocks_size(blocks)
    count = 0
    for part in parts:
        size = blocks_size(part)
        if size > available or len(blocks) + len(part) > MAX_MESSAGE_BLOCKS - reserved_blocks:
            break
        blocks += part
        available -= size
        count += 1
    return count
