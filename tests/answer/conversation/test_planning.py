"""What a question means after another one, as a table."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer.answer_service import AnswerService
from bot.answer.conversation.follow_up_detection import detect_follow_up
from bot.answer.conversation.planning import plan_answer, wants_quotes
from bot.answer.conversation.request_codec import decode, encode
from bot.answer.conversation.view_request import (
    ConversationState,
    ListView,
    MeetingView,
    ViewRequest,
)
from bot.answer.model import Answer, MeetingDetails, QuoteList
from bot.index.read.index import Index
from bot.search.searcher import Searcher
from tests.search.builders import found_by
from tests.support import TODAY, answer_service


@pytest.fixture(scope="module")
def answers(index: Index) -> AnswerService:
    return answer_service(Searcher(index))


def turn(shown: object) -> ConversationState:
    """Return what a thread remembers of an answer."""
    assert isinstance(shown, Answer | QuoteList | MeetingDetails)
    assert shown.request
    if isinstance(shown, Answer):
        return ConversationState(shown.request, tuple(card.meeting for card in shown.cards))
    if isinstance(shown, QuoteList):
        return ConversationState(shown.request, tuple(group.meeting for group in shown.groups))
    return ConversationState(shown.request, (shown.meeting,))


def first_line(shown: object) -> str:
    return shown.title if isinstance(shown, MeetingDetails) else shown.headline  # type: ignore[attr-defined]  # all others have one


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "Kang Wang",
            "and in 2018?",
            "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang",
            "in 2018",
            "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang 2018",
            "and 2020?",
            "Kang Kyung-wha and Wang Yi met once in 2020, on 26 November 2020 in Seoul.",
        ),
        (
            "Kang Wang",
            "what about Kono?",
            "Kang Kyung-wha and Taro Kono met once, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang",
            "and Kono?",
            "Kang Kyung-wha and Taro Kono met once, on 26 September 2018 in New York.",
        ),
        (
            "Wang Kang",
            "how about Kono",
            "Kang Kyung-wha and Taro Kono met once, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang 2018",
            "what about Kono?",
            "Kang Kyung-wha and Taro Kono met once in 2018, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang",
            "did she meet Kono?",
            "Yes: Kang Kyung-wha and Taro Kono met once, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang",
            "THAAD",
            "Kang Kyung-wha and Wang Yi met twice about THAAD, last on 26 November 2020 in Seoul.",
        ),
        (
            "Kang Wang",
            "only in Seoul",
            "Kang Kyung-wha and Wang Yi met once in Seoul, on 26 November 2020.",
        ),
        (
            "Kang Wang in Seoul",
            "what about Beijing?",
            "Kang Kyung-wha and Wang Yi met once in Beijing, on 22 November 2017.",
        ),
        (
            "Kang Wang 2018",
            "have they met before?",
            "Yes: Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul.",
        ),
        (
            "Kang Kono",
            "Park Jin in Busan",
            "3 meetings with Park Jin in Busan, newest first; 1 of them is not known to have been"
            " held.",
        ),
        ("Kang Kono", "Wang", None),
        (
            "Kang Wang",
            "who did they meet there with Zzyx?",
            "No meeting with Kang Kyung-wha and Wang Yi that also matches “Zzyx”.",
        ),
        (
            "Kang Wang 2018",
            "how often?",
            "Kang Kyung-wha and Wang Yi met once in 2018, on 26 September 2018 in New York.",
        ),
        (
            "Kang Wang in Beijing",
            "when did they last meet?",
            "Kang Kyung-wha and Wang Yi last met on 26 November 2020 in Seoul.",
        ),
        (
            "Kang Wang in Beijing",
            "where else did they meet?",
            "Kang Kyung-wha and Wang Yi met in Seoul, in New York and in Beijing.",
        ),
        (
            "Kang in New York",
            "who else took part?",
            "Kang Kyung-wha met Taro Kono and Wang Yi in New York.",
        ),
        ("Kang in New York", "who else?", "Kang Kyung-wha met Taro Kono and Wang Yi in New York."),
        (
            "Kang in New York",
            "and without Wang?",
            "1 meeting with Kang Kyung-wha in New York without Wang Yi.",
        ),
        (
            "Kang in New York 2018",
            "and without her?",
            "2 meetings in New York in 2018 without Kang Kyung-wha, newest first.",
        ),
        (
            "Wang Kang in Seoul",
            "and without him?",
            "1 meeting with Kang Kyung-wha in Seoul without Wang Yi.",
        ),
        (
            "when did Kang last meet Wang",
            "where was that?",
            "Kang Kyung-wha and Wang Yi hold talks in Seoul",
        ),
        (
            "Kang Wang in Seoul",
            "did they meet in Beijing?",
            "Yes: Kang Kyung-wha and Wang Yi met once in Beijing, on 22 November 2017.",
        ),
        ("Kang Wang", "thanks!", "You are welcome. Ask again whenever you need another meeting."),
        (
            "Kang Wang",
            "how often?",
            "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul.",
        ),
        (
            "Kang Wang",
            "when did they last meet?",
            "Kang Kyung-wha and Wang Yi last met on 26 November 2020 in Seoul.",
        ),
        (
            "Kang without Wang",
            "and in 2018?",
            "1 meeting with Kang Kyung-wha in 2018 without Wang Yi.",
        ),
        (
            "Korean foreign minister 2018",
            "what did she say?",
            "2 quotes by Kang Kyung-wha from 2 meetings in 2018, newest first.",
        ),
        ("Kang Wang", "the first one", "Kang Kyung-wha and Wang Yi hold talks in Seoul"),
        (
            "Kang Wang",
            "Show me the last one, please.",
            "Kang Kyung-wha and Wang Yi hold talks in Beijing",
        ),
        ("Kang Wang", "2", "Kang Kyung-wha and Wang Yi hold talks in New York"),
        ("Kang Wang", "#2", "Kang Kyung-wha and Wang Yi hold talks in New York"),
        (
            "Kang Wang",
            "what did Wang say?",
            "5 quotes by Wang Yi from 2 meetings with Kang Kyung-wha and Wang Yi, newest first.",
        ),
        ("Kang Wang", "what was said?", None),
        (
            "Kang Wang",
            "quotes from the second one",
            "1 quote: 26 September 2018 · New York · Kang Kyung-wha and Wang Yi hold talks in"
            " New York.",
        ),
    ],
)
def test_follow_up(
    answers: AnswerService, before: str, question: str, expected: str | None
) -> None:
    shown = answers.ask(question, turn(answers.ask(before)))
    if expected is not None:
        assert first_line(shown) == expected


def test_a_question_with_people_of_its_own_begins_anew(answers: AnswerService) -> None:
    alone = answers.ask("Wang")
    assert answers.ask("Wang", turn(answers.ask("Kang Kono"))) == alone


def test_a_meeting_that_is_looked_at_is_what_the_next_question_is_about(
    answers: AnswerService,
) -> None:
    details = answers.ask("the first one", turn(answers.ask("Kang Wang")))
    quotes = answers.ask("what did they say?", turn(details))
    assert isinstance(quotes, QuoteList)
    assert first_line(quotes).startswith("5 quotes: 26 November 2020 · Seoul")
    again = answers.ask("who was there?", turn(quotes))
    assert isinstance(again, MeetingDetails)


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("and in 2018?", True),
        ("What about Kono?", True),
        ("what did she say?", True),
        ("have they met before?", True),
        ("the third one", True),
        ("more", True),
        ("Kang Wang", False),
        ("who met in Busan in 2022?", False),
        ("Andong summit", False),
        ("Theresa May", False),
        ("First Vice Minister Choi", False),
        ("No Kwang-il", False),
        ("", False),
    ],
)
def test_what_leans_on_what_came_before(question: str, leans: bool) -> None:  # noqa: FBT001  # a table's column
    assert detect_follow_up(question).is_follow_up is leans


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("quotes Wang THAAD", True),
        ("what did Wang say about THAAD?", True),
        ('"stabilize the situation"', True),
        ("Kang Wang", False),
        ('Wang "stabilize the situation"', False),
        ("Wang in Busan", False),
        ("tell me about Kang", False),
        ("what did they say?", True),
    ],
)
def test_whether_quotes_are_wanted(answers: AnswerService, question: str, wanted: bool) -> None:  # noqa: FBT001  # as above
    query = answers.searcher.parse(question, TODAY).query
    assert wants_quotes(question, query) is wanted


def test_who_is_meant_by_she_is_not_guessed_at_one_meeting_either(answers: AnswerService) -> None:
    details = answers.ask("the first one", turn(answers.ask("Kang Wang")))
    quotes = answers.ask("what did she say?", turn(details))
    assert isinstance(quotes, QuoteList)
    assert quotes.notes[0].startswith("I cannot tell who “she” is")


@pytest.mark.parametrize("question", ["Kang Wang", "quotes Kang"])
def test_more_than_there_is_shows_the_last_again_and_says_so(
    answers: AnswerService, question: str
) -> None:
    shown = answers.ask(question)
    for _ in range(3):
        shown = answers.ask("more", turn(shown))
    assert isinstance(shown, Answer | QuoteList)
    assert shown.notes[0] == "There are no more: these are the last."


def test_an_exact_phrase_is_answered_with_the_quotes_that_have_it(answers: AnswerService) -> None:
    shown = answers.ask('"appropriately handle"')
    assert isinstance(shown, QuoteList)
    (group,) = shown.groups
    assert [said.quote.exact for said in group.quotes] == ["appropriately handle"]
    assert group.quotes[0].quote.speaker == "Wang Yi to Kang Kyung-wha"


def test_a_question_without_quotes_is_answered_with_the_meetings(answers: AnswerService) -> None:
    shown = answers.ask("what did Moon say about Beijing")
    assert isinstance(shown, Answer)
    assert shown.headline == (
        "No quotes by Moon Jae-in are known; there is 1 meeting with Moon Jae-in in Beijing."
    )


def test_below_a_day_it_is_asked_who_is_meant(answers: AnswerService) -> None:
    day = ConversationState(ViewRequest(day="11-26"), ("2020-11-26-kang-wang-seoul",))
    assert first_line(answers.ask("what did they say?", day)).startswith("I do not know who")
    assert isinstance(answers.ask("the first one", day), MeetingDetails)
    assert first_line(answers.ask("and Kono?", day)) == "1 meeting with Taro Kono."


def test_nothing_to_lean_on_is_no_plan(answers: AnswerService) -> None:
    query = answers.searcher.parse("hello there", date(2026, 1, 1)).query
    assert plan_answer("hello", query, None) is None


@pytest.mark.parametrize(
    "question",
    ["Kang Wang 2018", "Wnag in China", "summit since 2019", '"appropriately handle" 26 November',
     "Zzyx Kang", "with Japan", "Kim", "Korean foreign minister 2018", "Kang without Wang",
     "what did Wang say to Kang?", "G20", "how often did Kang meet Wang except in 2018"],
)  # fmt: skip
def test_a_request_comes_back_from_its_text_as_it_was(
    answers: AnswerService, question: str
) -> None:
    query = found_by(answers.searcher, question, TODAY).query
    request = ViewRequest(query, ListView.QUOTES, 10, speakers=("wang-yi",)).select(
        "m", MeetingView.QUOTES, 8
    )
    written = encode(request, "e", lambda text: text)
    read, edition = decode(written, lambda key: key, answers.name_of)
    assert edition == "e"
    assert replace(read.query, text=query.text, parse_score=query.parse_score) == query
    assert (read.list_view, read.first, read.speakers, read.selected) == (
        request.list_view, request.first, request.speakers, request.selected,
    )  # fmt: skip
