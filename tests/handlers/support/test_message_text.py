"""The prose of a message, from its text, blocks and attachments."""

import re
from typing import Any

import pytest

from handlers.support.message_text import extract_text


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    inner = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "elements": [inner]}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"text": "<@U1> says *Wang* _Yi_ &amp; <https://a.example|Kang>"}, "says Wang Yi & Kang"),
        ({"text": "<#C1|seoul> <!here> https://china.example/seoul :kr:"}, ""),
        ({"text": "", "blocks": [section("*Wang Yi*")]}, "Wang Yi"),
        ({"text": "hi", "blocks": [rich({"type": "text", "text": "hi"})]}, "hi"),
        (
            {
                "blocks": [
                    rich(
                        {"type": "text", "text": "Kang "},
                        {"type": "text", "text": "Kyung-wha", "style": {"bold": True}},
                        {"type": "emoji", "name": "seoul"},
                        {"type": "user", "user_id": "U1"},
                    )
                ]
            },
            "Kang Kyung-wha",
        ),
        (
            {
                "text": "<https://a.example>",
                "attachments": [{"title": "Wang in Seoul", "text": "They met."}],
            },
            "Wang in Seoul\n\nThey met.",
        ),
        (
            {"attachments": [{"fields": [{"title": "Who", "value": "Wang"}, None], "text": 3}]},
            "Who\n\nWang",
        ),
        ({"blocks": [{"type": "actions", "elements": [{"type": "button", "text": {}}]}]}, ""),
        ({"blocks": "no", "attachments": {"a": 1}}, ""),
        ({}, ""),
    ],
)
def test_extracts_the_prose_of_a_message_only(message: dict[str, Any], words: str) -> None:
    assert re.sub(" +", " ", extract_text(message)).strip() == words
