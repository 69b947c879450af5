"""Slack's limits on blocks, as a table; what breaks them is told with its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.shapes import (
    Check,
    any_field,
    anything,
    boolean,
    both,
    by_type,
    fields,
    items,
    number,
    one_of,
    string,
)

MAX_TEXT = 40_000
MAX_BLOCKS = 50
MAX_CHARACTERS = 13_200
MAX_MARKDOWN = 12_000

_ID = string(255)
_URL = string(3000)


def _plain(limit: int) -> Check:
    return by_type({"plain_text": fields({"text": string(limit)}, {"emoji": boolean})})


def _text(limit: int) -> Check:
    mrkdwn = fields({"text": string(limit)}, {"verbatim": boolean})
    plain = fields({"text": string(limit)}, {"emoji": boolean})
    return by_type({"mrkdwn": mrkdwn, "plain_text": plain})


_CONFIRM = fields(
    {"title": _plain(100), "text": _text(300), "confirm": _plain(30), "deny": _plain(30)},
    {"style": one_of("primary", "danger")},
)
_BUTTON = fields(
    {"text": _plain(75)},
    {
        "action_id": _ID,
        "url": _URL,
        "value": string(2000, at_least=0),
        "style": one_of("primary", "danger"),
        "confirm": _CONFIRM,
        "accessibility_label": string(75),
    },
)
_IMAGE_SOURCE = {"alt_text": string(2000, at_least=0)}
_IMAGE = fields(_IMAGE_SOURCE, {"image_url": _URL, "slack_file": anything})
_OPTION = fields(
    {"text": _text(75)}, {"value": string(150), "description": _plain(75), "url": _URL}
)
_GROUP = fields({"label": _plain(75), "options": items(100, _OPTION)})
_SELECT_COMMON: dict[str, Check] = {
    "action_id": _ID,
    "placeholder": _plain(150),
    "confirm": _CONFIRM,
    "focus_on_load": boolean,
}
_STATIC_SELECT = both(
    fields(
        {},
        _SELECT_COMMON
        | {
            "options": items(100, _OPTION),
            "option_groups": items(100, _GROUP),
            "initial_option": _OPTION,
        },
    ),
    any_field("options", "option_groups"),
)
_OVERFLOW = fields({"options": items(5, _OPTION)}, {"action_id": _ID, "confirm": _CONFIRM})
_INTERACTIVE: Mapping[str, Check] = {
    "button": _BUTTON,
    "static_select": _STATIC_SELECT,
    "overflow": _OVERFLOW,
    # The pages draw these without life, so their finer rules are left to Slack.
    "users_select": anything,
    "channels_select": anything,
    "conversations_select": anything,
    "external_select": anything,
    "datepicker": anything,
    "timepicker": anything,
    "checkboxes": anything,
    "radio_buttons": anything,
    "multi_static_select": anything,
}

_RICH_INLINE: Mapping[str, Check] = {
    "text": fields({"text": string(MAX_TEXT)}, {"style": anything}),
    "link": fields({"url": _URL}, {"text": string(MAX_TEXT), "style": anything, "unsafe": boolean}),
    "user": fields({"user_id": _ID}, {"style": anything}),
    "usergroup": fields({"usergroup_id": _ID}, {"style": anything}),
    "channel": fields({"channel_id": _ID}, {"style": anything}),
    "emoji": fields({"name": _ID}, {"unicode": anything, "skin_tone": number, "style": anything}),
    "broadcast": fields({"range": one_of("here", "channel", "everyone")}, {"style": anything}),
    "date": fields(
        {"timestamp": number, "format": _ID}, {"url": _URL, "fallback": _ID, "style": anything}
    ),
    "color": fields({"value": _ID}, {"style": anything}),
}
_INLINE = items(1000, by_type(_RICH_INLINE), at_least=0)
_SECTION = fields({"elements": _INLINE})
_RICH_PARTS: Mapping[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_list": fields(
        {
            "elements": items(1000, by_type({"rich_text_section": _SECTION})),
            "style": one_of("bullet", "ordered"),
        },
        {"indent": number, "offset": number, "border": number},
    ),
    "rich_text_preformatted": fields(
        {"elements": _INLINE}, {"border": number, "language": string(100)}
    ),
    "rich_text_quote": fields({"elements": _INLINE}, {"border": number}),
}
_RICH_TEXT = fields({"elements": items(1000, by_type(_RICH_PARTS))}, {"block_id": _ID})
_CELL = by_type({"raw_text": fields({"text": string(3000, at_least=0)}), "rich_text": _RICH_TEXT})

BLOCKS: Mapping[str, Check] = {
    "header": fields({"text": _plain(150)}, {"block_id": _ID, "level": number}),
    "section": both(
        fields(
            {},
            {
                "text": _text(3000),
                "fields": items(10, _text(2000)),
                "accessory": by_type({**_INTERACTIVE, "image": _IMAGE}),
                "block_id": _ID,
                "expand": boolean,
            },
        ),
        any_field("text", "fields"),
    ),
    "context": fields(
        {
            "elements": items(
                10, by_type({"image": _IMAGE, "mrkdwn": _text(3000), "plain_text": _text(3000)})
            )
        },
        {"block_id": _ID},
    ),
    "divider": fields({}, {"block_id": _ID}),
    "actions": fields({"elements": items(25, by_type(_INTERACTIVE))}, {"block_id": _ID}),
    "image": fields(
        _IMAGE_SOURCE,
        {"image_url": _URL, "slack_file": anything, "title": _plain(2000), "block_id": _ID},
    ),
    "rich_text": _RICH_TEXT,
    "markdown": fields({"text": string(MAX_MARKDOWN)}, {"block_id": _ID}),
    "table": fields(
        {"rows": items(100, items(20, _CELL))},
        {"column_settings": items(20, anything, at_least=0), "block_id": _ID},
    ),
}
_MESSAGE = items(MAX_BLOCKS, by_type(BLOCKS), at_least=0)
_NO_TEXT_KEYS = ("type", "block_id", "action_id", "style")


def find_errors(blocks: Any) -> list[str]:
    """Say all that Slack would refuse in the blocks of a message."""
    wrong = list(_MESSAGE(blocks, "/blocks"))
    return wrong or [*_repeated_ids(blocks), *_too_many_together(blocks)]


def count_characters(part: Any) -> int:
    """Count the characters that the blocks bring, ids and names of types aside."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, Mapping):
        return sum(count_characters(v) for k, v in part.items() if k not in _NO_TEXT_KEYS)
    return sum(count_characters(item) for item in part) if isinstance(part, list) else 0


def _repeated_ids(blocks: list[Any]) -> Iterator[str]:
    for block_id in _repeated(block.get("block_id") for block in blocks):
        yield f"block_id already exists: {block_id} [json-pointer:/blocks]"
    for place, block in enumerate(blocks):
        if block["type"] == "actions":
            for action_id in _repeated(e.get("action_id") for e in block["elements"]):
                yield f"action_id already exists: {action_id} [json-pointer:/blocks/{place}]"


def _repeated(ids: Iterator[str | None]) -> list[str]:
    return [name for name, count in Counter(ids).items() if name and count > 1]


def _too_many_together(blocks: list[Any]) -> Iterator[str]:
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "only one table is allowed in a message [json-pointer:/blocks]"
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > MAX_MARKDOWN:
        yield f"markdown must be less than {MAX_MARKDOWN + 1} characters [json-pointer:/blocks]"
