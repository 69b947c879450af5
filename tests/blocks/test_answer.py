"""Answers and help are valid, safe and readable messages, whatever the index contains."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import Answer, Card, Help, QuoteLine, SourceLine
from bot.blocks.answer import answer_message
from bot.blocks.controls import Controls
from bot.blocks.help import help_message
from bot.blocks.limits import MAX_BLOCK_CHARACTERS
from bot.blocks.message import OutgoingMessage
from bot.sandbox.block_kit.blocks import find_block_errors
from tests.blocks.strategies import answers, filled

CONTROLS = Controls(lambda _: "x" * 400, can_share=True)


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
def test_any_answer_is_a_valid_message(answer: Answer) -> None:
    check(answer_message(answer, CONTROLS))


@settings(max_examples=50)
@given(st.builds(Help, filled, st.lists(filled, max_size=6).map(tuple)))
def test_any_help_is_a_valid_message(help_: Help) -> None:
    check(help_message(help_, "/meetings"))


def card(summary: str, exact: str = "so be it") -> Card:
    quote = QuoteLine(exact, "Somebody")
    return Card("2 May 2020", "talks", ("A",), summary, quote, (SourceLine("Paper", None),))


def words_of(message: OutgoingMessage) -> str:
    return "\n".join(
        block["text"]["text"] for block in message.arguments()["blocks"] if "text" in block
    )


def message_of(*shown: Card, more: int = 0) -> OutgoingMessage:
    answer = Answer("A headline.", ("A note.",), shown, more, ViewRequest())
    return answer_message(answer, Controls(lambda _: "x"))


def test_a_long_summary_is_truncated_visibly() -> None:
    shown = words_of(message_of(card("word " * 5_000)))
    assert "…" in shown
    assert len(shown) < 1_000


def test_cards_that_do_not_fit_are_left_to_the_next_page() -> None:
    people, sources = ("A" * 100,) * 12, (SourceLine("Paper" * 100, None),) * 3
    long = replace(card("&" * 10_000, "&" * 10_000), who=people, sources=sources)
    message = message_of(*[long] * 5, more=4)
    shown = json.dumps(message.arguments(), ensure_ascii=False)
    count = shown.count("2 May 2020*")
    assert 0 < count < 5
    assert f"Meetings 1 to {count} of 9." in shown
    assert "Next 5 of 9" in shown


@pytest.mark.parametrize("exact", ["a *b* c", "`x`", "_y_", "~z~", "a\n> b", ":tada: it is"])
def test_markup_in_a_quote_is_shown_literally(exact: str) -> None:
    blocks = message_of(card("s", exact)).arguments()["blocks"]
    objects = [block["text"] for block in blocks if "text" in block]
    quoted = next(each for each in objects if "Somebody" in each["text"])
    assert quoted["type"] == "plain_text"
    assert exact.replace(">", "&gt;") in quoted["text"]


def test_values_are_escaped_once() -> None:
    shown = words_of(message_of(card("R&D <b> &amp; <@U1>")))
    assert "R&amp;D &lt;b&gt; &amp;amp; &lt;@U1&gt;" in shown


def test_the_text_contains_the_headline_notes_and_cards() -> None:
    text = message_of(card("s")).text
    assert text.splitlines() == ["A headline.", "A note.", "2 May 2020: talks, A"]
