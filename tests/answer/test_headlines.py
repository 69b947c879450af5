"""The sentences of an answer: what was asked, how much there is, what is missing."""

from collections.abc import Callable

import pytest

from bot.answer.answerer import Answerer, answer_of
from bot.answer.model import Answer, Help
from bot.search.retrieval.results import SearchResult
from tests.search.builders import meeting, person
from tests.search.conftest import archive  # noqa: F401  # a fixture

HEADLINES = [
    ("Kang Wang", "3 meetings with Kang Kyung-wha and Wang Yi, newest first."),
    ("Kang Wang 2018", "1 meeting with Kang Kyung-wha and Wang Yi in 2018."),
    ("Kang Wang 22 Nov 2017",
     "1 meeting with Kang Kyung-wha and Wang Yi on 22 November 2017."),
    ("Kang Wang since 2018",
     "2 meetings with Kang Kyung-wha and Wang Yi since 2018, newest first."),
    ("Kang Wang 2017-2018",
     "2 meetings with Kang Kyung-wha and Wang Yi from 2017 to 2018, newest first."),
    ("Kang before 2018", "2 meetings with Kang Kyung-wha until 2017, newest first."),
    ("Kang Wang THAAD", "2 meetings with Kang Kyung-wha and Wang Yi about THAAD, newest first."),
    ("Kang in New York", "2 meetings with Kang Kyung-wha in New York, newest first."),
    ("in the US", "6 meetings in the United States, newest first."),
    ("US China", "1 meeting involving the United States and China."),
    ("Kang with China", "3 meetings with Kang Kyung-wha and China, newest first."),
    ("Wang's visits", "3 visits involving Wang Yi, newest first."),
    ("Kang press conference", "1 press conference with Kang Kyung-wha."),
    ("ASEAN", "2 meetings at ASEAN, newest first."),
    ("“extensive, in-depth”",
     "Choi Young-sam said on 26 November 2020 in Seoul: “extensive, in-depth”"),
    ("“good neighbors”", "No meeting mentioning “good neighbors”."),
    ("25 September", "1 meeting on 25 September of any year."),
    ("Kong", "6 meetings with Kang Kyung-wha or Taro Kono, newest first."),
    ("Moon Xi summit",
     "1 summit with Moon Jae-in and Xi Jinping, not known to have been held."),
    ("Trump Kim summit",
     "2 summits with Donald Trump and Kim Jong-un, newest first; 1 of them is not known to have"
     " been held."),
    # Nothing has all of it
    ("Kang Kyung-wha and Wang Yi in 2021", "No meeting with Kang Kyung-wha and Wang Yi in 2021."),
    ("Kang Trump", "No meeting with Kang Kyung-wha and Donald Trump."),
    ("phone calls with Biden", "No call with Joe Biden."),
    ("phone call", "No call found."),
    ("talks 2018", "2 talks in 2018, newest first."),
    ("Kang november", "3 meetings with Kang Kyung-wha in November of any year, newest first."),
    ("Kim Kim", "No meeting with two people called “Kim”."),
    ("Kang Macron", "No meeting with Kang Kyung-wha that also matches “Macron”."),
    ("Macron summit", "No summit that also matches “Macron”."),
    ("Macron", "“Macron” is not a name, topic, place or word in this archive."),
    ("Macron Merkel",
     "“Macron” and “Merkel” are not names, topics, places or words in this archive."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "headline"), HEADLINES)
def test_headline(answerer: Answerer, question: str, headline: str) -> None:
    answer = answerer.answer(question)
    assert isinstance(answer, Answer)
    assert answer.headline == headline


NEAREST = "6 meetings come nearest, but none has all that was asked:"
NOTES = [
    ("Kang Wang", []),
    ("Kong Wang", ["I read “Kong” as Kang Kyung-wha."]),
    ("Kng Wnag", ["I read “Kng” as Kang Kyung-wha and “Wnag” as Wang Yi."]),
    ("Kang Macron",
     ["“Macron” is not a name, topic, place or word in this archive.", NEAREST]),
    ("Kang Biden", [NEAREST]),
    ("Biden", ["1 meeting mentions the name."]),
    ("Boden", ["I read “Boden” as Joe Biden.", "1 meeting mentions the name."]),
    ("Kang Wang NOT Biegun", []),
    ("Kang without Macron", ["“Macron” is not a name, topic, place or word in this archive."]),
    ("king", ["Did you mean Kang Kyung-wha?"]),
    ("Macron Merkel", []),
    ("Park Biegun Busan Hanoi zxcv",
     ["“zxcv” is not a name, topic, place or word in this archive.",
      "3 meetings come nearest, but none has all that was asked:"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "notes"), NOTES)
def test_notes(answerer: Answerer, question: str, notes: list[str]) -> None:
    answer = answerer.answer(question)
    assert isinstance(answer, Answer)
    assert list(answer.notes) == notes


@pytest.mark.parametrize("question", ["", " ", "help", "Help!", "?", "hello", "😀", "thanks"])
def test_nothing_to_look_up_is_answered_with_the_help(answerer: Answerer, question: str) -> None:
    assert isinstance(answerer.answer(question), Help)


def test_the_examples_of_the_help_find_something(answerer: Answerer) -> None:
    help_ = answerer.answer("help")
    assert isinstance(help_, Help)
    answers = [answerer.answer(example) for example in help_.examples]
    assert answers
    assert all(isinstance(each, Answer) and each.cards and not each.notes for each in answers)


def test_more_than_is_read_at_once_is_counted(answerer: Answerer) -> None:
    answer = answerer.answer("Wang")
    assert isinstance(answer, Answer)
    assert (len(answer.cards), answer.more) == (5, 7)


def test_a_pasted_page_is_not_echoed(answerer: Answerer) -> None:
    answer = answerer.answer(" ".join(f"{'x' * 100}{number}" for number in range(30)))
    assert isinstance(answer, Answer)
    assert answer.notes[0] == "That is long: I looked at its beginning only."
    assert len(answer.headline) < 700
    assert " more are not names" in answer.headline


def test_the_order_is_called_what_it_is(
    archive: Callable[..., Callable[[str], SearchResult]],  # noqa: F811  # the fixture
) -> None:
    """The older meeting is of one whose whole family name was asked for, so it stands first."""
    people = [
        person("Ana Ferreira", "Ferreira"),
        person("Inês O'Malley-Ferreira", "O'Malley-Ferreira"),
    ]
    people[1]["id"] = "ines"
    newer = meeting(2, [], participants=[{"person": "ines"}])
    ask = archive(people=people, meetings=[meeting(1, ["Ana Ferreira"]), newer])
    assert [hit.meeting.id for hit in ask("Ferreira").hits] == ["m1", "m2"]
    assert answer_of(ask("Ferreira")).headline == (
        "2 meetings with Ana Ferreira or Inês O'Malley-Ferreira, best match first."
    )


def test_many_of_one_name_are_counted(
    archive: Callable[..., Callable[[str], SearchResult]],  # noqa: F811  # the fixture
) -> None:
    names = [f"Kim A{letter}" for letter in "bcdefg"]
    people = [person(name, "Kim") for name in names]
    ask = archive(people=people, meetings=[meeting(1, names), meeting(2, names[:2])])
    assert answer_of(ask("Kim")).headline == (
        "2 meetings with any of 6 people called “Kim”, newest first."
    )
    assert answer_of(ask("Kim Kim")).headline == (
        "2 meetings with two people called “Kim”, newest first."
    )
