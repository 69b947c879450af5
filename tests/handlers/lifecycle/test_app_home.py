"""The Home tab and its buttons, through the real Bolt app over Socket Mode."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli.run import Resources
from bot.errors import IndexFileError
from bot.index.read.index import Index
from bot.sandbox import Sandbox, View
from tests.support import empty_workspace, running_bot

YOU = "@you"


@pytest.fixture
def slack(memory: Resources) -> Iterator[Sandbox]:
    with empty_workspace() as workspace, running_bot(workspace, memory):
        yield workspace


def open_home(slack: Sandbox) -> View:
    slack.user.open_home()
    return slack.observer.wait_for_home("Who met whom")


def test_shows_examples_this_day_the_latest_meetings_pairs_and_coverage(slack: Sandbox) -> None:
    words = open_home(slack).visible_text
    for expected in (
        "Kang Wang",
        "On this day, 21 November",
        "Latest meetings",
        "26 November 2023 · Busan",
        "Who met most often",
        "Kang Kyung-wha and Wang Yi",
        "3 times",
        "42 meetings and 30 quotes from 5 articles",
        "Reuters",
        "Index built on 21 November 2026.",
    ):
        assert expected in words


def test_an_example_is_answered_in_direct_messages(slack: Sandbox) -> None:
    open_home(slack)
    slack.modals.interact("home_ask_0")
    assert (
        "3 meetings with Kang Kyung-wha"
        in slack.observer.wait_for_message(channel=YOU).visible_text
    )
    assert not slack.observer.transcript(channel="diplomacy")


def test_a_double_click_asks_once(slack: Sandbox) -> None:
    open_home(slack)
    for _ in range(2):
        slack.observer.wait_until_settled(slack.modals.interact("home_ask_0"))
    slack.observer.wait_for_message("3 meetings with", channel=YOU)
    slack.modals.interact("home_ask_1")
    slack.observer.wait_for_message("about COVID-19", channel=YOU)
    words = [message.visible_text for message in slack.observer.transcript(channel=YOU)]
    assert sum("3 meetings with" in each for each in words) == 1


def test_a_pair_shows_the_meetings_of_both(slack: Sandbox) -> None:
    home = open_home(slack)
    [button] = [
        block["accessory"]
        for block in home.blocks
        if "Kang Kyung-wha and Wang Yi" in block.get("text", {}).get("text", "")
    ]
    slack.modals.interact(button["action_id"])
    answer = slack.observer.wait_for_message(channel=YOU)
    assert "3 meetings with Kang Kyung-wha and Wang Yi" in answer.visible_text
    assert "Show the meetings of" in button["accessibility_label"]


def test_a_latest_meeting_shows_its_details_in_direct_messages(slack: Sandbox) -> None:
    home = open_home(slack)
    buttons = [block.get("accessory", {}) for block in home.blocks]
    details = next(each for each in buttons if each.get("text", {}).get("text") == "Details")
    slack.modals.interact(details["action_id"])
    assert "Busan" in slack.observer.wait_for_message(channel=YOU).visible_text
    slack.modals.interact("home_ask_0")
    answer = slack.observer.wait_for_message("3 meetings", channel=YOU)
    slack.user.say("and in 2018?", channel=YOU)
    assert "in 2018" in slack.observer.wait_for_message(channel=YOU, after=answer.ts).visible_text


def test_the_search_button_opens_the_form_and_the_answer_is_a_direct_message(
    slack: Sandbox,
) -> None:
    open_home(slack)
    slack.modals.interact("search_open")
    slack.observer.wait_for_view("Search meetings")
    slack.modals.suggest("search_topics", "thaad")
    slack.modals.submit({"search_topics": ["thaad"]})
    assert "about THAAD" in slack.observer.wait_for_message(channel=YOU).visible_text


def test_opening_the_messages_tab_publishes_nothing(slack: Sandbox) -> None:
    event = {"type": "app_home_opened", "user": "U0YOU000001", "tab": "messages"}
    slack.observer.wait_until_settled(slack.admin.send_event(event))
    open_home(slack)
    assert len(slack.observer.calls("views.publish")) == 1


def test_an_error_of_views_publish_is_not_reported(slack: Sandbox) -> None:
    slack.admin.fail_next("views.publish", "internal_error")
    slack.user.open_home()
    slack.observer.wait_for(lambda: slack.observer.calls("views.publish"))
    open_home(slack)
    assert not slack.observer.transcript(channel=YOU)


class DamagedIndex(Index):
    """An index that is damaged where the Home tab reads it."""

    def anniversaries(self, *_: Any) -> list[tuple[int, date]]:
        raise IndexFileError("The index is damaged: build it again.")


def test_a_damaged_index_is_reported_on_the_home_tab(
    articles_index: Path, memory: Resources
) -> None:
    with (
        DamagedIndex(articles_index) as index,
        empty_workspace() as slack,
        running_bot(slack, replace(memory, index=index)),
    ):
        slack.user.open_home()
        slack.observer.wait_for_home("The index is damaged")
