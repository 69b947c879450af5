"""Whatever an index holds, its answers are messages that Slack takes, harmless and readable."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.model import Answer, Card, Help, QuoteLine, SourceLine
from bot.blocks.answer import answer_message
from bot.blocks.help import help_message
from bot.blocks.message import MAX_BLOCK_CHARACTERS, OutgoingMessage
from bot.sandbox.block_kit.blocks import find_block_errors

hostile = st.sampled_from(
    [
        "<!channel>",
        "&",
        "&amp;",
        "`",
        "*",
        "_b_",
        "~",
        "> ",
        "\n",
        '"',
        "“",
        "😀",
        ":tada:",
        "\x00",
        "강",
    ]
)
texts = st.text(max_size=60) | st.builds(
    lambda part, count: part * count, hostile, st.integers(1, 4_000)
)
filled = texts.map(lambda text: text or "x")
quotes = st.none() | st.builds(QuoteLine, filled, filled, filled)
sources = st.builds(SourceLine, filled, st.none() | st.just("https://example.org/?a=1&b=|c"))
cards = st.builds(
    Card,
    when_and_where=filled,
    what=filled,
    who=st.lists(filled, max_size=30).map(tuple),
    summary=filled,
    quote=quotes,
    sources=st.lists(sources, max_size=6).map(tuple),
    is_date_derived=st.booleans(),
    lacks=st.lists(filled, max_size=3).map(tuple),
)
answers = st.builds(
    Answer,
    headline=filled,
    notes=st.lists(filled, max_size=3).map(tuple),
    cards=st.lists(cards, max_size=5).map(tuple),
    more=st.integers(0, 10**6),
)


def check(message: OutgoingMessage) -> None:
    blocks = message.arguments()["blocks"]
    assert not find_block_errors(blocks)
    assert len(json.dumps(blocks, ensure_ascii=False)) <= MAX_BLOCK_CHARACTERS
    assert 0 < len(message.text) <= 3_000
    everything = json.dumps(message.arguments(), ensure_ascii=False)
    assert "<!channel>" not in everything
    assert "\\u0000" not in everything


@settings(max_examples=150)
@given(answers)
def test_any_answer_is_a_message_that_slack_takes(answer: Answer) -> None:
    check(answer_message(answer))


@settings(max_examples=50)
@given(st.builds(Help, filled, st.lists(filled, max_size=6).map(tuple)))
def test_any_help_is_a_message_that_slack_takes(help_: Help) -> None:
    check(help_message(help_, "/meetings"))


def card(summary: str, exact: str = "so be it") -> Card:
    quote = QuoteLine(exact, "Somebody")
    return Card("2 May 2020", "talks", ("A",), summary, quote, (SourceLine("Paper", None),))


def words_of(message: OutgoingMessage) -> str:
    return "\n".join(
        block["text"]["text"] for block in message.arguments()["blocks"] if "text" in block
    )


def test_a_summary_of_10_000_characters_is_shown_whole() -> None:
    summary = " ".join(f"word{number:05}" for number in range(1_000))
    shown = words_of(answer_message(Answer("1 meeting.", (), (card(summary),))))
    assert [word for word in shown.split() if word.startswith("word")] == summary.split()


def test_what_is_cut_shows_that_it_is() -> None:
    assert "…" in words_of(answer_message(Answer("1 meeting.", (), (card("word " * 5_000),))))


def test_cards_that_have_no_room_are_counted() -> None:
    long = card("word " * 1_000)
    message = answer_message(Answer("9 meetings.", (), (long,) * 5, more=4))
    assert "And 7 more meetings" in json.dumps(message.arguments())


@pytest.mark.parametrize("exact", ["a *b* c", "`x`", "_y_", "~z~", "a\n> b", ":tada: it is"])
def test_formatting_in_a_quote_stands_as_it_was_written(exact: str) -> None:
    blocks = answer_message(Answer("1.", (), (card("s", exact),))).arguments()["blocks"]
    objects = [block["text"] for block in blocks if "text" in block]
    quoted = next(each for each in objects if "Somebody" in each["text"])
    assert quoted["type"] == "plain_text"
    assert exact.replace(">", "&gt;") in quoted["text"]


def test_values_are_escaped_once() -> None:
    shown = words_of(answer_message(Answer("1.", (), (card("R&D <b> &amp; <@U1>"),))))
    assert "R&amp;D &lt;b&gt; &amp;amp; &lt;@U1&gt;" in shown


def test_the_text_alone_tells_the_answer() -> None:
    text = answer_message(Answer("1 meeting with A.", ("A note.",), (card("s"),))).text
    assert text.splitlines() == ["1 meeting with A.", "A note.", "2 May 2020: talks, A"]
