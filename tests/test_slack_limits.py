"""The checker that holds all that tests make the bot send against Slack's limits."""

import pytest
from slack_sdk import WebClient

from bot.sandbox import Sandbox
from tests.slack_limits import find_faults
from tests.support import empty_workspace


def post(slack: Sandbox, **arguments: object) -> None:
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel="C0DIPLOMACY", **arguments)  # type: ignore[arg-type]  # as tests need them


def section(text: str) -> dict[str, object]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def test_what_slack_takes_has_no_faults() -> None:
    with empty_workspace() as slack:
        post(slack, text="Hello", blocks=[section("Hello")])
        assert not find_faults(slack)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ({"text": " ", "blocks": [section("Hello")]}, "a message has no text beside its blocks"),
        ({"text": "x" * 4_001}, "a text has 4001 characters"),
        ({"text": "x", "blocks": [section("x" * 2_500)] * 5}, "the blocks of a message have"),
    ],
)
@pytest.mark.filterwarnings("ignore:The top-level")  # the SDK tells of a missing text, too
def test_what_breaks_a_limit_is_told(arguments: dict[str, object], fault: str) -> None:
    with empty_workspace() as slack:
        post(slack, **arguments)
        (found,) = find_faults(slack)
        assert found.startswith(fault)


def test_what_slack_refuses_is_told_though_the_bot_may_have_hidden_it() -> None:
    with empty_workspace() as slack:
        with pytest.raises(Exception, match="invalid_blocks"):
            post(slack, text="x", blocks=[section("x" * 3_001)])
        assert "Slack refused" in find_faults(slack)[0]
