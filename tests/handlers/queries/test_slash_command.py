"""`/meetings …`, through the real Bolt app over Socket Mode."""

import pytest

from bot.sandbox import Message, Sandbox


def ask(slack: Sandbox, question: str) -> Message:
    """Type the slash command, and return the answer."""
    before = slack.observer.transcript()[-1].ts if slack.observer.transcript() else ""
    slack.user.command(f"/meetings {question}")
    return slack.observer.wait_for_message(after=before)


def test_lists_the_three_meetings_of_kang_and_wang_newest_first(slack: Sandbox) -> None:
    words = ask(slack, "Kang Wang").visible_text
    places = [
        words.index(day) for day in ("26 November 2020 · Seoul", "26 September 2018 · New York")
    ]
    assert places == sorted(places)
    assert words.index("22 November 2017 · Beijing") > places[-1]
    assert "3 meetings with Kang Kyung-wha and Wang Yi" in words


def test_shows_office_summary_quote_speaker_and_source(slack: Sandbox) -> None:
    words = ask(slack, "Kang Wang Seoul 2020").visible_text
    for expected in (
        "Kang Kyung-wha (Foreign Minister, South Korea)",
        "undertook to deepen ties",
        "“The COVID-19 crisis could not defeat the citizens of our two countries”",
        "Wang Yi, via an interpreter",
        "Source: Reuters, 26 November 2020",
    ):
        assert expected in words


def test_answers_only_to_the_person_who_asked(slack: Sandbox) -> None:
    answer = ask(slack, "Kono")
    assert answer.ephemeral_to
    assert answer not in slack.observer.transcript(viewer="mina")


@pytest.mark.parametrize("question", ["", "help", "  HELP ", "?"])
def test_the_help_has_examples_that_work(slack: Sandbox, question: str) -> None:
    words = ask(slack, question).visible_text
    examples = [line.strip("`") for line in words.splitlines() if line.startswith("`/meetings")]
    assert "/meetings Kang Wang" in examples
    for example in examples:
        found = ask(slack, example.removeprefix("/meetings "))
        assert "·" in found.visible_text, example
        assert "No meeting" not in found.visible_text, example


def test_an_unknown_word_is_named_with_a_suggestion(slack: Sandbox) -> None:
    words = ask(slack, "king").visible_text
    assert "“king” is not a name, topic, place or word in this archive." in words
    assert "Did you mean Kang Kyung-wha?" in words


def test_a_partial_answer_says_so(slack: Sandbox) -> None:
    words = ask(slack, "Kang Macron").visible_text
    assert "No meeting with Kang Kyung-wha that also matches “Macron”" in words
    assert "Partial: does not match “Macron”." in words


@pytest.mark.parametrize(
    "typed",
    [
        "<!channel> & <@U1>",
        "*bold* `code` _it_",
        "x" * 10_000,
        "'; DROP TABLE meetings; --",
        "> :tada:",
    ],
)
def test_typed_text_is_escaped(slack: Sandbox, typed: str) -> None:
    answer = ask(slack, typed)
    assert "<!channel>" not in answer.text
    assert not [block for block in answer.blocks if "<!" in str(block) or "<@" in str(block)]
    assert not slack.observer.errors()


def test_the_text_contains_the_answer(slack: Sandbox) -> None:
    text = ask(slack, "Kang Wang").text
    assert text.startswith(
        "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul"
    )
    assert "22 November 2017 · Beijing" in text
