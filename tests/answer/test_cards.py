"""A meeting as the lines of a card."""

import pytest

from bot.answer.answerer import Answerer
from bot.answer.model import Answer, Card
from bot.answer.text.plain_text import plain_text


def card_of(answerer: Answerer, question: str) -> Card:
    answer = answerer.answer(question)
    assert isinstance(answer, Answer)
    return answer.cards[0]


def test_a_card_says_when_where_who_and_what(answerer: Answerer) -> None:
    card = card_of(answerer, "Kang Wang New York")
    assert card.when_and_where == "26 September 2018 · New York"
    assert card.what == "talks, on the sidelines of the UN General Assembly"
    assert card.who == (
        "Kang Kyung-wha (Foreign Minister, South Korea)",
        "Wang Yi (Foreign Minister, China)",
    )
    assert card.sources[0].words.startswith("The Korea Herald, 27 September 2018: ")


WHAT = [
    ("Moon Xi summit", "summit, planned, mentioned in passing"),
    ("Biegun visit", "visit, unconfirmed, mentioned in passing"),
    ("Kang press conference", "press conference"),
]


@pytest.mark.parametrize(("question", "what"), WHAT)
def test_a_card_says_what_became_of_a_meeting(answerer: Answerer, question: str, what: str) -> None:
    assert card_of(answerer, question).what == what


def test_the_quote_is_by_whom_it_was_asked_of(answerer: Answerer) -> None:
    kang, wang = card_of(answerer, "Kang Seoul 2020 Wang"), card_of(answerer, "Wang COVID Kang")
    assert kang.quote
    assert kang.quote.exact.startswith("The COVID-19 crisis")
    assert wang.quote
    assert wang.quote.speaker == "Wang Yi, via an interpreter"
    assert not wang.quote.exact.endswith(",")


NOTES = [
    (
        "what did Wang say about THAAD?",
        "None of Wang Yi’s quotes here mentions THAAD. One of them:",
    ),
    ("what did Wang say about COVID-19 in Seoul?", ""),
    ("coronavirus in Seoul", ""),
    ("Wang on strategic partnership in Seoul", ""),
    ("trade war in Seoul 2020", ""),
    ("Kang Wang", ""),
    ("what did Wang say about THAAD in 2017?", ""),  # `appropriately handle` is about it
    ("sexual slavery", ""),  # and so is `wisely`
]


@pytest.mark.parametrize(("question", "note"), NOTES)
def test_a_quote_beside_the_topic_is_not_passed_off_as_about_it(
    answerer: Answerer, question: str, note: str
) -> None:
    card = card_of(answerer, question)
    assert card.quote
    assert card.quote.note == note
    lines = plain_text(answerer.answer(question)).split("\n")
    at = lines.index(f"“{card.quote.exact}” — {card.quote.speaker}")
    assert (lines[at - 1] == note) is bool(note)


def test_a_partial_card_says_so_in_its_second_line(answerer: Answerer) -> None:
    lines = plain_text(answerer.answer("Kang Macron Merkel")).split("\n")
    assert lines[0].startswith("No meeting with Kang Kyung-wha that also matches")
    assert "Partial: does not match “Macron” and “Merkel”." in lines
