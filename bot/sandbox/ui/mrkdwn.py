"""Draws Slack's mrkdwn as HTML; whatever it does not know comes out as text, never as HTML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bot.sandbox.ui.emoji import put_emoji

SAFE_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Names:
    """How the mentioned are called, by their ids; `me` is who looks."""

    users: Mapping[str, str]
    channels: Mapping[str, str]
    me: str = ""


# No stretch contains its own mark, so each is looked through once and nesting is three deep.
_MARKS = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
)
_STYLES = {
    "bold": Markup("<b>{}</b>"),
    "italic": Markup("<i>{}</i>"),
    "strike": Markup("<s>{}</s>"),
}
_FENCE = re.compile(r"```\n?(.*?)```", re.DOTALL)
_ANGLE = re.compile(r"<([^<>\n]+)>")
_QUOTE = re.compile(r"^(?:>|&gt;) ?")


def unescape(text: str) -> str:
    """Undo Slack's escaping, of its three characters and no others."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def safe_url(url: str) -> str:
    """The address if a page may link to it, or nothing."""
    try:
        return url if urlsplit(url).scheme.lower() in SAFE_SCHEMES else ""
    except ValueError:
        return ""


def draw_plain(text: str) -> Markup:
    """Draw text in which nothing but emoji and escapes means anything."""
    return escape(put_emoji(unescape(text)))


def draw_mrkdwn(text: str, names: Names) -> Markup:
    """Draw a message's text, or the text of a mrkdwn object."""
    parts = _FENCE.split(text)
    drawn = [
        _draw_code_block(part) if place % 2 else _draw_lines(part, names)
        for place, part in enumerate(parts)
    ]
    return Markup("").join(drawn)


def _draw_code_block(text: str) -> Markup:
    return Markup("<pre>{}</pre>").format(unescape(_without_angles(text)))


def _draw_lines(text: str, names: Names) -> Markup:
    """Draw lines, with neighbouring quoted ones in one quotation."""
    drawn: list[Markup] = []
    for quoted, group in groupby(text.split("\n"), key=lambda line: bool(_QUOTE.match(line))):
        lines = [_QUOTE.sub("", line) if quoted else line for line in group]
        inner = Markup("\n").join(_draw_inline(line, names) for line in lines)
        drawn.append(Markup("<blockquote>{}</blockquote>").format(inner) if quoted else inner)
    return Markup("").join(drawn)


def _draw_inline(text: str, names: Names) -> Markup:
    return Markup("").join(_inline_parts(text, names))


def _inline_parts(text: str, names: Names) -> Iterator[Markup]:
    end = 0
    for match in _MARKS.finditer(text):
        yield draw_plain(text[end : match.start()])
        yield _draw_mark(match, names)
        end = match.end()
    yield draw_plain(text[end:])


def _draw_mark(match: re.Match[str], names: Names) -> Markup:
    kind = match.lastgroup or ""
    inner = match[kind]
    if kind == "code":
        return Markup("<code>{}</code>").format(unescape(_without_angles(inner)))
    if kind == "angle":
        return _draw_angle(inner, names)
    return _STYLES[kind].format(_draw_inline(inner, names))


def _without_angles(text: str) -> str:
    return _ANGLE.sub(lambda match: match[1].rpartition("|")[2], text)


def _draw_angle(inner: str, names: Names) -> Markup:
    target, _, label = inner.partition("|")
    if target.startswith("@"):
        return draw_user(target[1:], names, label)
    if target.startswith("#"):
        return draw_channel(target[1:], names, label)
    if target.startswith("!"):
        return _draw_special(target[1:], label)
    return draw_link(unescape(target), unescape(label))


def _draw_special(target: str, label: str) -> Markup:
    name = target.split("^", maxsplit=1)[0]
    if name == "date":
        return draw_plain(label or target)
    if name == "subteam":
        return draw_mention(unescape(label or target), is_me=False)
    return draw_mention(f"@{unescape(label or name)}", is_me=True)


def draw_mention(text: str, *, is_me: bool) -> Markup:
    """Draw a highlighted name; brighter if it calls who looks."""
    kind = "mention mention-me" if is_me else "mention"
    return Markup('<span class="{}">{}</span>').format(kind, text)


def draw_user(user_id: str, names: Names, label: str = "") -> Markup:
    """Draw a mention of a person or a bot."""
    name = names.users.get(user_id) or unescape(label) or user_id
    return draw_mention(f"@{name}", is_me=user_id == names.me)


def draw_channel(channel_id: str, names: Names, label: str = "") -> Markup:
    """Draw a link to a channel."""
    if name := names.channels.get(channel_id):
        return Markup('<a class="mention" href="/channels/{0}">#{0}</a>').format(name)
    return draw_mention(f"#{unescape(label) or channel_id}", is_me=False)


def draw_link(url: str, label: str = "") -> Markup:
    """Draw a link, or what it would have said if it leads where a page must not."""
    if not safe_url(url):
        return escape(label or url)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, put_emoji(label) if label else url
    )
