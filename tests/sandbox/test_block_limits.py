"""Slack's limits on blocks, at and above each limit."""

from typing import Any

import pytest

from bot.sandbox.block_kit.blocks import MESSAGE_BLOCKS, find_block_errors
from bot.sandbox.block_kit.traversal import count_characters


def plain(length: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": "x" * length}


def block(kind: str, **parts: Any) -> dict[str, Any]:
    return {"type": kind} | parts


def button(**changes: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(5)} | changes


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def select(count: int, length: int = 5) -> dict[str, Any]:
    options = [{"text": plain(length), "value": str(n)} for n in range(count)]
    return actions({"type": "static_select", "options": options})


def table(rows: int, columns: int) -> dict[str, Any]:
    cell = {"type": "raw_text", "text": "x"}
    return {"type": "table", "rows": [[cell] * columns] * rows}


@pytest.mark.parametrize(
    ("fits", "breaks", "pointer"),
    [
        (block("section", text=mrkdwn(3000)), block("section", text=mrkdwn(3001)), "text/text"),
        (block("section", text=mrkdwn(1)), block("section", text=mrkdwn(0)), "text/text"),
        (block("section", text=mrkdwn(1)), {"type": "section"}, ""),
        (
            block("section", fields=[mrkdwn(2000)] * 10),
            block("section", fields=[mrkdwn(5)] * 11),
            "fields",
        ),
        (
            block("section", fields=[mrkdwn(2000)]),
            block("section", fields=[mrkdwn(2001)]),
            "fields/0/text",
        ),
        (block("header", text=plain(150)), block("header", text=plain(151)), "text/text"),
        (block("header", text=plain(5)), block("header", text=mrkdwn(5)), "text/type"),
        (
            block("context", elements=[mrkdwn(5)] * 10),
            block("context", elements=[mrkdwn(5)] * 11),
            "elements",
        ),
        (actions(*[button()] * 25), actions(*[button()] * 26), "elements"),
        (actions(button(text=plain(75))), actions(button(text=plain(76))), "elements/0/text/text"),
        (actions(button(value="x" * 2000)), actions(button(value="x" * 2001)), "elements/0/value"),
        (actions(button(url="x" * 3000)), actions(button(url="x" * 3001)), "elements/0/url"),
        (actions(button(style="danger")), actions(button(style="loud")), "elements/0/style"),
        (
            actions(button(action_id="x" * 255)),
            actions(button(action_id="x" * 256)),
            "elements/0/action_id",
        ),
        (actions(button()), actions(button(colour="red")), "elements/0"),
        (select(100), select(101), "elements/0/options"),
        (select(1, 75), select(1, 76), "elements/0/options/0/text/text"),
        (block("divider", block_id="x" * 255), block("divider", block_id="x" * 256), "block_id"),
        (block("image", alt_text="x" * 2000), block("image", alt_text="x" * 2001), "alt_text"),
        (block("markdown", text="x" * 12_000), block("markdown", text="x" * 12_001), "text"),
        (table(100, 1), table(101, 1), "rows"),
        (table(1, 20), table(1, 21), "rows/0"),
        ({"type": "divider"}, {"type": "marquee"}, "type"),
        ({"type": "divider"}, "divider", "type"),
    ],
)
def test_the_limit_is_accepted_and_its_excess_reported_with_a_pointer(
    fits: Any, breaks: Any, pointer: str
) -> None:
    assert find_block_errors([fits]) == []
    [error, *_] = find_block_errors([breaks])
    assert error.endswith(f"[json-pointer:{f'/blocks/0/{pointer}'.rstrip('/')}]")


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "divider"}] * 51,
        [block("divider", block_id="a")] * 2,
        [actions(button(action_id="a"), button(action_id="a"))],
        [table(1, 1), table(1, 1)],
        [block("markdown", text="x" * 7000)] * 2,
        "blocks",
    ],
)
def test_limits_of_the_whole_message(blocks: Any) -> None:
    assert len(find_block_errors(blocks)) == 1


def test_every_rendered_block_has_a_limit() -> None:
    assert {"header", "section", "context", "divider", "actions", "image", "rich_text"} <= set(
        MESSAGE_BLOCKS
    )


def test_ids_and_types_are_not_counted() -> None:
    section = {"type": "section", "block_id": "x" * 200, "text": {"type": "mrkdwn", "text": "four"}}
    assert count_characters([section]) == 4
