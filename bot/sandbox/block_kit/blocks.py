"""Slack's schema and limits for the blocks of messages and views."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.block_kit.composition import ID, URL, plain_text, text_object
from bot.sandbox.block_kit.elements import INPUT_ELEMENTS, INTERACTIVE_ELEMENTS
from bot.sandbox.block_kit.schema import (
    Check,
    all_of,
    any_field,
    any_value,
    boolean,
    by_type,
    fields,
    items,
    number,
    one_of,
    string,
)

MAX_TEXT_CHARACTERS = 40_000
MAX_BLOCKS = 50
MAX_CHARACTERS_IN_BLOCKS = 13_200
MAX_MARKDOWN_CHARACTERS = 12_000

_IMAGE_SOURCE = {"alt_text": string(2000, min_length=0)}
_IMAGE = fields(_IMAGE_SOURCE, {"image_url": URL, "slack_file": any_value})

_RICH_TEXT_INLINE: Mapping[str, Check] = {
    "text": fields({"text": string(MAX_TEXT_CHARACTERS)}, {"style": any_value}),
    "link": fields(
        {"url": URL}, {"text": string(MAX_TEXT_CHARACTERS), "style": any_value, "unsafe": boolean}
    ),
    "user": fields({"user_id": ID}, {"style": any_value}),
    "usergroup": fields({"usergroup_id": ID}, {"style": any_value}),
    "channel": fields({"channel_id": ID}, {"style": any_value}),
    "emoji": fields({"name": ID}, {"unicode": any_value, "skin_tone": number, "style": any_value}),
    "broadcast": fields({"range": one_of("here", "channel", "everyone")}, {"style": any_value}),
    "date": fields(
        {"timestamp": number, "format": ID}, {"url": URL, "fallback": ID, "style": any_value}
    ),
    "color": fields({"value": ID}, {"style": any_value}),
}
_INLINE = items(1000, by_type(_RICH_TEXT_INLINE), min_items=0)
_SECTION = fields({"elements": _INLINE})
_RICH_TEXT_PARTS: Mapping[str, Check] = {
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
_RICH_TEXT = fields({"elements": items(1000, by_type(_RICH_TEXT_PARTS))}, {"block_id": ID})
_CELL = by_type({"raw_text": fields({"text": string(3000)}), "rich_text": _RICH_TEXT})

MESSAGE_BLOCKS: Mapping[str, Check] = {
    "header": fields({"text": plain_text(150)}, {"block_id": ID, "level": number}),
    "section": all_of(
        fields(
            {},
            {
                "text": text_object(3000),
                "fields": items(10, text_object(2000)),
                "accessory": by_type({**INTERACTIVE_ELEMENTS, "image": _IMAGE}),
                "block_id": ID,
                "expand": boolean,
            },
        ),
        any_field("text", "fields"),
    ),
    "context": fields(
        {
            "elements": items(
                10,
                by_type(
                    {"image": _IMAGE, "mrkdwn": text_object(3000), "plain_text": text_object(3000)}
                ),
            )
        },
        {"block_id": ID},
    ),
    "divider": fields({}, {"block_id": ID}),
    "actions": fields({"elements": items(25, by_type(INTERACTIVE_ELEMENTS))}, {"block_id": ID}),
    "image": fields(
        _IMAGE_SOURCE,
        {"image_url": URL, "slack_file": any_value, "title": plain_text(2000), "block_id": ID},
    ),
    "rich_text": _RICH_TEXT,
    "markdown": fields({"text": string(MAX_MARKDOWN_CHARACTERS)}, {"block_id": ID}),
    "table": fields(
        {"rows": items(100, items(20, _CELL))},
        {"column_settings": items(20, any_value, min_items=0), "block_id": ID},
    ),
}
VIEW_BLOCKS: Mapping[str, Check] = {
    **{kind: check for kind, check in MESSAGE_BLOCKS.items() if kind not in ("markdown", "table")},
    "input": fields(
        {"label": plain_text(2000), "element": by_type(INPUT_ELEMENTS)},
        {"block_id": ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
}
_MESSAGE = items(MAX_BLOCKS, by_type(MESSAGE_BLOCKS), min_items=0)


def find_block_errors(blocks: Any) -> list[str]:
    """List what Slack would refuse in the blocks of a message, each with a JSON pointer."""
    errors = list(_MESSAGE(blocks, "/blocks"))
    return errors or [*find_repeated_ids(blocks), *_find_total_errors(blocks)]


def find_repeated_ids(blocks: list[Any]) -> Iterator[str]:
    """List repeated block_ids, and action_ids repeated in an actions block."""
    for block_id in _find_duplicates(block.get("block_id") for block in blocks):
        yield f"block_id already exists: {block_id} [json-pointer:/blocks]"
    for position, block in enumerate(blocks):
        if block["type"] == "actions":
            for action_id in _find_duplicates(e.get("action_id") for e in block["elements"]):
                yield f"action_id already exists: {action_id} [json-pointer:/blocks/{position}]"


def _find_duplicates(ids: Iterator[str | None]) -> list[str]:
    return [name for name, count in Counter(ids).items() if name and count > 1]


def _find_total_errors(blocks: list[Any]) -> Iterator[str]:
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "only one table is allowed in a message [json-pointer:/blocks]"
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > MAX_MARKDOWN_CHARACTERS:
        limit = MAX_MARKDOWN_CHARACTERS + 1
        yield f"markdown must be less than {limit} characters [json-pointer:/blocks]"
