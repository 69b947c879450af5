"""The running text of a message: what people typed, and what is in blocks and attachments.

Mentions, bare links and the names of channels and emoji are left out: they name nothing.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

PARAGRAPH = "\n\n"
# <https://a.example|label> keeps its label; <@U1>, <#C1|general>, <!here>, bare links keep nothing
LABELLED_LINK = re.compile(r"<(?![@#!])[^<>|]*\|([^<>]*)>")
REFERENCE = re.compile(r"<[@#!]?[^<>\s]*(?:\|[^<>]*)?>|https?://\S+")
EMOJI = re.compile(r":[a-z0-9_+'-]+:")
FORMATTING = re.compile(r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)")
# What of an attachment people read; https://docs.slack.dev/legacy/legacy-messaging
ATTACHMENT_TEXT_KEYS = ("pretext", "title", "text")
MAX_BLOCK_DEPTH = 12  # levels: Slack's blocks have fewer

PayloadPart = Mapping[str, Any]


def extract_text(message: PayloadPart) -> str:
    """Return all words of a message, with an empty line between what does not belong together."""
    texts = [_plain(_string(message, "text"))]
    blocks = _parts(message, "blocks")
    # What people type comes as text and as rich text, the same twice
    if not texts[0] or any(block.get("type") != "rich_text" for block in blocks):
        texts += [_in_block(block) for block in blocks]
    for attachment in _parts(message, "attachments"):
        texts += [_plain(_string(attachment, key)) for key in ATTACHMENT_TEXT_KEYS]
        for field in _parts(attachment, "fields"):
            texts += [_plain(_string(field, key)) for key in ("title", "value")]
        texts += [_in_block(block) for block in _parts(attachment, "blocks")]
        texts += [extract_text(_inner(each)) for each in _parts(attachment, "message_blocks")]
    return PARAGRAPH.join(filter(None, texts))


def _inner(part: PayloadPart) -> PayloadPart:
    """Return the message that a shared message carries."""
    inner = part.get("message")
    return {"blocks": inner.get("blocks")} if isinstance(inner, Mapping) else {}


def _in_block(block: PayloadPart) -> str:
    if block.get("type") == "rich_text":
        return PARAGRAPH.join(_rich(part, MAX_BLOCK_DEPTH) for part in _parts(block, "elements"))
    return PARAGRAPH.join(_plain(text) for text in _texts(block, MAX_BLOCK_DEPTH))


def _rich(element: PayloadPart, depth: int) -> str:
    """Return the words of rich text; a name may change its style in the middle."""
    if inner := _parts(element, "elements"):
        between = PARAGRAPH if element.get("type") == "rich_text_list" else ""
        return between.join(_rich(each, depth - 1) for each in inner) if depth else ""
    return _string(element, "text")


def _texts(value: Any, depth: int) -> Iterator[str]:
    """Yield the texts of text objects, wherever in a block they are; a button's label is none."""
    if isinstance(value, list) and depth:
        for each in value:
            yield from _texts(each, depth - 1)
    elif isinstance(value, Mapping) and value.get("type") not in {"button", "overflow"} and depth:
        if text := _string(value, "text"):
            yield text
        for each in value.values():
            yield from _texts(each, depth - 1)


def _plain(text: str) -> str:
    """Return mrkdwn without its marks."""
    words = REFERENCE.sub(" ", LABELLED_LINK.sub(r"\1", text))
    return html.unescape(FORMATTING.sub("", EMOJI.sub(" ", words))).strip()


def _string(part: PayloadPart, key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else ""


def _parts(part: PayloadPart, key: str) -> list[PayloadPart]:
    value = part.get(key)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
