"""The shortcut "Find meetings" as a person in Slack sees it, through the real Bolt app."""

import re
from typing import Any

import pytest

from bot.sandbox import Message, Sandbox
from handlers.support.message_text import extract_text


def find(slack: Sandbox, text: str, channel: str = "diplomacy") -> Message:
    """Use the shortcut on a message of somebody's, and return what the bot answers."""
    said = slack.user.say(text, author="mina", channel=channel)
    slack.user.shortcut(said.ts, "find_meetings")
    return slack.observer.wait_for_message(channel=channel, after=said.ts)


def test_finds_the_meetings_of_those_whom_a_message_names(slack: Sandbox) -> None:
    answer = find(slack, "Kang Kyung-wha, Wang Yi shake hands in Seoul, says Reuters")
    assert "1 meeting with Kang Kyung-wha and Wang Yi" in answer.visible_text
    assert "26 November 2020 · Seoul" in answer.visible_text
    assert answer.ephemeral_to == "U0YOU000001"
    assert answer not in slack.observer.transcript(viewer="mina")


def test_says_what_the_best_meetings_do_not_have(slack: Sandbox) -> None:
    words = find(slack, "Wang Yi met Kang Kyung-wha, while Joe Biden slept").visible_text
    assert "3 meetings with Wang Yi and Kang Kyung-wha" in words
    assert "It also mentions “Joe Biden”." in words


def test_a_message_that_names_nobody_gets_one_sentence(slack: Sandbox) -> None:
    words = find(
        slack, "The coffee machine is back :tada: <https://china.example/seoul>"
    ).visible_text
    assert words == "This message does not mention a person, topic or place of the archive."


def test_answers_where_the_bot_is_no_member(slack: Sandbox) -> None:
    assert "Taro Kono" in find(slack, "Taro Kono was in New York", channel="random").visible_text


def test_a_long_message_is_read_to_its_end(slack: Sandbox) -> None:
    assert "3 meetings" in find(slack, "word " * 7_000 + "Wang Yi, Kang Kyung-wha").visible_text


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
def test_reads_the_words_of_a_message_and_nothing_else(message: dict[str, Any], words: str) -> None:
    assert re.sub(" +", " ", extract_text(message)).strip() == words
