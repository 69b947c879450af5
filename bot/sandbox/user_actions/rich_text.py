"""What a person types, in Slack's format: escaped text, and the rich text that events carry."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

PieceKind = Literal["text", "user", "channel", "link", "broadcast"]
BROADCASTS = ("here", "channel", "everyone")

_MARKS = re.compile(
    r"(?P<code>```.*?```|`[^`\n]+`)"  # nothing is recognised in code
    r"|(?P<link>https?://[^\s<>|]*[^\s<>|.,;:!?'\")\]])"
    r"|(?<![\w@])@(?P<user>[\w.-]*\w)"
    r"|(?<![\w#])#(?P<channel>[\w-]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of typed text: plain, or something that Slack recognises in it."""

    kind: PieceKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """The names that can be mentioned, each with its id."""

    users: dict[str, str]
    channels: dict[str, str]


def parse_typed(text: str, directory: Directory) -> list[Piece]:
    """Split typed text into what Slack recognises and what it leaves alone."""
    pieces: list[Piece] = []
    end = 0
    for match in _MARKS.finditer(text):
        piece = _recognise(match, directory)
        if piece is None:
            continue
        pieces.append(Piece("text", text[end : match.start()]))
        pieces.append(piece)
        end = match.end()
    pieces.append(Piece("text", text[end:]))
    return [piece for piece in pieces if piece.value]


def _recognise(match: re.Match[str], directory: Directory) -> Piece | None:
    if link := match["link"]:
        return Piece("link", link)
    if channel := match["channel"]:
        found = directory.channels.get(channel)
        return Piece("channel", found, channel) if found else None
    name = match["user"] or ""
    if name in BROADCASTS:
        return Piece("broadcast", name)
    found = directory.users.get(name)
    return Piece("user", found, name) if found else None


def escape_text(text: str) -> str:
    """Escape the three characters that mean something in Slack's text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_TEXT: dict[PieceKind, Callable[[Piece], str]] = {
    "text": lambda piece: escape_text(piece.value),
    "link": lambda piece: f"<{escape_text(piece.value)}>",
    "user": lambda piece: f"<@{piece.value}>",
    "channel": lambda piece: f"<#{piece.value}|{piece.label}>",
    "broadcast": lambda piece: f"<!{piece.value}>",
}

_ELEMENTS: dict[PieceKind, Callable[[Piece], dict[str, Any]]] = {
    "text": lambda piece: {"type": "text", "text": piece.value},
    "link": lambda piece: {"type": "link", "url": piece.value},
    "user": lambda piece: {"type": "user", "user_id": piece.value},
    "channel": lambda piece: {"type": "channel", "channel_id": piece.value},
    "broadcast": lambda piece: {"type": "broadcast", "range": piece.value},
}


def build_text(pieces: list[Piece]) -> str:
    """Write the pieces as the `text` of a message."""
    return "".join(_TEXT[piece.kind](piece) for piece in pieces)


def build_escaped_command(pieces: list[Piece]) -> str:
    """Write the pieces as a command's `text` when the command asks for escaping."""
    return "".join(_command_piece(pieces))


def _command_piece(pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind == "user":
            yield f"<@{piece.value}|{piece.label}>"
        else:
            yield _TEXT[piece.kind](piece)


def build_rich_text(pieces: list[Piece], block_id: str) -> dict[str, Any]:
    """Write the pieces as the rich_text block that Slack adds to what people type."""
    section = {
        "type": "rich_text_section",
        "elements": [_ELEMENTS[piece.kind](piece) for piece in pieces],
    }
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}
