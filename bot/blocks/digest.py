"""A digest as Slack messages: what is to be read at once, and the rest in the thread below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    SectionBlock,
)

from bot.answer.model import Card
from bot.blocks.answer import cut_card
from bot.blocks.message import (
    MAX_BLOCK_CHARACTERS,
    MAX_BLOCKS,
    MAX_TEXT_CHARACTERS,
    OutgoingMessage,
    blocks_size,
)
from bot.blocks.mrkdwn import FormattedText, escape, text_object, truncate
from bot.digest.digest_answer import digest_cards
from bot.digest.digest_text import (
    NOTHING_KNOWN,
    ago,
    day_words,
    heading,
    headline,
    in_a_line,
    what_happened,
)
from bot.digest.model import Digest

MAX_PARENT_CARDS = 3  # meetings that a channel reads without opening a thread
MAX_PARENT_LINES = 5  # one line each, in a parent whose meetings are in the thread
MAX_REPLY_CARDS = 5
MAX_DIGEST_CHARACTERS = MAX_BLOCK_CHARACTERS - 500
MAX_DIGEST_LINE_CHARACTERS = 300
MAX_NOTE_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class DigestMessages:
    """What is posted in the channel, and what then in its thread, in this order."""

    parent: OutgoingMessage
    replies: tuple[OutgoingMessage, ...] = ()


def digest_messages(digest: Digest) -> DigestMessages:
    """Return a digest as messages; many meetings, or long ones, fold into the thread."""
    cards = digest_cards(digest)
    text = escape(truncate(headline(digest), MAX_TEXT_CHARACTERS))
    if len(cards) <= MAX_PARENT_CARDS and not digest.more:
        whole = [*_head(digest), *(block for card in cards for block in _card_blocks(card))]
        if blocks_size(whole) <= MAX_DIGEST_CHARACTERS and len(whole) <= MAX_BLOCKS:
            return DigestMessages(OutgoingMessage(text, tuple(whole)))
    parent = OutgoingMessage(text, (*_head(digest), *_contents(digest)))
    return DigestMessages(parent, tuple(_replies(digest, cards)))


def _head(digest: Digest) -> list[Block]:
    blocks: list[Block] = [HeaderBlock(text=PlainTextObject(text=heading(digest), emoji=False))]
    if digest.note:
        blocks.append(_small(digest.note))
    if not digest.entries:
        blocks.append(SectionBlock(text=text_object([FormattedText(NOTHING_KNOWN)])))
    return blocks


def _card_blocks(card: Card) -> list[Block]:
    return [DividerBlock(), *cut_card(card, MAX_DIGEST_CHARACTERS)]


def _contents(digest: Digest) -> Iterator[Block]:
    """Yield what a parent says of the meetings in its thread: a line of each, and how many."""
    for entry in digest.entries[:MAX_PARENT_LINES]:
        when = FormattedText(ago(entry, is_nearest=digest.is_nearest), bold=True)
        what = FormattedText(
            f" · {truncate(what_happened(entry.meeting), MAX_DIGEST_LINE_CHARACTERS)}"
        )
        yield SectionBlock(text=text_object([when, what]))
    yield _small(_in_thread(digest))


def _in_thread(digest: Digest) -> str:
    shown = len(digest.entries)
    if not digest.more:
        return f"{'The meeting is' if shown == 1 else f'All {shown} meetings are'} in the thread."
    return (
        f"{shown} of {shown + digest.more:,} meetings are in the thread; ask for"
        f" {day_words(digest.day)} with a name, a topic or a place to find the others."
    )


def _replies(digest: Digest, cards: tuple[Card, ...]) -> Iterator[OutgoingMessage]:
    """Yield the thread: as many cards in a message as read well and have room."""
    blocks: list[Block] = []
    told: list[str] = []
    for card, entry in zip(cards, digest.entries, strict=True):
        more = _card_blocks(card)
        is_full = len(told) == MAX_REPLY_CARDS or len(blocks) + len(more) > MAX_BLOCKS
        if told and (is_full or blocks_size([*blocks, *more]) > MAX_DIGEST_CHARACTERS):
            yield _reply(told, blocks)
            blocks, told = [], []
        blocks += more
        told.append(in_a_line(entry))
    if told:
        yield _reply(told, blocks)


def _reply(told: list[str], blocks: list[Block]) -> OutgoingMessage:
    """Return a message without the line that would stand above its first card."""
    return OutgoingMessage(
        escape(truncate("\n".join(told), MAX_TEXT_CHARACTERS)), tuple(blocks[1:])
    )


def _small(words: str) -> Block:
    return ContextBlock(
        elements=[text_object([FormattedText(truncate(words, MAX_NOTE_CHARACTERS))])]
    )
