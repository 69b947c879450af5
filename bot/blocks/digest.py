"""A digest as messages: one in the channel, and the rest as replies in its thread."""

from collections.abc import Iterator
from dataclasses import dataclass

from slack_sdk.models.blocks import Block, DividerBlock

from bot.answer.model import Card
from bot.blocks.components import context, full_card_blocks, header, section
from bot.blocks.limits import (
    MAX_BLOCK_CHARACTERS,
    MAX_MESSAGE_BLOCKS,
    MAX_MESSAGE_TEXT_CHARACTERS,
    blocks_size,
)
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, fit_text
from bot.digest.digest_answer import digest_cards
from bot.digest.digest_text import (
    NO_MEETING,
    ago,
    day_words,
    heading,
    headline,
    in_a_line,
    what_happened,
)
from bot.digest.model import Digest

MAX_PARENT_CARDS = 3  # shown in full in the channel
MAX_PARENT_LINES = 5  # shown in the channel, one line each, if the cards are in the thread
MAX_REPLY_CARDS = 5
MAX_DIGEST_CHARACTERS = MAX_BLOCK_CHARACTERS - 500
MAX_DIGEST_LINE_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class DigestMessages:
    """The message to post in the channel, and the replies to post in its thread, in order."""

    parent: OutgoingMessage
    replies: tuple[OutgoingMessage, ...] = ()


def digest_messages(digest: Digest) -> DigestMessages:
    """Return a digest as messages; if its cards are many or long, they go into the thread."""
    cards = digest_cards(digest)
    text = escape(fit_text(headline(digest), MAX_MESSAGE_TEXT_CHARACTERS))
    if len(cards) <= MAX_PARENT_CARDS and not digest.more:
        blocks = [*_head(digest), *(block for card in cards for block in _card_blocks(card))]
        if blocks_size(blocks) <= MAX_DIGEST_CHARACTERS and len(blocks) <= MAX_MESSAGE_BLOCKS:
            return DigestMessages(OutgoingMessage(text, tuple(blocks)))
    parent = OutgoingMessage(text, (*_head(digest), *_contents(digest)))
    return DigestMessages(parent, tuple(_replies(digest, cards)))


def _head(digest: Digest) -> list[Block]:
    blocks: list[Block] = [header(heading(digest))]
    if digest.note:
        blocks.append(context(digest.note))
    if not digest.entries:
        blocks.append(section([FormattedText(NO_MEETING)]))
    return blocks


def _card_blocks(card: Card) -> list[Block]:
    return [DividerBlock(), *full_card_blocks(card, MAX_DIGEST_CHARACTERS)]


def _contents(digest: Digest) -> Iterator[Block]:
    """Yield a line for each of the first meetings in the thread, and how many there are."""
    for entry in digest.entries[:MAX_PARENT_LINES]:
        when = FormattedText(ago(entry, is_nearest=digest.is_nearest), bold=True)
        what = fit_text(what_happened(entry.meeting), MAX_DIGEST_LINE_CHARACTERS)
        yield section([when, FormattedText(f" · {what}")])
    yield context(_count_in_thread(digest))


def _count_in_thread(digest: Digest) -> str:
    shown = len(digest.entries)
    if digest.more:
        return (
            f"{shown} of {shown + digest.more:,} meetings are in the thread. To find the others,"
            f" ask for {day_words(digest.day)} with a name, a topic or a place."
        )
    return f"{'The meeting is' if shown == 1 else f'All {shown} meetings are'} in the thread."


def _replies(digest: Digest, cards: tuple[Card, ...]) -> Iterator[OutgoingMessage]:
    """Yield the replies, each with as many cards as fit, up to MAX_REPLY_CARDS."""
    blocks: list[Block] = []
    lines: list[str] = []
    for card, entry in zip(cards, digest.entries, strict=True):
        more = _card_blocks(card)
        is_full = len(lines) == MAX_REPLY_CARDS or len(blocks) + len(more) > MAX_MESSAGE_BLOCKS
        if lines and (is_full or blocks_size([*blocks, *more]) > MAX_DIGEST_CHARACTERS):
            yield _reply(lines, blocks)
            blocks, lines = [], []
        blocks += more
        lines.append(in_a_line(entry))
    if lines:
        yield _reply(lines, blocks)


def _reply(lines: list[str], blocks: list[Block]) -> OutgoingMessage:
    """Return a reply, without the divider above its first card."""
    text = escape(fit_text("\n".join(lines), MAX_MESSAGE_TEXT_CHARACTERS))
    return OutgoingMessage(text, tuple(blocks[1:]))
