"""Render the templates of pages, with the filters and functions that they use."""

from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, Environment, FileSystemLoader
from markupsafe import Markup

from bot.sandbox.ui.emoji import find_emoji
from bot.sandbox.ui.form_fields import field_name
from bot.sandbox.ui.mrkdwn import (
    MentionNames,
    render_channel,
    render_link,
    render_mention,
    render_mrkdwn,
    render_plain,
    render_user,
    safe_url,
)
from bot.sandbox.workspace.input_state import selected_values

SANDBOX_DIR = Path(__file__).parent.parent


class Renderer:
    """Renders templates with the mention names of one workspace. Safe to call from any thread."""

    def __init__(self, names: MentionNames) -> None:
        # Chainable: a block that lacks a field is rendered without it instead of breaking the page.
        environment = Environment(
            loader=FileSystemLoader(SANDBOX_DIR / "templates"),
            autoescape=True,
            undefined=ChainableUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {
            "mrkdwn": lambda text: render_mrkdwn(str(text), names),
            "plain": lambda text: render_plain(str(text)),
            "text_object": lambda text: render_text_object(text, names),
            "safe_url": lambda url: safe_url(str(url)),
            "element_id": element_id,
        }
        environment.globals |= {
            "render_user": lambda user_id: render_user(str(user_id), names),
            "render_channel": lambda channel_id: render_channel(str(channel_id), names),
            "render_mention": lambda text: render_mention(str(text), is_me=True),
            "render_link": lambda url, text: render_link(str(url), str(text or "")),
            "find_emoji": find_emoji,
            "field_name": lambda block_id, action_id: field_name(str(block_id), str(action_id)),
            "selected_values": lambda entry: selected_values(entry) if entry else [],
        }
        self._environment = environment

    def render(self, template: str, **values: object) -> str:
        """Render a template as HTML."""
        return self._environment.get_template(template).render(**values)


def render_text_object(text: Any, names: MentionNames) -> Markup:
    """Render a text object as HTML; anything but an object gives an empty text."""
    if not isinstance(text, dict):
        return Markup("")
    content = str(text.get("text", ""))
    is_mrkdwn = text.get("type") == "mrkdwn"
    return render_mrkdwn(content, names) if is_mrkdwn else render_plain(content)


def element_id(ts: str) -> str:
    """Return a timestamp without dots, as part of an HTML id."""
    return ts.replace(".", "-")
