"""The sentences of an answer: what was asked, how much there is, what is missing."""

from collections.abc import Callable

import pytest

from bot.answer.answer_service import AnswerService
from bot.answer.meeting_list import meeting_list_of
from bot.answer.model import Answer, Help, QuoteList
from bot.search.retrieval.results import SearchResult
from tests.search.builders import meeting, person
from tests.search.conftest import archive  # noqa: F401  # a fixture

HEADLINES = [
    # Two people, or a person and a country: how often they met, and when last
    ("Kang Wang", "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul."),
    ("Kang Wang 2018",
     "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York."),
    ("Kang Wang 22 Nov 2017",
     "Kang Kyung-wha and Wang Yi met once on 22 November 2017, in Beijing."),
    ("Kang Wang since 2018",
     "Kang Kyung-wha and Wang Yi met twice since 2018, last on 26 November 2020 in Seoul."),
    ("Kang Wang 2017-2018",
     "Kang Kyung-wha and Wang Yi met twice from 2017 to 2018, last on 26 September 2018 in New"
     " York."),
    ("Kang Wang THAAD",
     "Kang Kyung-wha and Wang Yi met twice about THAAD, last on 26 November 2020 in Seoul."),
    ("US China", "The United States and China met once, on 26 September 2018 in New York."),
    ("Kang with China", "Kang Kyung-wha and China met 3 times, last on 26 November 2020 in Seoul."),
    # Meetings: how many, and what was understood
    ("Kang 22 Nov 2017", "2 meetings with Kang Kyung-wha on 22 November 2017, newest first."),
    ("Kang since 2018", "4 meetings with Kang Kyung-wha since 2018, newest first."),
    ("Kang 2017-2018", "4 meetings with Kang Kyung-wha from 2017 to 2018, newest first."),
    ("Kang before 2018", "2 meetings with Kang Kyung-wha until 2017, newest first."),
    ("Kang THAAD", "2 meetings with Kang Kyung-wha about THAAD, newest first."),
    ("Kang in New York", "2 meetings with Kang Kyung-wha in New York, newest first."),
    ("in the US", "6 meetings in the United States, newest first."),
    ("Wang's visits", "3 visits involving Wang Yi, newest first."),
    ("Kang press conference", "1 press conference with Kang Kyung-wha."),
    ("ASEAN", "2 meetings at ASEAN, newest first."),
    ("Wang “stabilize the situation”",
     "Wang Yi, via a Foreign Ministry official, said on 26 November 2023 in Busan: “help stabilize"
     " the situation”"),
    ("“good neighbors”", "No meeting mentioning “good neighbors”."),
    ("25 September", "1 meeting on 25 September of any year."),
    ("Kong", "6 meetings with Kang Kyung-wha or Taro Kono, newest first."),
    ("Moon Xi summit",
     "1 summit with Moon Jae-in and Xi Jinping, not known to have been held."),
    ("Trump Kim summit",
     "2 summits with Donald Trump and Kim Jong-un, newest first; 1 of them is not known to have"
     " been held."),
    # Quotes: how many, by whom, and whether they mention what was asked
    ("“extensive, in-depth”", "1 quote from 1 meeting mentioning “extensive, in-depth”."),
    ("all quotes by Wang Yi", "9 quotes by Wang Yi from 4 meetings, newest first."),
    ("what did Kang and Wang say",
     "9 quotes from 3 meetings with Kang Kyung-wha and Wang Yi, newest first."),
    ("what did Wang say about the pandemic",
     "2 quotes by Wang Yi from 1 meeting about COVID-19."),
    ("what did Wang say about THAAD?",
     "No quote by Wang Yi mentions THAAD; here are 5 from 2 meetings about THAAD, newest first."),
    ("what did Wang say about THAAD in 2017?",
     "1 quote by Wang Yi from 1 meeting about THAAD in 2017."),
    ("what did China say about THAAD",
     "No quote by China mentions THAAD; here are 5 from 2 meetings involving China about THAAD,"
     " newest first."),
    ("quotes about THAAD",
     "No quote mentions THAAD; here are 8 from 2 meetings about THAAD, newest first."),
    ("what did Kono say",
     "No quotes by Taro Kono are known; there is 1 meeting with Taro Kono."),
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
def test_headline(answers: AnswerService, question: str, headline: str) -> None:
    answer = answers.answer(question)
    assert isinstance(answer, Answer | QuoteList)
    assert answer.headline == headline


NEAREST = "6 meetings come nearest, but none has all that was asked:"
KANG_WANG = "3 meetings with Kang Kyung-wha and Wang Yi, newest first."
NOTES = [
    ("Kang 2018", []),
    ("Kang Wang 2018", ["1 meeting with Kang Kyung-wha and Wang Yi in 2018."]),
    ("Kang Wang", [KANG_WANG]),
    ("Kong Wang", [KANG_WANG, "I read “Kong” as Kang Kyung-wha."]),
    ("Kng Wnag", [KANG_WANG, "I read “Kng” as Kang Kyung-wha and “Wnag” as Wang Yi."]),
    ("Kang Macron",
     ["“Macron” is not a name, topic, place or word in this archive.", NEAREST]),
    ("Kang Biden", [NEAREST]),
    ("Biden", ["1 meeting mentions the name."]),
    ("Boden", ["I read “Boden” as Joe Biden.", "1 meeting mentions the name."]),
    ("Kang NOT Biegun", []),
    ("what did Wang say about the pandemic",
     ["3 other quotes by Wang Yi from meetings about COVID-19 do not mention it."]),
    ("what did Wang say about THAAD in 2017?",
     ["The quote does not mention THAAD, but the meeting is about it."]),
    ("what did Wang say about THAAD?", []),
    ("Kang without Macron", ["“Macron” is not a name, topic, place or word in this archive."]),
    ("king", ["Did you mean Kang Kyung-wha?"]),
    ("Macron Merkel", []),
    ("Park Biegun Busan Hanoi zxcv",
     ["“zxcv” is not a name, topic, place or word in this archive.",
      "3 meetings come nearest, but none has all that was asked:"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "notes"), NOTES)
def test_notes(answers: AnswerService, question: str, notes: list[str]) -> None:
    answer = answers.answer(question)
    assert isinstance(answer, Answer | QuoteList)
    assert list(answer.notes) == notes


@pytest.mark.parametrize("question", ["", " ", "help", "Help!", "?", "hello", "😀"])
def test_nothing_to_look_up_is_answered_with_the_help(
    answers: AnswerService, question: str
) -> None:
    assert isinstance(answers.answer(question), Help)


def test_the_examples_of_the_help_find_something(answers: AnswerService) -> None:
    help_ = answers.answer("help")
    assert isinstance(help_, Help)
    found = [answers.answer(example) for example in help_.examples]
    assert found
    assert all(isinstance(each, Answer) and each.cards for each in found)
    notes = [note for each in found if isinstance(each, Answer) for note in each.notes]
    assert all(note[0].isdigit() for note in notes)  # `1 meeting with`: nothing guessed or missing


def test_more_than_is_read_at_once_is_counted(answers: AnswerService) -> None:
    answer = answers.answer("Wang")
    assert isinstance(answer, Answer)
    assert (len(answer.cards), answer.more) == (5, 7)


def test_a_pasted_page_is_not_echoed(answers: AnswerService) -> None:
    answer = answers.answer(" ".join(f"{'x' * 100}{number}" for number in range(30)))
    assert isinstance(answer, Answer)
    assert answer.notes[0] == "The question is long: only its beginning was read."
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
    assert meeting_list_of(ask("Ferreira")).headline == (
        "2 meetings with Ana Ferreira or Inês O'Malley-Ferreira, best match first."
    )


def test_many_of_one_name_are_counted(
    archive: Callable[..., Callable[[str], SearchResult]],  # noqa: F811  # the fixture
) -> None:
    names = [f"Kim A{letter}" for letter in "bcdefg"]
    people = [person(name, "Kim") for name in names]
    ask = archive(people=people, meetings=[meeting(1, names), meeting(2, names[:2])])
    assert meeting_list_of(ask("Kim")).headline == (
        "2 meetings with any of 6 people called “Kim”, newest first."
    )
    assert meeting_list_of(ask("Kim Kim")).headline == (
        "2 meetings with two people called “Kim”, newest first."
    )
