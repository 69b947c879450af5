"""Convert values to Slack text: the one place where values are escaped and formatted.

https://docs.slack.dev/messaging/formatting-message-text
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import MarkdownTextObject, PlainTextObject

from bot.blocks.limits import MAX_LABEL_CHARACTERS

HTML_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MAX_QUOTED_LINES = 100  # each line gets a quotation mark, which needs room
# What mrkdwn would render as bold, italic, strike-through, code, quotation or emoji. It has no
# escape for these, so a text that contains them is sent as plain text
MRKDWN_MARKUP = re.compile(r"[*_~`]|^\s*>|:[a-z0-9_+'-]+:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A span of unescaped text with a format; `url` was validated when the record was read."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None


def escape(value: str) -> str:
    """Return a value escaped so that Slack shows it literally, without control characters."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", lines).translate(HTML_ENTITIES)


def text_object(
    spans: Sequence[FormattedText], *, quotation: bool = False
) -> MarkdownTextObject | PlainTextObject:
    """Return spans as one text object: mrkdwn, or plain text if a span contains markup itself.

    Never empty, since Slack refuses an empty text.
    """
    if any(MRKDWN_MARKUP.search(span.text) for span in spans):
        return PlainTextObject(text="".join(escape(span.text) for span in spans), emoji=False)
    text = "".join(_formatted(span) for span in spans)
    if not text.strip():
        text = "—"
    if quotation and text.count("\n") < MAX_QUOTED_LINES:
        text = re.sub("^", "> ", text, flags=re.MULTILINE)
    return MarkdownTextObject(text=text, verbatim=True)


def _formatted(span: FormattedText) -> str:
    text = escape(span.text)
    if span.url:
        return f"<{escape(span.url)}|{text.replace('|', '¦')}>"
    mark = "*" * span.bold + "_" * span.italic + "`" * span.code
    if not mark:
        return text
    # A mark must touch the words that it formats, and does not reach beyond a line
    return re.sub(r"\S(?:.*\S)?", lambda line: f"{mark}{line[0]}{mark[::-1]}", text)


def encoded_size(text: str) -> int:
    """Return how many characters a text takes in a message, escaped and encoded as JSON."""
    return len(json.dumps(escape(text), ensure_ascii=False)) - 2


def fit_text(text: str, limit: int) -> str:
    """Return a text whose encoded size is at most `limit`, marked with `…` if it was cut."""
    if encoded_size(text) <= limit:
        return text
    # The encoded size is at least the length, and grows with it
    end = bisect_right(range(limit), limit - 1, key=lambda end: encoded_size(text[:end])) - 1
    return f"{text[:end].rstrip()}…"


def label_text(words: str) -> str:
    """Return words as an escaped label of one line, of at most MAX_LABEL_CHARACTERS."""
    return escape(fit_text(" ".join(words.split()) or "…", MAX_LABEL_CHARACTERS))


def split_text(text: str, limit: int) -> Iterator[str]:
    """Yield a text in pieces of an encoded size of at most `limit`, split at spaces if possible."""
    while encoded_size(text) > limit:
        piece = fit_text(text, limit + 1)[:-1]
        end = piece.rfind(" ") + 1 or len(piece)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text
