"""`@meetings …`, through the real Bolt app over Socket Mode."""

from bot.sandbox import Sandbox

QUESTION = "@meetings what did Wang say about THAAD?"


def replies(slack: Sandbox, thread_ts: str) -> list[str]:
    """Return the bot's answers in a thread."""
    return [m.visible_text for m in slack.observer.transcript(thread_ts=thread_ts) if m.bot_id]


def test_a_mention_is_answered_in_its_thread(slack: Sandbox) -> None:
    asked = slack.user.say(QUESTION)
    answer = slack.observer.wait_for_message("appropriately handle", thread_ts=asked.ts)
    assert answer.thread_ts == asked.ts
    assert answer.ephemeral_to is None


def test_a_mention_in_a_thread_is_answered_there(slack: Sandbox) -> None:
    root = slack.user.say("Kang and Kono are to meet again")
    slack.user.say("@meetings Kang Kono", thread_ts=root.ts)
    assert slack.observer.wait_for_message("New York", thread_ts=root.ts).thread_ts == root.ts


def test_a_mention_without_a_question_shows_the_help(slack: Sandbox) -> None:
    asked = slack.user.say("@meetings")
    assert "/meetings Kang Wang" in slack.observer.wait_for_message(thread_ts=asked.ts).visible_text


def test_mentions_by_bots_and_edits_are_ignored(slack: Sandbox) -> None:
    mention = {"type": "app_mention", "channel": "C0DIPLOMACY", "text": "<@U0BOT000001> Kang Wang"}
    sent = [
        slack.admin.send_event({**mention, "user": "U1", "ts": "1.000001", "bot_id": "B0OTHER"}),
        slack.admin.send_event(
            {**mention, "user": "U1", "ts": "1.000002", "edited": {"ts": "1.000003"}}
        ),
        slack.admin.send_event({**mention, "user": "U0BOT000001", "ts": "1.000004"}),
    ]
    assert {slack.observer.wait_until_settled(each).outcome for each in sent} == {"acked"}
    asked = slack.user.say("@meetings Kono")
    slack.observer.wait_for_message("New York", thread_ts=asked.ts)
    assert not [
        m for m in slack.observer.transcript() if m.bot_id and (m.thread_ts or "").startswith("1.")
    ]


def test_a_mention_delivered_twice_is_answered_once(slack: Sandbox) -> None:
    asked = slack.user.say(QUESTION)
    slack.observer.wait_for_message(thread_ts=asked.ts)
    event = next(
        each
        for each in slack.observer.deliveries("events_api")
        if each.payload["event"]["ts"] == asked.ts
    )
    again = slack.admin.redeliver(event)
    assert slack.observer.wait_until_settled(again).outcome == "acked"
    later = slack.user.say("@meetings Kono")
    slack.observer.wait_for_message(thread_ts=later.ts)
    assert len(replies(slack, asked.ts)) == 1


def test_concurrent_mentions_are_all_answered(slack: Sandbox) -> None:
    """Bolt uses several threads: an index bound to one of them would fail."""
    asked = [slack.user.say(f"@meetings Kang Wang {year}") for year in (2017, 2018, 2020) * 4]
    for each in asked:
        assert "met once" in slack.observer.wait_for_message(thread_ts=each.ts).visible_text
