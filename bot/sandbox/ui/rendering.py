"""Draws messages and pages as HTML: the templates, and the few words of Slack's that they use."""

from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, Environment, FileSystemLoader
from markupsafe import Markup

from bot.sandbox.ui.emoji import find_emoji
from bot.sandbox.ui.field_names import field_name
from bot.sandbox.ui.mrkdwn import (
    Names,
    draw_channel,
    draw_link,
    draw_mention,
    draw_mrkdwn,
    draw_plain,
    draw_user,
    safe_url,
)
from bot.sandbox.workspace.input_state import chosen_values

HERE = Path(__file__).parent.parent


class Drawing:
    """Fills in the templates, with the names of one workspace."""

    def __init__(self, names: Names) -> None:
        # Chainable: a block that lacks a part is drawn without it, and does not break the page.
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=ChainableUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {
            "mrkdwn": lambda text: draw_mrkdwn(str(text), names),
            "plain": lambda text: draw_plain(str(text)),
            "text_object": lambda text: draw_text_object(text, names),
            "safe_url": lambda url: safe_url(str(url)),
            "element_id": element_id,
        }
        environment.globals |= {
            "draw_user": lambda user_id: draw_user(str(user_id), names),
            "draw_channel": lambda channel_id: draw_channel(str(channel_id), names),
            "draw_mention": lambda text: draw_mention(str(text), is_me=True),
            "draw_link": lambda url, text: draw_link(str(url), str(text or "")),
            "find_emoji": find_emoji,
            "field_name": lambda block_id, action_id: field_name(str(block_id), str(action_id)),
            "chosen_values": lambda entry: chosen_values(entry) if entry else [],
        }
        self._environment = environment

    def draw(self, template: str, **values: object) -> str:
        """Fill in a template."""
        return self._environment.get_template(template).render(**values)


def draw_text_object(text: Any, names: Names) -> Markup:
    """Draw a text object of a block, plain or mrkdwn."""
    if not isinstance(text, dict):
        return Markup("")
    words = str(text.get("text", ""))
    return draw_mrkdwn(words, names) if text.get("type") == "mrkdwn" else draw_plain(words)


def element_id(ts: str) -> str:
    """A timestamp as part of an HTML id, which has no dots."""
    return ts.replace(".", "-")
