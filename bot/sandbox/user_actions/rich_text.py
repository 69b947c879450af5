"""Convert typed text to Slack's formats: escaped text and rich_text blocks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

SegmentKind = Literal["text", "user", "channel", "link", "broadcast"]
BROADCASTS = ("here", "channel", "everyone")

_TOKENS = re.compile(
    r"(?P<code>```.*?```|`[^`\n]+`)"  # links and mentions in code are plain text
    r"|(?P<link>https?://[^\s<>|]*[^\s<>|.,;:!?'\")\]])"
    r"|(?<![\w@])@(?P<user>[\w.-]*\w)"
    r"|(?<![\w#])#(?P<channel>[\w-]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TextSegment:
    """A part of typed text: plain text, a link or a mention."""

    kind: SegmentKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class MentionableNames:
    """The handles of users and the names of channels that can be mentioned, with their ids."""

    users: dict[str, str]
    channels: dict[str, str]


def parse_typed(text: str, names: MentionableNames) -> list[TextSegment]:
    """Split typed text into links, mentions and plain text."""
    segments: list[TextSegment] = []
    end = 0
    for match in _TOKENS.finditer(text):
        segment = _recognise(match, names)
        if segment is None:
            continue
        segments.append(TextSegment("text", text[end : match.start()]))
        segments.append(segment)
        end = match.end()
    segments.append(TextSegment("text", text[end:]))
    return [segment for segment in segments if segment.value]


def _recognise(match: re.Match[str], names: MentionableNames) -> TextSegment | None:
    if link := match["link"]:
        return TextSegment("link", link)
    if channel := match["channel"]:
        found = names.channels.get(channel)
        return TextSegment("channel", found, channel) if found else None
    name = match["user"] or ""
    if name in BROADCASTS:
        return TextSegment("broadcast", name)
    found = names.users.get(name)
    return TextSegment("user", found, name) if found else None


def escape_text(text: str) -> str:
    """Escape the characters &, < and >, as Slack does."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_TEXT: dict[SegmentKind, Callable[[TextSegment], str]] = {
    "text": lambda segment: escape_text(segment.value),
    "link": lambda segment: f"<{escape_text(segment.value)}>",
    "user": lambda segment: f"<@{segment.value}>",
    "channel": lambda segment: f"<#{segment.value}|{segment.label}>",
    "broadcast": lambda segment: f"<!{segment.value}>",
}

_ELEMENTS: dict[SegmentKind, Callable[[TextSegment], dict[str, Any]]] = {
    "text": lambda segment: {"type": "text", "text": segment.value},
    "link": lambda segment: {"type": "link", "url": segment.value},
    "user": lambda segment: {"type": "user", "user_id": segment.value},
    "channel": lambda segment: {"type": "channel", "channel_id": segment.value},
    "broadcast": lambda segment: {"type": "broadcast", "range": segment.value},
}


def build_text(segments: list[TextSegment]) -> str:
    """Build the `text` of a message."""
    return "".join(_TEXT[segment.kind](segment) for segment in segments)


def build_escaped_command(segments: list[TextSegment]) -> str:
    """Build the `text` of a command that has should_escape set."""
    return "".join(_command_parts(segments))


def _command_parts(segments: list[TextSegment]) -> Iterator[str]:
    for segment in segments:
        if segment.kind == "user":
            yield f"<@{segment.value}|{segment.label}>"
        else:
            yield _TEXT[segment.kind](segment)


def build_rich_text(segments: list[TextSegment], block_id: str) -> dict[str, Any]:
    """Build the rich_text block that Slack adds to typed messages."""
    section = {
        "type": "rich_text_section",
        "elements": [_ELEMENTS[segment.kind](segment) for segment in segments],
    }
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}
