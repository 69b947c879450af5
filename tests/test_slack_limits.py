"""The check of sent messages and views against Slack's limits."""

import pytest
from slack_sdk import WebClient

from bot.sandbox import Sandbox
from tests.slack_limits import find_limit_violations
from tests.support import empty_workspace


def post(slack: Sandbox, **arguments: object) -> None:
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel="C0DIPLOMACY", **arguments)  # type: ignore[arg-type]  # typed per argument


def section(text: str) -> dict[str, object]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def test_a_valid_message_has_no_violations() -> None:
    with empty_workspace() as slack:
        post(slack, text="Hello", blocks=[section("Hello")])
        assert not find_limit_violations(slack)


@pytest.mark.parametrize(
    ("arguments", "violation"),
    [
        ({"text": " ", "blocks": [section("Hello")]}, "a message has no text beside its blocks"),
        ({"text": "x" * 4_001}, "a text has 4001 characters"),
        ({"text": "x", "blocks": [section("x" * 2_500)] * 5}, "the blocks of a message have"),
    ],
)
@pytest.mark.filterwarnings("ignore:The top-level")  # the SDK warns of a missing text
def test_violations_are_reported(arguments: dict[str, object], violation: str) -> None:
    with empty_workspace() as slack:
        post(slack, **arguments)
        (found,) = find_limit_violations(slack)
        assert found.startswith(violation)


def test_refused_messages_are_reported() -> None:
    with empty_workspace() as slack:
        with pytest.raises(Exception, match="invalid_blocks"):
            post(slack, text="x", blocks=[section("x" * 3_001)])
        assert "Slack refused" in find_limit_violations(slack)[0]
