"""Conversations in threads and in direct messages, through the real Bolt app."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.local import app_config
from bot.cli.run import Resources
from bot.index.read.index import Index
from bot.manifest import read_manifest
from bot.sandbox import Sandbox, WorkspaceConfig
from bot.store.store import open_store
from tests.handlers.slack_actions import mention
from tests.support import GENEROUS_TIMING, running_bot

HEADLINE = "Kang, Kono to hold talks on the sidelines of the UN General Assembly"
DIRECT = "D0DIRECT001"


def first_lines(slack: Sandbox, thread_ts: str, *questions: str) -> list[str]:
    """Ask questions in a thread; return the first line of each answer."""
    return [mention(slack, question, thread_ts).text.splitlines()[0] for question in questions]


def test_follow_up_questions_refer_to_the_thread(slack: Sandbox) -> None:
    root = slack.user.say("What do we have on Kang and Wang?")
    assert first_lines(
        slack, root.ts, "Kang Wang", "and in 2018?", "what did she say?", "the first one",
        "what about Kono?", "have they met before?", "what did Wang say about THAAD?",
    ) == [
        "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul.",
        "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York.",
        "1 quote from 1 meeting with Kang Kyung-wha and Wang Yi in 2018.",
        "Kang Kyung-wha and Wang Yi hold talks in New York: 26 September 2018 · New York · talks,"
        " on the sidelines of the UN General Assembly",
        "Kang Kyung-wha and Taro Kono met once in 2018, on 26 September 2018 in New York.",
        "Yes: Kang Kyung-wha and Taro Kono met once, on 26 September 2018 in New York.",
        "No quote by Wang Yi mentions THAAD; here are 5 from 2 meetings about THAAD, newest first.",
    ]  # fmt: skip


def test_an_ambiguous_pronoun_is_not_guessed(slack: Sandbox) -> None:
    root = slack.user.say("And?")
    mention(slack, "Kang Wang", root.ts)
    answer = mention(slack, "what did she say?", root.ts)
    assert "I cannot tell who “she” is, so this is what each of them said." in answer.visible_text
    slack.user.click(answer.ts, "open_choice_0")
    copy = slack.observer.wait_for_message("by Kang Kyung-wha", after=answer.ts, thread_ts=root.ts)
    assert copy.ephemeral_to
    assert "quotes by Kang Kyung-wha from 3 meetings with Kang Kyung-wha and Wang Yi" in copy.text
    assert "— Wang Yi" not in copy.visible_text


def test_threads_are_independent(slack: Sandbox) -> None:
    one, other = mention(slack, "Kang Wang"), mention(slack, "Kang Kono")
    assert one.thread_ts
    assert other.thread_ts
    assert "Wang Yi met once in 2018" in mention(slack, "and in 2018?", one.thread_ts).text
    assert "Taro Kono met once in 2018" in mention(slack, "and in 2018?", other.thread_ts).text


def test_a_follow_up_without_context_asks_for_names(slack: Sandbox) -> None:
    answer = mention(slack, "what did they say?")
    assert answer.text.startswith("I do not know who or what is meant")


def test_help_does_not_reset_the_conversation(slack: Sandbox) -> None:
    root = slack.user.say("Hm")
    lines = first_lines(slack, root.ts, "Kang Wang", "help", "and in 2018?")
    assert (
        lines[-1]
        == "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York."
    )


def test_more_continues_after_the_answer(slack: Sandbox) -> None:
    root = slack.user.say("Everything on Wang, please")
    mention(slack, "Wang", root.ts)
    assert "Meetings 6 to 10 of 12." in mention(slack, "more", root.ts).visible_text
    assert (
        "There are only 5 meetings here." in mention(slack, "the ninth one", root.ts).visible_text
    )


def test_the_conversation_survives_a_restart(index: Index, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store.db"))
    with workspace() as slack:
        with running_bot(slack, Resources(index, store)):
            root = mention(slack, "Kang Wang").thread_ts
        with running_bot(slack, Resources(index, store)):
            assert "Wang Yi met once in 2018" in mention(slack, "and in 2018?", root).text
    store.close()


def test_with_the_history_scope_the_store_is_not_needed(index: Index, tmp_path: Path) -> None:
    with workspace("channels:history") as slack:
        for name in ("one", "other"):
            store = open_store(str(tmp_path / f"{name}.db"))
            with running_bot(slack, Resources(index, store)):
                if name == "one":
                    root = mention(slack, "Kang Wang").thread_ts
                else:
                    assert "Wang Yi met once in 2018" in mention(slack, "and in 2018?", root).text
            store.close()


def test_have_they_met_before_refers_to_the_people_in_the_headline(memory: Resources) -> None:
    with workspace("channels:history") as slack, running_bot(slack, memory):
        headline = slack.user.say(HEADLINE, author="mina")
        answer = mention(slack, "have they met before?", headline.ts)
        assert answer.text.startswith(
            "Yes: Kang Kyung-wha and Taro Kono met once, on 26 September 2018 in New York."
        )


def test_without_the_history_scope_it_asks_for_names(slack: Sandbox) -> None:
    headline = slack.user.say(HEADLINE, author="mina")
    answer = mention(slack, "have they met before?", headline.ts)
    assert answer.text.startswith("I do not know who or what is meant")
    assert "Name the people" in answer.text


def test_the_history_is_read_only_if_needed(memory: Resources) -> None:
    with workspace("channels:history") as slack, running_bot(slack, memory):
        headline = slack.user.say(HEADLINE)
        mention(slack, "Kang Wang", headline.ts)
        mention(slack, "and in 2018?", headline.ts)
        assert not slack.observer.calls("conversations.replies")


@pytest.mark.parametrize("error", ["unknown_method", "missing_scope", "ratelimited"])
def test_an_error_while_reading_the_history_is_not_a_failure(memory: Resources, error: str) -> None:
    with workspace("channels:history") as slack, running_bot(slack, memory):
        headline = slack.user.say(HEADLINE)
        slack.admin.fail_next("conversations.replies", error)
        answer = mention(slack, "have they met before?", headline.ts)
        assert answer.text.startswith("I do not know who or what is meant")


def test_the_metadata_contains_the_meetings_shown(slack: Sandbox) -> None:
    answer = mention(slack, "Kang Wang")
    assert answer.metadata
    assert answer.metadata.event_type == "meetings_answer"
    shown = answer.metadata.event_payload["shown"].split()
    assert shown[0] == "2020-11-26-kang-wang-seoul"


@pytest.fixture(scope="module")
def direct(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A workspace with direct messages."""
    store = open_store(str(tmp_path_factory.mktemp("direct") / "store.db"))
    with workspace() as slack, running_bot(slack, Resources(index, store)):
        yield slack
    store.close()


def test_direct_messages_are_a_conversation(direct: Sandbox) -> None:
    lines = []
    for question in ("Kang Wang", "and in 2018?", "the first one", "what did they say?"):
        said = direct.user.say(question, channel=DIRECT)
        answer = direct.observer.wait_for_message(channel=DIRECT, after=said.ts)
        assert answer.ephemeral_to is None
        assert answer.thread_ts is None
        lines.append(answer.text.splitlines()[0])
    assert lines == [
        "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul.",
        "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York.",
        "Kang Kyung-wha and Wang Yi hold talks in New York: 26 September 2018 · New York · talks,"
        " on the sidelines of the UN General Assembly",
        "1 quote: 26 September 2018 · New York · Kang Kyung-wha and Wang Yi hold talks in New"
        " York.",
    ]


def test_in_direct_messages_buttons_replace_the_answer_and_sharing_is_not_offered(
    direct: Sandbox,
) -> None:
    said = direct.user.say("Wang", channel=DIRECT)
    answer = direct.observer.wait_for_message(channel=DIRECT, after=said.ts)
    assert "Share in channel" not in answer.visible_text
    direct.user.click(answer.ts, "open_next")
    page = direct.observer.wait_for_message("Meetings 6 to 10 of 12", channel=DIRECT, after=said.ts)
    assert page.ts == answer.ts
    said = direct.user.say("the second one", channel=DIRECT)
    details = direct.observer.wait_for_message("Participants", channel=DIRECT, after=said.ts)
    seventh = page.text.splitlines()[2].partition(":")[0]
    assert seventh in details.text


def test_a_direct_message_that_also_arrives_as_a_mention_is_answered_once(direct: Sandbox) -> None:
    said = direct.user.say("Kono", channel=DIRECT)
    direct.observer.wait_for_message(channel=DIRECT, after=said.ts)
    event = {"type": "app_mention", "channel": DIRECT, "user": "U0YOU000001", "text": "Kono"}
    again = direct.admin.send_event({**event, "ts": said.ts})
    assert direct.observer.wait_until_settled(again).outcome == "acked"
    later = direct.user.say("Wang", channel=DIRECT)
    direct.observer.wait_for_message(channel=DIRECT, after=later.ts)
    assert not direct.observer.transcript(channel=DIRECT, thread_ts=said.ts)[1:]


def test_a_command_in_direct_messages_does_not_offer_sharing(direct: Sandbox) -> None:
    said = direct.user.say("help", channel=DIRECT)
    helped = direct.observer.wait_for_message(channel=DIRECT, after=said.ts)
    direct.user.command("/meetings Kang Wang", channel=DIRECT)
    answer = direct.observer.wait_for_message("3 meetings", channel=DIRECT, after=helped.ts)
    assert "Share in channel" not in answer.visible_text


def workspace(*scopes: str) -> Sandbox:
    """A workspace with direct messages, whose app has more scopes than the manifest."""
    app = app_config(read_manifest())
    granted = replace(app, scopes=(*app.scopes, *scopes))
    config = WorkspaceConfig()
    im = replace(config.channels[0], id=DIRECT, name="meetings", is_im=True)
    channels = (*config.channels, im)
    return Sandbox(granted, replace(config, channels=channels), timing=GENEROUS_TIMING)
