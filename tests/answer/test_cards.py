"""A meeting as the lines of a card."""

import pytest

from bot.answer.answer_service import AnswerService
from bot.answer.model import Answer, Card
from bot.answer.text.plain_text import plain_text


def card_of(answers: AnswerService, question: str) -> Card:
    answer = answers.answer(question)
    assert isinstance(answer, Answer)
    return answer.cards[0]


def test_a_card_says_when_where_who_and_what(answers: AnswerService) -> None:
    card = card_of(answers, "Kang Wang New York")
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
def test_a_card_says_what_became_of_a_meeting(
    answers: AnswerService, question: str, what: str
) -> None:
    assert card_of(answers, question).what == what


def test_the_quote_is_by_whom_it_was_asked_of(answers: AnswerService) -> None:
    kang, wang = card_of(answers, "Kang Seoul 2020 Wang"), card_of(answers, "Wang COVID Kang")
    assert kang.quote
    assert kang.quote.exact.startswith("The COVID-19 crisis")
    assert wang.quote
    assert wang.quote.speaker == "Wang Yi, via an interpreter"
    assert not wang.quote.exact.endswith(",")


NOTES = [
    ("Wang THAAD", "None of Wang Yi’s quotes here mentions THAAD. One of them:"),
    ("Wang COVID-19 in Seoul", ""),
    ("coronavirus in Seoul", ""),
    ("Wang on strategic partnership in Seoul", ""),
    ("trade war in Seoul 2020", ""),
    ("Kang Wang", ""),
    ("Wang THAAD 2017", ""),  # `appropriately handle` is about it
    ("sexual slavery", ""),  # and so is `wisely`
]


@pytest.mark.parametrize(("question", "note"), NOTES)
def test_a_quote_beside_the_topic_is_not_passed_off_as_about_it(
    answers: AnswerService, question: str, note: str
) -> None:
    card = card_of(answers, question)
    assert card.quote
    assert card.quote.note == note
    lines = plain_text(answers.answer(question), str).split("\n")
    at = lines.index(f"“{card.quote.exact}” — {card.quote.speaker}")
    assert (lines[at - 1] == note) is bool(note)


def test_a_partial_card_says_so_in_its_second_line(answers: AnswerService) -> None:
    lines = plain_text(answers.answer("Kang Macron Merkel"), str).split("\n")
    assert lines[0].startswith("No meeting with Kang Kyung-wha that also matches")
    assert "Partial: does not match “Macron” and “Merkel”." in lines
