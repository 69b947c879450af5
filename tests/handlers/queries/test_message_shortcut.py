"""The message shortcut "Find meetings", through the real Bolt app."""

from bot.sandbox import Message, Sandbox


def find(slack: Sandbox, text: str, channel: str = "diplomacy") -> Message:
    """Use the shortcut on another user's message, and return the answer."""
    said = slack.user.say(text, author="mina", channel=channel)
    slack.user.shortcut(said.ts, "find_meetings")
    return slack.observer.wait_for_message(channel=channel, after=said.ts)


def test_finds_the_meetings_of_the_people_in_a_message(slack: Sandbox) -> None:
    answer = find(slack, "Kang Kyung-wha, Wang Yi shake hands in Seoul, says Reuters")
    assert "1 meeting with Kang Kyung-wha and Wang Yi" in answer.visible_text
    assert "26 November 2020 · Seoul" in answer.visible_text
    assert answer.ephemeral_to == "U0YOU000001"
    assert answer not in slack.observer.transcript(viewer="mina")


def test_says_what_the_best_matches_leave_out(slack: Sandbox) -> None:
    words = find(slack, "Wang Yi met Kang Kyung-wha, while Joe Biden slept").visible_text
    assert "3 meetings with Wang Yi and Kang Kyung-wha" in words
    assert "It also mentions “Joe Biden”." in words


def test_a_message_without_names_gets_one_sentence(slack: Sandbox) -> None:
    words = find(
        slack, "The coffee machine is back :tada: <https://china.example/seoul>"
    ).visible_text
    assert words == "This message does not mention a person, topic or place of the archive."


def test_works_where_the_bot_is_not_a_member(slack: Sandbox) -> None:
    assert "Taro Kono" in find(slack, "Taro Kono was in New York", channel="random").visible_text


def test_a_long_message_is_read_to_its_end(slack: Sandbox) -> None:
    assert "3 meetings" in find(slack, "word " * 7_000 + "Wang Yi, Kang Kyung-wha").visible_text
