"""The one place where values become Slack text: everything is escaped, and nothing is formatted.

https://docs.slack.dev/messaging/formatting-message-text
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import MarkdownTextObject, PlainTextObject

HTML_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MAX_QUOTED_LINES = 100  # each gets a mark, for which there must be room
# What mrkdwn would take for bold, italic, struck, code, a quotation or an emoji. It knows no escape
# for these, so a text that has them is sent as plain text, where they stand as they are.
MRKDWN_MARKUP = re.compile(r"[*_~`]|^\s*>|:[a-z0-9_+'-]+:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A piece of a text; a link's address has been checked when the record was read."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None


def escape(value: str) -> str:
    """Return a value as Slack shows it, character for character, whatever it holds."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", lines).translate(HTML_ENTITIES)


def text_object(
    spans: Sequence[FormattedText], *, quotation: bool = False
) -> MarkdownTextObject | PlainTextObject:
    """Return spans as one text, formatted where no value holds marks of its own."""
    if any(MRKDWN_MARKUP.search(span.text) for span in spans):
        return PlainTextObject(text="".join(escape(span.text) for span in spans), emoji=False)
    text = "".join(_styled(span) for span in spans)
    if not text.strip():
        text = "—"  # Slack takes no empty text
    if quotation and text.count("\n") < MAX_QUOTED_LINES:
        text = re.sub("^", "> ", text, flags=re.MULTILINE)
    return MarkdownTextObject(text=text, verbatim=True)


def _styled(span: FormattedText) -> str:
    text = escape(span.text)
    if span.url:
        return f"<{escape(span.url)}|{text.replace('|', '¦')}>"
    mark = "*" * span.bold + "_" * span.italic + "`" * span.code
    # A mark must touch its words, and ends with the line
    return (
        re.sub(r"\S(?:.*\S)?", lambda line: f"{mark}{line[0]}{mark[::-1]}", text) if mark else text
    )


def encoded_size(text: str) -> int:
    """Return how many characters a value takes in a message, escaped and as JSON."""
    return len(json.dumps(escape(text), ensure_ascii=False)) - 2


def truncate(text: str, room: int) -> str:
    """Return a text that costs at most `room`, cut at its end with a mark where it must be."""
    if encoded_size(text) <= room:
        return text
    # A character costs at least 1, and more of a text never costs less than less of it
    end = bisect_right(range(room), room - 1, key=lambda end: encoded_size(text[:end])) - 1
    return f"{text[:end].rstrip()}…"


def split_text(text: str, room: int) -> Iterator[str]:
    """Yield a text in pieces that cost at most `room` each, cut between words where that can be."""
    while encoded_size(text) > room:
        piece = truncate(text, room + 1)[:-1]
        end = piece.rfind(" ") + 1 or len(piece)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text
