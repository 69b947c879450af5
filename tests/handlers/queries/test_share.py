"""The button "Share in channel", through the real Bolt app."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cli.run import Resources
from bot.sandbox import Message, Sandbox
from tests.handlers.slack_actions import after, ask, press
from tests.support import NOW, REAL_CLOCK, empty_workspace, running_bot


@pytest.fixture
def slack(memory: Resources) -> Iterator[Sandbox]:
    """A workspace per test, since its channels change."""
    with empty_workspace() as workspace, running_bot(workspace, memory):
        yield workspace


def public(slack: Sandbox, channel: str | None = None) -> list[Message]:
    """Return the bot's public messages."""
    return [
        m for m in slack.observer.transcript(channel=channel) if m.bot_id and not m.ephemeral_to
    ]


def refused(slack: Sandbox, answer: Message, channel: str | None = None) -> str:
    """Press the button, and return the ephemeral text."""
    before = after(slack, channel)
    slack.user.click(answer.ts, "share_answer")
    told = slack.observer.wait_for_message(after=before, channel=channel)
    assert told.ephemeral_to
    assert not public(slack, channel)
    return told.text


def test_sharing_posts_the_answer_with_the_users_name(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    mine = press(slack, answer, "share_answer", "Shared in this channel.")
    assert "Share in channel" not in mine.visible_text
    (shared,) = public(slack)
    assert shared.text.startswith("Shared by <@U0YOU000001>: Kang Kyung-wha and Wang Yi met")
    assert "Shared by <@U0YOU000001>" in str(shared.blocks[0])
    assert "Share in channel" not in shared.visible_text


def test_repeated_presses_post_once(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    for each in [slack.user.click(answer.ts, "share_answer") for _ in range(4)]:
        assert slack.observer.wait_until_settled(each).outcome == "acked"
    slack.observer.wait_for_message("Shared in this channel.")
    ask(slack, "Kono")  # earlier requests have been handled by then
    assert len(public(slack)) == 1


def test_a_later_press_says_that_it_was_shared_before(memory: Resources) -> None:
    now = [NOW]
    timing = replace(REAL_CLOCK, clock=lambda: now[0])
    with empty_workspace() as slack, running_bot(slack, memory, timing):
        answer = press(slack, ask(slack, "Wang"), "share_answer", "Shared in this channel.")
        there = press(slack, answer, "open_next", "Meetings 6 to 10")
        back = press(slack, there, "open_previous", "Meetings 1 to 5")
        (shared,) = public(slack)
        now[0] += timedelta(minutes=1)
        slack.user.click(back.ts, "share_answer")
        told = slack.observer.wait_for_message(
            "You have already shared this here.", after=shared.ts
        )
        assert told.ephemeral_to
        assert public(slack) == [shared]


def test_the_current_view_is_shared(slack: Sandbox) -> None:
    details = press(slack, ask(slack, "Kang Wang"), "open_details", "Participants")
    press(slack, details, "share_answer", "Shared in this channel.")
    (shared,) = public(slack)
    assert "Participants" in shared.visible_text


def test_a_shared_answer_is_paged_privately(slack: Sandbox) -> None:
    press(slack, ask(slack, "Wang"), "share_answer", "Shared in this channel.")
    (shared,) = public(slack)
    slack.user.click(shared.ts, "open_next", person="mina")
    copy = slack.observer.wait_for_message("Meetings 6 to 10", after=shared.ts)
    assert copy.ephemeral_to == "U0MINA00001"
    assert public(slack) == [shared]


def test_a_private_copy_in_a_thread_is_shared_in_that_thread(slack: Sandbox) -> None:
    asked = slack.user.say("@meetings Kang Wang")
    answer = slack.observer.wait_for_message(thread_ts=asked.ts)
    slack.user.click(answer.ts, "open_details")
    copy = slack.observer.wait_for_message("Participants", after=answer.ts, thread_ts=asked.ts)
    press(slack, copy, "share_answer", "Shared in this channel.")
    everybody = [m for m in slack.observer.transcript(thread_ts=asked.ts) if not m.ephemeral_to]
    assert everybody[-1].text.startswith("Shared by <@U0YOU000001>")


def test_where_the_bot_is_not_a_member_it_says_how_to_invite_it(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang", channel="random")
    told = refused(slack, answer, "random")
    assert "I am no longer a member of the channel" not in told
    assert "I cannot post here: I am not a member of this channel." in told
    assert "/invite <@U0BOT000001>" in told
    slack.admin.invite_bot("random")
    slack.user.click(answer.ts, "share_answer")
    slack.observer.wait_for_message("Shared in this channel.", channel="random")
    assert len(public(slack, "random")) == 1


def test_an_archived_channel_is_explained(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    slack.admin.archive("diplomacy")
    assert "the channel is archived" in refused(slack, answer)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("restricted_action_read_only_channel", "the channel is read-only. Ask again in a channel"),
        ("restricted_action", "I am not allowed to post in the channel. Ask again in a channel"),
        ("channel_not_found", "I am not a member of this channel"),
        ("something_new", "Slack refused the message (something_new)"),
        ("internal_error", "Slack did not confirm that this was posted"),
        ("ratelimited", "try again in"),
    ],
)
def test_a_refusal_by_slack_is_explained(slack: Sandbox, code: str, words: str) -> None:
    answer = ask(slack, "Kang Wang")
    slack.admin.fail_next("chat.postMessage", code)
    assert words in refused(slack, answer)
    press(slack, answer, "share_answer", "Shared in this channel.")


def test_if_slacks_answer_is_lost_it_is_not_posted_again(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    slack.admin.drop_response("chat.postMessage")
    slack.user.click(answer.ts, "share_answer")
    slack.observer.wait_for_message("Check the channel before you try again")
    assert len(public(slack)) == 1


def test_nothing_is_shared_in_an_external_channel(slack: Sandbox) -> None:
    slack.admin.share_externally("diplomacy")
    told = refused(slack, ask(slack, "Kang Wang"))
    assert "People of another organisation may be able to see this channel" in told


def test_without_the_scope_to_check_nothing_is_shared(slack: Sandbox) -> None:
    answer = ask(slack, "Kang Wang")
    slack.admin.fail_next("conversations.info", "missing_scope")
    assert "People of another organisation may be able to see this channel" in refused(
        slack, answer
    )


def test_the_setting_allows_sharing_in_an_external_channel(memory: Resources) -> None:
    allowed = replace(REAL_CLOCK, allow_external_sharing=True)
    with empty_workspace() as workspace, running_bot(workspace, memory, allowed):
        workspace.admin.share_externally("diplomacy")
        answer = ask(workspace, "Kang Wang")
        press(workspace, answer, "share_answer", "Shared in this channel.")
        assert len(public(workspace)) == 1


def test_a_server_without_the_method_is_not_external(slack: Sandbox) -> None:
    """A local server may not know the method, and has no other organisations."""
    answer = ask(slack, "Kang Wang")
    slack.admin.fail_next("conversations.info", "unknown_method")
    press(slack, answer, "share_answer", "Shared in this channel.")


def test_an_empty_answer_does_not_offer_sharing(slack: Sandbox) -> None:
    assert "Share in channel" not in ask(slack, "Zyxwv").visible_text
    assert "Share in channel" not in ask(slack, "help").visible_text
