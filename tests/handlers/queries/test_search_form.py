"""`/meetings search` and its modal, through the real Bolt app over Socket Mode."""

from collections.abc import Iterator

import pytest

from bot.cli.run import Resources
from bot.sandbox import Message, Sandbox, View
from tests.support import empty_workspace, running_bot


@pytest.fixture
def slack(memory: Resources) -> Iterator[Sandbox]:
    """An empty workspace per test."""
    with empty_workspace() as workspace, running_bot(workspace, memory):
        yield workspace


def open_form(slack: Sandbox, channel: str = "diplomacy") -> View:
    slack.user.command("/meetings search", channel=channel)
    return slack.observer.wait_for_view("Search meetings")


def answered(slack: Sandbox, channel: str = "diplomacy", containing: str = "") -> Message:
    return slack.observer.wait_for_message(containing, channel=channel)


def test_the_form_is_answered_like_the_command(slack: Sandbox) -> None:
    form = open_form(slack)
    for label in ("People", "Topics", "Place", "From", "To", "Kind", "Press conference", "Quotes"):
        assert label in form.visible_text
    assert [each["value"] for each in slack.modals.suggest("search_people", "kang")] == [
        "kang-kyung-wha"
    ]
    assert slack.modals.suggest("search_people", "왕이")[0]["text"]["text"] == "Wang Yi"
    slack.modals.submit(
        {
            "search_people": ["kang-kyung-wha", "wang-yi"],
            "search_first": "2018-01-01",
            "search_last": "2020-12-31",
        }
    )
    answer = answered(slack)
    assert answer.ephemeral_to == "U0YOU000001"
    assert "2 meetings with Kang Kyung-wha and Wang Yi from 1 January 2018" in answer.visible_text
    assert "26 November 2020 · Seoul" in answer.visible_text
    assert "22 November 2017" not in answer.visible_text
    slack.observer.wait_until_closed()


@pytest.mark.parametrize(
    ("searched", "chosen", "sentence"),
    [
        (("search_topics", "missile shield"), {"search_topics": ["thaad"]}, "about THAAD"),
        (("search_place", "seo"), {"search_place": "seoul"}, "in Seoul"),
        (None, {"search_kind": "press conference"}, "press conference"),
        (None, {"search_first": "2020-11-26", "search_last": "2020-11-26"}, "on 26 November 2020"),
        (None, {"search_last": "2018-01-01"}, "until 1 January 2018"),
        (None, {"search_quotes": ["only"]}, "with quotes"),
    ],
)
def test_each_field_alone_is_enough(
    slack: Sandbox,
    searched: tuple[str, str] | None,
    chosen: dict[str, str | list[str]],
    sentence: str,
) -> None:
    open_form(slack)
    if searched:
        assert slack.modals.suggest(*searched)
    slack.modals.submit(chosen)
    words = answered(slack).visible_text
    assert sentence in words
    assert "·" in words


def test_only_meetings_with_quotes(slack: Sandbox) -> None:
    open_form(slack)
    slack.modals.suggest("search_people", "park jin")
    slack.modals.submit({"search_people": ["park-jin"], "search_quotes": ["only"]})
    assert answered(slack).visible_text.startswith("2 meetings with Park Jin, with quotes")
    slack.user.command("/meetings Park Jin")
    answered(slack, containing="4 meetings with Park Jin")


def test_a_last_day_before_the_first_is_reported_at_its_field(slack: Sandbox) -> None:
    open_form(slack)
    slack.modals.submit({"search_first": "2020-01-02", "search_last": "2020-01-01"})
    assert slack.observer.wait_for_view("not before the first one").errors.keys() == {"search_last"}
    slack.modals.submit({"search_last": "2020-12-31"})
    assert "from 2 January 2020 to 31 December 2020" in answered(slack).visible_text


def test_an_empty_form_is_rejected(slack: Sandbox) -> None:
    open_form(slack)
    slack.modals.submit()
    view = slack.observer.wait_for_view("Choose somebody or something")
    assert view.errors.keys() == {"search_people"}


def test_without_matches_the_nearest_meetings_are_shown(slack: Sandbox) -> None:
    open_form(slack)
    slack.modals.suggest("search_people", "kono")
    slack.modals.submit({"search_people": ["taro-kono"], "search_first": "2025-01-01"})
    words = answered(slack).visible_text
    assert "No meeting with Taro Kono since 1 January 2025" in words
    assert "Partial" in words


def test_the_form_works_where_the_bot_is_not_a_member(slack: Sandbox) -> None:
    open_form(slack, channel="random")
    slack.modals.submit({"search_kind": "summit"})
    assert answered(slack, channel="random").ephemeral_to


def test_after_the_response_url_expires_the_answer_is_ephemeral(memory: Resources) -> None:
    with empty_workspace(response_url_uses=0) as slack, running_bot(slack, memory):
        open_form(slack)
        slack.modals.submit({"search_kind": "summit"})
        assert answered(slack).ephemeral_to
        assert slack.observer.calls("chat.postEphemeral")


def test_without_membership_the_late_answer_is_a_direct_message(memory: Resources) -> None:
    with empty_workspace(response_url_uses=0) as slack, running_bot(slack, memory):
        open_form(slack, channel="random")
        slack.modals.submit({"search_kind": "summit"})
        assert "summit" in answered(slack, channel="@you").visible_text


def test_if_the_form_cannot_be_opened_it_says_what_to_type(memory: Resources) -> None:
    with empty_workspace() as slack, running_bot(slack, memory):
        slack.admin.fail_next("views.open", "expired_trigger_id")
        slack.user.command("/meetings search")
        assert "/meetings Kang Wang 2018" in answered(slack).visible_text


def test_search_with_words_is_a_question(slack: Sandbox) -> None:
    slack.user.command("/meetings search Kang Wang")
    assert "3 meetings with Kang Kyung-wha and Wang Yi" in answered(slack).visible_text
    assert slack.observer.view() is None


def test_a_mention_offers_a_button_that_opens_the_form(slack: Sandbox) -> None:
    asked = slack.user.say("@meetings search", author="mina")
    offer = slack.observer.wait_for_message("search form", thread_ts=asked.ts)
    slack.user.click(offer.ts, "search_open")
    slack.observer.wait_for_view("Search meetings")
    slack.modals.submit({"search_kind": "summit"})
    assert slack.observer.wait_for_message("summit", after=offer.ts).ephemeral_to == "U0YOU000001"


def test_a_direct_message_offers_the_button_too(slack: Sandbox) -> None:
    slack.user.say("search", channel="@you")
    offer = slack.observer.wait_for_message("search form", channel="@you")
    slack.user.click(offer.ts, "search_open")
    slack.observer.wait_for_view("Search meetings")
    slack.modals.submit({"search_kind": "summit"})
    slack.observer.wait_for_message("summit", channel="@you", after=offer.ts)


@pytest.mark.parametrize("words", ["digest", "digest on 08:30", "Digest status?"])
def test_a_mention_explains_where_to_set_up_a_digest(slack: Sandbox, words: str) -> None:
    asked = slack.user.say(f"@meetings {words}")
    assert "`/meetings digest`" in slack.observer.wait_for_message(thread_ts=asked.ts).visible_text


def test_the_help_has_a_button_that_opens_the_form(slack: Sandbox) -> None:
    slack.user.command("/meetings help")
    slack.user.click(answered(slack).ts, "search_open")
    slack.observer.wait_for_view("Search meetings")


def test_its_answer_can_be_paged_and_shared(slack: Sandbox) -> None:
    open_form(slack)
    slack.modals.submit({"search_quotes": ["only"]})
    first = answered(slack)
    slack.user.click(first.ts, "open_next")
    page = slack.observer.wait_for_message("Meetings 6 to 10")
    assert "with quotes" in page.visible_text
    slack.user.click(page.ts, "share_answer")
    assert "with quotes" in slack.observer.wait_for_message("<@U0YOU000001>").visible_text


def test_a_failing_search_shows_a_reference(
    slack: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_form(slack)
    monkeypatch.setattr("handlers.queries.search_form.build_query", lambda *_: 1 / 0)
    slack.modals.submit({"search_kind": "summit"})
    assert "Something went wrong" in slack.observer.wait_for_message(channel="@you").visible_text
