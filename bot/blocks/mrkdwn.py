"""The one place where values become Slack text: everything is escaped, and nothing is formatted.

https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.models.blocks import MarkdownTextObject, PlainTextObject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MOST_QUOTED_LINES = 100  # each gets a mark, for which there must be room
# What mrkdwn would take for bold, italic, struck, code, a quotation or an emoji. It knows no escape
# for these, so a text that has them is sent as plain text, where they stand as they are.
FORMATTING = re.compile(r"[*_~`]|^\s*>|:[a-z0-9_+'-]+:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text; a link's address has been checked when the record was read."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None


def escape(value: str) -> str:
    """Return a value as Slack shows it, character for character, whatever it holds."""
    return CONTROL.sub("", value).translate(ENTITIES)


def text_object(
    spans: Sequence[Span], *, quotation: bool = False
) -> MarkdownTextObject | PlainTextObject:
    """Return spans as one text, formatted where no value holds marks of its own."""
    if any(FORMATTING.search(span.text) for span in spans):
        return PlainTextObject(text="".join(escape(span.text) for span in spans), emoji=False)
    text = "".join(_styled(span) for span in spans)
    if quotation and text.count("\n") < MOST_QUOTED_LINES:
        text = re.sub("^", "> ", text, flags=re.MULTILINE)
    return MarkdownTextObject(text=text, verbatim=True)


def _styled(span: Span) -> str:
    text = escape(span.text)
    if span.url:
        return f"<{escape(span.url)}|{text.replace('|', '¦')}>"
    mark = "*" * span.bold + "_" * span.italic + "`" * span.code
    # A mark must touch its words, and ends with the line
    return (
        re.sub(r"\S(?:.*\S)?", lambda line: f"{mark}{line[0]}{mark[::-1]}", text) if mark else text
    )


def cost(text: str) -> int:
    """Return how many characters a value takes in a message, escaped and as JSON."""
    return len(json.dumps(escape(text), ensure_ascii=False)) - 2


def shorten(text: str, room: int) -> str:
    """Return a text that costs at most `room`, cut at its end with a mark where it must be."""
    if cost(text) <= room:
        return text
    left, end = room - 1, 0
    for end, character in enumerate(text):  # noqa: B007  # where the room ends
        left -= cost(character)
        if left < 0:
            break
    return f"{text[:end].rstrip()}…"


def split(text: str, room: int) -> Iterator[str]:
    """Yield a text in pieces that cost at most `room` each, cut between words where that can be."""
    while cost(text) > room:
        piece = shorten(text, room + 1)[:-1]
        end = piece.rfind(" ") + 1 or len(piece)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text
