"""Render Slack's mrkdwn as HTML; everything else in the text is escaped."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bot.sandbox.ui.emoji import replace_emoji_names

SAFE_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class MentionNames:
    """The names of users and channels by id; `me` is the id of the person who looks at the page."""

    users: Mapping[str, str]
    channels: Mapping[str, str]
    me: str = ""


# No span contains its own mark, so nesting is at most three levels deep.
_SPANS = re.compile(
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
    """Undo Slack's escaping of &, < and >."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def safe_url(url: str) -> str:
    """Return the URL if its scheme is safe to link to, or an empty text."""
    try:
        return url if urlsplit(url).scheme.lower() in SAFE_SCHEMES else ""
    except ValueError:
        return ""


def render_plain(text: str) -> Markup:
    """Render plain text, with emoji names replaced."""
    return escape(replace_emoji_names(unescape(text)))


def render_mrkdwn(text: str, names: MentionNames) -> Markup:
    """Render the text of a message or of a mrkdwn object."""
    parts = _FENCE.split(text)
    rendered = [
        _render_code_block(part) if position % 2 else _render_lines(part, names)
        for position, part in enumerate(parts)
    ]
    return Markup("").join(rendered)


def _render_code_block(text: str) -> Markup:
    return Markup("<pre>{}</pre>").format(unescape(_strip_angle_brackets(text)))


def _render_lines(text: str, names: MentionNames) -> Markup:
    """Render lines, with adjacent quoted lines in one quotation."""
    rendered: list[Markup] = []
    for quoted, group in groupby(text.split("\n"), key=lambda line: bool(_QUOTE.match(line))):
        lines = [_QUOTE.sub("", line) if quoted else line for line in group]
        inner = Markup("\n").join(_render_inline(line, names) for line in lines)
        rendered.append(Markup("<blockquote>{}</blockquote>").format(inner) if quoted else inner)
    return Markup("").join(rendered)


def _render_inline(text: str, names: MentionNames) -> Markup:
    return Markup("").join(_inline_parts(text, names))


def _inline_parts(text: str, names: MentionNames) -> Iterator[Markup]:
    end = 0
    for match in _SPANS.finditer(text):
        yield render_plain(text[end : match.start()])
        yield _render_span(match, names)
        end = match.end()
    yield render_plain(text[end:])


def _render_span(match: re.Match[str], names: MentionNames) -> Markup:
    kind = match.lastgroup or ""
    inner = match[kind]
    if kind == "code":
        return Markup("<code>{}</code>").format(unescape(_strip_angle_brackets(inner)))
    if kind == "angle":
        return _render_angle(inner, names)
    return _STYLES[kind].format(_render_inline(inner, names))


def _strip_angle_brackets(text: str) -> str:
    return _ANGLE.sub(lambda match: match[1].rpartition("|")[2], text)


def _render_angle(inner: str, names: MentionNames) -> Markup:
    target, _, label = inner.partition("|")
    if target.startswith("@"):
        return render_user(target[1:], names, label)
    if target.startswith("#"):
        return render_channel(target[1:], names, label)
    if target.startswith("!"):
        return _render_special(target[1:], label)
    return render_link(unescape(target), unescape(label))


def _render_special(target: str, label: str) -> Markup:
    name = target.split("^", maxsplit=1)[0]
    if name == "date":
        return render_plain(label or target)
    if name == "subteam":
        return render_mention(unescape(label or target), is_me=False)
    return render_mention(f"@{unescape(label or name)}", is_me=True)


def render_mention(text: str, *, is_me: bool) -> Markup:
    """Render a highlighted name, with another colour if it addresses the person who looks."""
    classes = "mention mention-me" if is_me else "mention"
    return Markup('<span class="{}">{}</span>').format(classes, text)


def render_user(user_id: str, names: MentionNames, label: str = "") -> Markup:
    """Render a mention of a person or a bot."""
    name = names.users.get(user_id) or unescape(label) or user_id
    return render_mention(f"@{name}", is_me=user_id == names.me)


def render_channel(channel_id: str, names: MentionNames, label: str = "") -> Markup:
    """Render a link to a channel, or its name if it is unknown."""
    if name := names.channels.get(channel_id):
        return Markup('<a class="mention" href="/channels/{0}">#{0}</a>').format(name)
    return render_mention(f"#{unescape(label) or channel_id}", is_me=False)


def render_link(url: str, label: str = "") -> Markup:
    """Render a link, or only its label if the URL is not safe to link to."""
    if not safe_url(url):
        return escape(label or url)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, replace_emoji_names(label) if label else url
    )
