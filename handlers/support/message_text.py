"""Extract the prose of a message: its text, blocks and attachments.

Mentions, bare links, channel names and emoji are omitted: they name no person, topic or place.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from handlers.support.command_text import FORMATTING_MARKS

PARAGRAPH_BREAK = "\n\n"
# <https://a.example|label> keeps its label; <@U1>, <#C1|general>, <!here>, bare links keep nothing
LABELLED_LINK = re.compile(r"<(?![@#!])[^<>|]*\|([^<>]*)>")
UNLABELLED_REFERENCE = re.compile(r"<[@#!]?[^<>\s]*(?:\|[^<>]*)?>|https?://\S+")
EMOJI = re.compile(r":[a-z0-9_+'-]+:")
# https://docs.slack.dev/legacy/legacy-messaging
ATTACHMENT_TEXT_KEYS = ("pretext", "title", "text")
MAX_BLOCK_DEPTH = 12  # levels of nesting; Slack's blocks have fewer
UNREAD_ELEMENTS = frozenset({"button", "overflow"})

PayloadPart = Mapping[str, Any]


def extract_text(message: PayloadPart) -> str:
    """Return all prose of a message payload; unrelated parts are separated by an empty line.

    Unexpected types are skipped, since other apps can send almost anything.
    """
    texts = [_plain(_string(message, "text"))]
    blocks = _parts(message, "blocks")
    # What a person types is sent twice: as text and as rich text
    if not texts[0] or any(block.get("type") != "rich_text" for block in blocks):
        texts += [_block_text(block) for block in blocks]
    for attachment in _parts(message, "attachments"):
        texts += [_plain(_string(attachment, key)) for key in ATTACHMENT_TEXT_KEYS]
        for field in _parts(attachment, "fields"):
            texts += [_plain(_string(field, key)) for key in ("title", "value")]
        texts += [_block_text(block) for block in _parts(attachment, "blocks")]
        texts += [extract_text(_inner(each)) for each in _parts(attachment, "message_blocks")]
    return PARAGRAPH_BREAK.join(filter(None, texts))


def _inner(part: PayloadPart) -> PayloadPart:
    """Return the message that a shared message contains."""
    inner = part.get("message")
    return {"blocks": inner.get("blocks")} if isinstance(inner, Mapping) else {}


def _block_text(block: PayloadPart) -> str:
    if block.get("type") == "rich_text":
        parts = _parts(block, "elements")
        return PARAGRAPH_BREAK.join(_rich_text(part, MAX_BLOCK_DEPTH) for part in parts)
    return PARAGRAPH_BREAK.join(_plain(text) for text in _texts(block, MAX_BLOCK_DEPTH))


def _rich_text(element: PayloadPart, depth: int) -> str:
    """Return the text of a rich text element; a name may change its style halfway."""
    if inner := _parts(element, "elements"):
        separator = PARAGRAPH_BREAK if element.get("type") == "rich_text_list" else ""
        return separator.join(_rich_text(each, depth - 1) for each in inner) if depth else ""
    return _string(element, "text")


def _texts(value: Any, depth: int) -> Iterator[str]:
    """Yield the texts of all text objects in a block, except labels of buttons."""
    if not depth:
        return
    if isinstance(value, list):
        for each in value:
            yield from _texts(each, depth - 1)
    elif isinstance(value, Mapping) and value.get("type") not in UNREAD_ELEMENTS:
        if text := _string(value, "text"):
            yield text
        for each in value.values():
            yield from _texts(each, depth - 1)


def _plain(text: str) -> str:
    """Return mrkdwn as plain text."""
    words = UNLABELLED_REFERENCE.sub(" ", LABELLED_LINK.sub(r"\1", text))
    return html.unescape(FORMATTING_MARKS.sub("", EMOJI.sub(" ", words))).strip()


def _string(part: PayloadPart, key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else ""


def _parts(part: PayloadPart, key: str) -> list[PayloadPart]:
    value = part.get(key)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
