"""`/meetings digest` and its modal, through the real Bolt app over Socket Mode."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot.cli.run import Resources
from bot.delivery.scheduler import RateLimits
from bot.sandbox import Message, Sandbox
from bot.services import Timing
from bot.store.model import DeliveryState
from tests.support import NOW, TODAY, empty_workspace, running_bot, wait_until

TEAM, CHANNEL = "T0SANDBOX01", "C0DIPLOMACY"


class Clock:
    """A manual clock."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(memory: Resources, clock: Clock) -> Iterator[Sandbox]:
    """A workspace per test, since a digest stays on."""
    timing = Timing(clock=clock, today=lambda: TODAY, rate_limits=RateLimits(tick_seconds=0.02))
    with empty_workspace() as workspace, running_bot(workspace, memory, timing):
        yield workspace


def ask(slack: Sandbox, question: str, channel: str = "diplomacy") -> Message:
    """Type the slash command, and return the ephemeral answer."""
    before = slack.observer.transcript(channel=channel)
    slack.user.command(f"/meetings {question}", channel=channel)
    after = before[-1].ts if before else ""
    return slack.observer.wait_for(
        lambda: next(
            (
                message
                for message in slack.observer.transcript(channel=channel)
                if message.ephemeral_to and message.ts > after
            ),
            None,
        )
    )


def wait_until_stored(memory: Resources) -> None:
    """Wait until the channel's digest is stored, which happens after the announcement."""
    wait_until(lambda: memory.store.subscriptions.find(TEAM, CHANNEL) is not None)


def test_it_is_off_by_default_in_the_users_time_zone(slack: Sandbox) -> None:
    words = ask(slack, "digest").visible_text
    assert "The daily digest is off" in words
    assert "08:30 Europe/Berlin, every day" in words
    assert "Preview" in words


@pytest.mark.parametrize(
    ("typed", "schedule", "next_one"),
    [
        ("digest on", "08:30 Europe/Berlin, every day", "Sunday 22 November, 08:30"),
        ("digest on 15:00", "15:00 Europe/Berlin, every day", "Saturday 21 November, 15:00"),
        (
            "digest on 08:30 Asia/Seoul weekdays",
            "08:30 Asia/Seoul, on weekdays",
            "Monday 23 November, 08:30 (Asia/Seoul)",
        ),
    ],
)
def test_turning_on_shows_the_next_digest_and_is_announced_in_the_channel(
    slack: Sandbox, typed: str, schedule: str, next_one: str
) -> None:
    words = ask(slack, typed).visible_text
    assert f"The daily digest is on: {schedule}" in words
    assert f"Next digest: {next_one}" in words
    seen = slack.observer.wait_for_message("has set up the daily digest")
    assert seen.is_public
    assert "<@U0YOU000001>" in seen.text
    assert schedule in seen.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("digest on 25:00", "“25:00” is not a time of day"),
        ("digest on 08:30 Asia/Soul", "Asia/Seoul"),
        ("digest on 08:30 <!channel>", "is neither a time of day"),
        ("digest sometimes", "/meetings digest on 08:30"),
        ("digest off please", "/meetings digest on 08:30"),
    ],
)
def test_an_invalid_schedule_is_explained_and_changes_nothing(
    slack: Sandbox, memory: Resources, typed: str, sentence: str
) -> None:
    answer = ask(slack, typed)
    assert sentence in answer.visible_text
    assert "<!channel>" not in answer.text
    assert memory.store.subscriptions.find(TEAM, CHANNEL) is None


def test_off_turns_it_off(slack: Sandbox) -> None:
    assert "is not turned on here" in ask(slack, "digest off").visible_text
    ask(slack, "digest on")
    assert "The daily digest is off" in ask(slack, "digest off").visible_text
    assert "has turned off the daily digest" in slack.observer.wait_for_message("turned off").text
    assert "The daily digest is off" in ask(slack, "digest status").visible_text


def test_a_direct_message_can_have_a_digest(slack: Sandbox, memory: Resources) -> None:
    slack.observer.wait_for(lambda: slack.observer.transcript(channel="@you") is not None)
    assert "The daily digest is on" in ask(slack, "digest on 07:00", channel="@you").visible_text
    [own] = memory.store.subscriptions.of_team(TEAM)
    assert own.is_direct
    assert own.set_by == "U0YOU000001"


def test_it_cannot_be_turned_on_where_the_bot_is_not_a_member(
    slack: Sandbox, memory: Resources
) -> None:
    words = ask(slack, "digest on", channel="random").visible_text
    assert "/invite" in words
    assert memory.store.subscriptions.find(TEAM, "C0RANDOM001") is None


def test_the_digest_is_posted_when_it_is_due(
    slack: Sandbox, memory: Resources, clock: Clock
) -> None:
    ask(slack, "digest on 08:30 UTC")
    clock.moment = NOW + timedelta(hours=21)
    slack.observer.wait_for_message("On this day, 22 November")
    wait_until(
        lambda: any(
            each.state is DeliveryState.POSTED
            for each in memory.store.deliveries.history(TEAM, CHANNEL)
        )
    )
    assert "The digest of 22 November 2026 was posted." in ask(slack, "digest status").visible_text


def test_now_posts_in_the_channel_and_says_who_asked(slack: Sandbox) -> None:
    assert "Posted." in ask(slack, "digest now").visible_text
    digest = slack.observer.wait_for_message("On this day, 21 November")
    assert digest.is_public
    assert "<@U0YOU000001>" in slack.observer.wait_for_message("asked for today's digest").text


def test_a_preview_is_ephemeral(slack: Sandbox) -> None:
    settings = ask(slack, "digest")
    slack.user.click(settings.ts, "digest_preview")
    preview = slack.observer.wait_for_message("this day, 21 November")
    assert preview.ephemeral_to


def test_the_buttons_turn_it_on_and_off(slack: Sandbox, memory: Resources) -> None:
    settings = ask(slack, "digest")
    slack.user.click(settings.ts, "digest_on")
    slack.observer.wait_for_message("has set up the daily digest")
    settings = slack.observer.wait_for_message("The daily digest is on")
    slack.user.click(settings.ts, "digest_off")
    slack.observer.wait_for_message("has turned off")
    kept = memory.store.subscriptions.find(TEAM, CHANNEL)
    assert kept
    assert not kept.is_on


def test_the_modal_sets_time_zone_days_filters_and_empty_days(
    slack: Sandbox, memory: Resources
) -> None:
    settings = ask(slack, "digest")
    slack.user.click(settings.ts, "digest_settings")
    view = slack.observer.wait_for_view()
    assert "Time zone" in view.visible_text
    assert slack.modals.suggest("digest_zone", "seoul")[0]["value"] == "Asia/Seoul"
    assert slack.modals.suggest("digest_people", "wang")[0]["text"]["text"] == "Wang Yi"
    assert slack.modals.suggest("digest_topics", "missile shield")[0]["value"] == "thaad"
    assert slack.modals.suggest("digest_countries", "chin")[0]["value"] == "china"
    slack.modals.submit(
        {
            "digest_time": "07:15",
            "digest_zone": "Asia/Seoul",
            "digest_days": ["0", "4"],
            "digest_people": ["wang-yi"],
            "digest_topics": ["thaad"],
            "digest_countries": ["china"],
            "digest_empty": "week",
        }
    )
    slack.observer.wait_for_message("07:15 Asia/Seoul, Monday and Friday")
    wait_until_stored(memory)
    words = ask(slack, "digest").visible_text
    for line in ("Only people: Wang Yi.", "Only topics: THAAD.", "Only countries: China."):
        assert line in words
    assert "nearest anniversaries of the week" in words


def test_a_modal_without_days_is_rejected(slack: Sandbox, memory: Resources) -> None:
    slack.user.click(ask(slack, "digest").ts, "digest_settings")
    slack.observer.wait_for_view()
    slack.modals.submit({"digest_days": []})
    assert memory.store.subscriptions.find(TEAM, CHANNEL) is None


@pytest.mark.parametrize("question", ["on 26 November", "what happened on 26 November?"])
def test_a_day_of_the_year_is_answered_at_once(slack: Sandbox, question: str) -> None:
    words = ask(slack, question).visible_text
    assert "On this day, 26 November: " in words
    assert "6 years ago · 26 November 2020 · Seoul" in words


def test_a_mention_can_ask_for_this_day(slack: Sandbox) -> None:
    asked = slack.user.say("@meetings on this day")
    assert (
        "On this day, 21 November"
        in slack.observer.wait_for_message(thread_ts=asked.ts).visible_text
    )


def test_uninstalling_deletes_the_workspaces_data(slack: Sandbox, memory: Resources) -> None:
    ask(slack, "digest on")
    assert memory.store.subscriptions.of_team(TEAM)
    slack.admin.uninstall()
    wait_until(lambda: not memory.store.subscriptions.of_team(TEAM))


def test_only_a_revoked_bot_token_deletes_the_workspaces_data(
    slack: Sandbox, memory: Resources
) -> None:
    ask(slack, "digest on")
    persons = slack.admin.send_event(
        {"type": "tokens_revoked", "tokens": {"oauth": ["U0YOU000001"]}}
    )
    slack.observer.wait_until_settled(persons)
    assert memory.store.subscriptions.of_team(TEAM)
    slack.admin.send_event({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT000001"]}})
    wait_until(lambda: not memory.store.subscriptions.of_team(TEAM))
