"""Slack's limits on blocks, as a table; what breaks them is told with its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.block_kit.composition import ID, URL, plain, text
from bot.sandbox.block_kit.elements import INPUTS, INTERACTIVE
from bot.sandbox.block_kit.schema import (
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

_IMAGE_SOURCE = {"alt_text": string(2000, at_least=0)}
_IMAGE = fields(_IMAGE_SOURCE, {"image_url": URL, "slack_file": anything})

_RICH_INLINE: Mapping[str, Check] = {
    "text": fields({"text": string(MAX_TEXT)}, {"style": anything}),
    "link": fields({"url": URL}, {"text": string(MAX_TEXT), "style": anything, "unsafe": boolean}),
    "user": fields({"user_id": ID}, {"style": anything}),
    "usergroup": fields({"usergroup_id": ID}, {"style": anything}),
    "channel": fields({"channel_id": ID}, {"style": anything}),
    "emoji": fields({"name": ID}, {"unicode": anything, "skin_tone": number, "style": anything}),
    "broadcast": fields({"range": one_of("here", "channel", "everyone")}, {"style": anything}),
    "date": fields(
        {"timestamp": number, "format": ID}, {"url": URL, "fallback": ID, "style": anything}
    ),
    "color": fields({"value": ID}, {"style": anything}),
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
_RICH_TEXT = fields({"elements": items(1000, by_type(_RICH_PARTS))}, {"block_id": ID})
_CELL = by_type({"raw_text": fields({"text": string(3000)}), "rich_text": _RICH_TEXT})

BLOCKS: Mapping[str, Check] = {
    "header": fields({"text": plain(150)}, {"block_id": ID, "level": number}),
    "section": both(
        fields(
            {},
            {
                "text": text(3000),
                "fields": items(10, text(2000)),
                "accessory": by_type({**INTERACTIVE, "image": _IMAGE}),
                "block_id": ID,
                "expand": boolean,
            },
        ),
        any_field("text", "fields"),
    ),
    "context": fields(
        {
            "elements": items(
                10, by_type({"image": _IMAGE, "mrkdwn": text(3000), "plain_text": text(3000)})
            )
        },
        {"block_id": ID},
    ),
    "divider": fields({}, {"block_id": ID}),
    "actions": fields({"elements": items(25, by_type(INTERACTIVE))}, {"block_id": ID}),
    "image": fields(
        _IMAGE_SOURCE,
        {"image_url": URL, "slack_file": anything, "title": plain(2000), "block_id": ID},
    ),
    "rich_text": _RICH_TEXT,
    "markdown": fields({"text": string(MAX_MARKDOWN)}, {"block_id": ID}),
    "table": fields(
        {"rows": items(100, items(20, _CELL))},
        {"column_settings": items(20, anything, at_least=0), "block_id": ID},
    ),
}
VIEW_BLOCKS: Mapping[str, Check] = {
    **{kind: check for kind, check in BLOCKS.items() if kind not in ("markdown", "table")},
    "input": fields(
        {"label": plain(2000), "element": by_type(INPUTS)},
        {"block_id": ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
}
_MESSAGE = items(MAX_BLOCKS, by_type(BLOCKS), at_least=0)
_NO_TEXT_KEYS = ("type", "block_id", "action_id", "style")


def find_errors(blocks: Any) -> list[str]:
    """Say all that Slack would refuse in the blocks of a message."""
    wrong = list(_MESSAGE(blocks, "/blocks"))
    return wrong or [*find_repeated_ids(blocks), *_too_many_together(blocks)]


def count_characters(part: Any) -> int:
    """Count the characters that the blocks bring, ids and names of types aside."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, Mapping):
        return sum(count_characters(v) for k, v in part.items() if k not in _NO_TEXT_KEYS)
    return sum(count_characters(item) for item in part) if isinstance(part, list) else 0


def find_repeated_ids(blocks: list[Any]) -> Iterator[str]:
    """Say which names are given twice, of blocks or of what stands in one of them."""
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
