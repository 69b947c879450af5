"""mrkdwn is rendered as in Slack, and typed text never becomes HTML."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import AppConfig, Message, WorkspaceConfig
from bot.sandbox.ui.mrkdwn import MentionNames, render_mrkdwn, render_plain, safe_url, unescape
from bot.sandbox.ui.pages import build_mention_names, build_page_values
from bot.sandbox.ui.rendering import Renderer
from bot.sandbox.user_actions.rich_text import (
    MentionableNames,
    build_rich_text,
    build_text,
    escape_text,
    parse_typed,
)
from bot.sandbox.workspace.state import TimestampGenerator, WorkspaceState

NAMES = MentionNames({"U1": "Mina", "U2": "You"}, {"C1": "diplomacy"}, me="U2")
TAGS = {"b", "i", "s", "a", "code", "pre", "blockquote", "span"}
PIECES: tuple[str, ...] = (
    "*",
    "_",
    "~",
    "`",
    "```",
    "<",
    ">",
    "|",
    "&",
    "&lt;",
    "\n",
    '"',
    "'",
    "http://a",
    "@U1",
)
PIECES += (
    "<script",
    "</",
    "javascript:",
    "!here",
    "#C1",
    "onerror=",
    " ",
    "a",
    "é",
    ":wave:",
    "\\",
)
LINK = re.compile(r"https?:|mailto:|/channels/", re.IGNORECASE)
typed = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


class HtmlRecorder(HTMLParser):
    """Records the tags, attributes and text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(str(html))  # the parser would escape slices of a Markup again
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _italic_ ~gone~", "<b>bold</b> <i>italic</i> <s>gone</s>"),
        ("*_both_*", "<b><i>both</i></b>"),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        ("* not bold *", "* not bold *"),
        ("`*code* <http://a|b>`", "<code>*code* b</code>"),
        ("```\n*pre*\n&lt;b&gt;```", "<pre>*pre*\n&lt;b&gt;</pre>"),
        ("&gt; one\n> two\nthree", "<blockquote>one\ntwo</blockquote>three"),
        ("<@U1> <@U9|Zoe>", '<span class="mention">@Mina</span> <span class="mention">@Zoe</span>'),
        ("<@U2>", '<span class="mention mention-me">@You</span>'),
        ("<!here>", '<span class="mention mention-me">@here</span>'),
        ("<#C1|old-name>", '<a class="mention" href="/channels/diplomacy">#diplomacy</a>'),
        ("<!date^1^{date}|1 May 2017>", "1 May 2017"),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("<javascript:alert(1)|click>", "click"),
        ("<data:text/html,x>", "data:text/html,x"),
        (":handshake: :unknown:", "🤝 :unknown:"),
        ("<img src=x onerror=alert(1)>", "img src=x onerror=alert(1)"),
    ],
)
def test_mrkdwn_is_rendered(text: str, html: str) -> None:
    assert render_mrkdwn(text, NAMES) == html


def test_links_open_in_a_new_tab_and_keep_their_url() -> None:
    html = render_mrkdwn("<https://example.org/?a=1&amp;b=2|*label*>", NAMES)
    reader = HtmlRecorder(html)
    assert reader.words == "*label*"
    assert ("href", "https://example.org/?a=1&b=2") in reader.attributes
    assert ("rel", "noopener noreferrer") in reader.attributes


@pytest.mark.parametrize("url", ["http://[", "//x", "java\nscript:x", " javascript:x", "file:///"])
def test_unsafe_urls_are_not_linked(url: str) -> None:
    assert safe_url(url) == ""


@given(typed)
def test_text_adds_no_html(text: str) -> None:
    for html in (render_mrkdwn(text, NAMES), render_plain(text)):
        reader = HtmlRecorder(html)
        assert set(reader.tags) <= TAGS
        assert {name for name, _ in reader.attributes} <= {"class", "href", "target", "rel"}
        assert "<script" not in html.lower()
        for name, value in reader.attributes:
            assert name != "href" or LINK.match(value or "")


@given(typed)
def test_escaped_text_is_shown_as_typed(text: str) -> None:
    assert unescape(escape_text(text)) == text
    assert not re.search(r"[<>]", escape_text(text))


@given(typed)
def test_typed_letters_and_digits_reach_the_page(text: str) -> None:
    """Formatting marks may disappear, but letters and digits do not, except in emoji names."""
    plain = text.replace(":", "")
    drawn = HtmlRecorder(
        render_mrkdwn(build_text(parse_typed(plain, MentionableNames({}, {}))), NAMES)
    ).words
    kept = re.sub(r"[\W_]", "", plain)
    assert re.sub(r"[\W_]", "", drawn) == kept


@given(typed)
def test_blocks_render_their_content_as_text(text: str) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    odd = {"type": text, "elements": [{"type": text, "text": text}]}
    rich = build_rich_text(parse_typed(text, MentionableNames({text: "U1"}, {})), text)
    link = {"type": "link", "url": text, "text": text, "style": {"bold": True, "code": True}}
    rich["elements"][0]["elements"].append(link)
    context = {"type": "context", "elements": [{"type": "image", "image_url": text}]}
    blocks: tuple[dict[str, Any], ...] = (section, odd, rich, context)
    reader, empty = HtmlRecorder(render_page(text, blocks)), HtmlRecorder(render_page("", ()))
    assert reader.tags.count("script") == empty.tags.count("script")
    assert not {"iframe", "style"} & set(reader.tags)
    assert not any(name.startswith("on") for name, _ in reader.attributes)


def new_state() -> WorkspaceState:
    return WorkspaceState(AppConfig(), WorkspaceConfig(), TimestampGenerator(lambda: 0.0))


RENDERER = Renderer(build_mention_names(new_state()))  # compiles the templates once


def render_page(text: str, blocks: tuple[dict[str, Any], ...]) -> str:
    app = AppConfig()
    workspace = new_state()
    channel = workspace.main_channel
    workspace.add_message(Message(channel.id, app.user_id, text, blocks=blocks, bot_id=app.bot_id))
    workspace.add_message(Message(channel.id, app.user_id, text, kind="error", reasons=(text,)))
    return RENDERER.render("page.html", **build_page_values(workspace, channel, None))
