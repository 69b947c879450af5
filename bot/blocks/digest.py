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
from bot.blocks.message import LONGEST_TEXT, MOST_BLOCKS, MOST_CHARACTERS, OutgoingMessage, weight
from bot.blocks.mrkdwn import FormattedText, escape, shorten, text_object
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

MOST_IN_PARENT = 3  # meetings that a channel reads without opening a thread
MOST_LISTED = 5  # one line each, in a parent whose meetings are in the thread
MOST_IN_REPLY = 5
ROOM = MOST_CHARACTERS - 500
LONGEST_LINE = 300
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class DigestMessages:
    """What is posted in the channel, and what then in its thread, in this order."""

    parent: OutgoingMessage
    replies: tuple[OutgoingMessage, ...] = ()


def digest_messages(digest: Digest) -> DigestMessages:
    """Return a digest as messages; many meetings, or long ones, fold into the thread."""
    cards = digest_cards(digest)
    text = escape(shorten(headline(digest), LONGEST_TEXT))
    if len(cards) <= MOST_IN_PARENT and not digest.more:
        whole = [*_head(digest), *(block for card in cards for block in _card_blocks(card))]
        if weight(whole) <= ROOM and len(whole) <= MOST_BLOCKS:
            return DigestMessages(OutgoingMessage(text, tuple(whole)))
    parent = OutgoingMessage(text, (*_head(digest), *_contents(digest)))
    return DigestMessages(parent, tuple(_replies(digest, cards)))


def _head(digest: Digest) -> list[Block]:
    blocks: list[Block] = [HeaderBlock(text=PlainTextObject(text=heading(digest), emoji=False))]
    if digest.note:
        blocks.append(_small(digest.note))
    if not digest.entries:
        blocks.append(SectionBlock(text=text_object([FormattedText(NO_MEETING)])))
    return blocks


def _card_blocks(card: Card) -> list[Block]:
    return [DividerBlock(), *cut_card(card, ROOM)]


def _contents(digest: Digest) -> Iterator[Block]:
    """Yield what a parent says of the meetings in its thread: a line of each, and how many."""
    for entry in digest.entries[:MOST_LISTED]:
        when = FormattedText(ago(entry, is_nearest=digest.is_nearest), bold=True)
        what = FormattedText(f" · {shorten(what_happened(entry.meeting), LONGEST_LINE)}")
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
        is_full = len(told) == MOST_IN_REPLY or len(blocks) + len(more) > MOST_BLOCKS
        if told and (is_full or weight([*blocks, *more]) > ROOM):
            yield _reply(told, blocks)
            blocks, told = [], []
        blocks += more
        told.append(in_a_line(entry))
    if told:
        yield _reply(told, blocks)


def _reply(told: list[str], blocks: list[Block]) -> OutgoingMessage:
    """Return a message without the line that would stand above its first card."""
    return OutgoingMessage(escape(shorten("\n".join(told), LONGEST_TEXT)), tuple(blocks[1:]))


def _small(words: str) -> Block:
    return ContextBlock(elements=[text_object([FormattedText(shorten(words, LONGEST_NOTE))])])
