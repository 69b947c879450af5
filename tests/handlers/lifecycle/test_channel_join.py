"""The greeting when the bot is added to a channel, through the real Bolt app."""

from collections.abc import Iterator

import pytest

from bot.cli.run import Resources
from bot.sandbox import Sandbox
from tests.support import empty_workspace, running_bot


@pytest.fixture
def slack(memory: Resources) -> Iterator[Sandbox]:
    with empty_workspace() as workspace, running_bot(workspace, memory):
        yield workspace


def test_only_the_person_who_adds_the_bot_is_greeted(slack: Sandbox) -> None:
    slack.admin.invite_bot("random")
    greeting = slack.observer.wait_for_message("Thank you for adding me", channel="random")
    assert greeting.ephemeral_to == "U0YOU000001"
    assert "/meetings help" in greeting.visible_text
    assert not slack.observer.transcript(channel="random", viewer="mina")
    slack.user.click(greeting.ts, "home_ask_0")
    answer = slack.observer.wait_for_message("3 meetings with Kang Kyung-wha", channel="random")
    assert answer.ephemeral_to


def test_a_person_is_greeted_once(slack: Sandbox) -> None:
    slack.admin.invite_bot("random")
    slack.observer.wait_for_message(channel="random")
    [joined] = slack.observer.deliveries("events_api")
    slack.observer.wait_until_settled(slack.admin.redeliver(joined))
    slack.admin.remove_bot("random")
    slack.admin.invite_bot("random")
    slack.observer.wait_until_settled(slack.observer.deliveries("events_api")[-1])
    slack.user.command("/meetings help", channel="random")
    slack.observer.wait_for_message(
        "Ask me who met whom", channel="random", after=joined.payload["event"]["event_ts"]
    )
    words = [
        message.visible_text
        for message in slack.observer.transcript(channel="random")
        if message.bot_id
    ]
    assert sum("Thank you" in each for each in words) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"user": "U0MINA00001", "channel": "C0DIPLOMACY", "inviter": "U0YOU000001"},
        {"user": "U0BOT000001", "channel": "C0DIPLOMACY"},
        {"channel": "C0DIPLOMACY"},
    ],
)
def test_other_joins_are_ignored(slack: Sandbox, event: dict[str, str]) -> None:
    slack.observer.wait_until_settled(
        slack.admin.send_event({"type": "member_joined_channel", **event})
    )
    slack.user.command("/meetings help")
    assert "Thank you" not in slack.observer.wait_for_message().visible_text


def test_the_greeting_falls_back_to_a_direct_message(slack: Sandbox) -> None:
    slack.admin.fail_next("chat.postEphemeral", "restricted_action")
    slack.admin.invite_bot("random")
    assert "Thank you" in slack.observer.wait_for_message(channel="@you").visible_text
