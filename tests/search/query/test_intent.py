"""The intent of a question, and what answers it."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.answer.meeting_list import meeting_list_of
from bot.search.query.intent import Intent
from bot.search.retrieval.results import SearchResult
from tests.search.builders import meeting, person, quote
from tests.search.conftest import Search

INTENTS = [
    ("Kang Wang", Intent.MEETINGS),
    ("did Kang meet Wang?", Intent.YES_NO),
    ("when did Kang meet Wang?", Intent.MEETINGS),
    ("tell me about Kang", Intent.MEETINGS),
    ("who is Wang Yi?", Intent.MEETINGS),
    ("what did Kang and Wang discuss?", Intent.MEETINGS),
    ("WHO and Kang", Intent.MEETINGS),  # the World Health Organization
    ("Kang last year", Intent.MEETINGS),
    ("Kang in the last three years", Intent.MEETINGS),
    ("what did Wang say about THAAD in 2017?", Intent.QUOTES),
    ("THAAD: what has Wang said", Intent.QUOTES),
    ("quotes Wang THAAD", Intent.QUOTES),
    ("Wang's remarks on THAAD", Intent.QUOTES),
    ("statements by Kang", Intent.QUOTES),
    ("what does Wang think about THAAD", Intent.QUOTES),
    ("what did Wang tell Kang", Intent.QUOTES),
    ("what was Kang's position on THAAD", Intent.QUOTES),
    ("how did Kang respond to Wang", Intent.QUOTES),
    ("who said “stabilize the situation”?", Intent.QUOTES),
    ("how many quotes of Kang are there", Intent.QUOTES),
    ("when did Kang and Wang last meet?", Intent.LATEST),
    ("the last time Kang met Wang", Intent.LATEST),
    ("latest meeting of Kang and Wang", Intent.LATEST),
    ("Kang Wang most recent talks", Intent.LATEST),
    ("Kang's newest visit", Intent.LATEST),
    ("when did Wang last speak about THAAD", Intent.LATEST),
    ("first meeting of Kang and Wang", Intent.FIRST),
    ("when did Kang and Wang first meet", Intent.FIRST),
    ("when did Kang meet Wang for the first time", Intent.FIRST),
    ("earliest Kang Wang", Intent.FIRST),
    ("when did Kang first mention THAAD", Intent.FIRST),
    ("how many times have Kang and Wang met?", Intent.COUNT),
    ("how often did Kang meet Wang", Intent.COUNT),
    ("Kang Wang how many meetings", Intent.COUNT),
    ("number of meetings between Kang and Wang", Intent.COUNT),
    ("how many summits were there in 2018", Intent.COUNT),
    ("who met Park Jin in Busan?", Intent.PEOPLE),
    ("who did Kang meet in 2018", Intent.PEOPLE),
    ("whom has Kang met", Intent.PEOPLE),
    ("with whom did Kang talk about THAAD", Intent.PEOPLE),
    ("who was in New York in 2018?", Intent.PEOPLE),
    ("how many people did Kang meet", Intent.PEOPLE),
    ("which ministers met Kang", Intent.PEOPLE),
    ("people who met Wang", Intent.PEOPLE),
    ("has Kang ever met Wang", Intent.YES_NO),
    ("is there a meeting of Kang and Wang?", Intent.YES_NO),
    ("do you have anything on Kang?", Intent.MEETINGS),
    ("who met Wang more often, Kang or Park?", Intent.COMPARISON),
    ("did Kang meet Wang more often than Kono?", Intent.COMPARISON),
    ("did Kang meet Wang more than once?", Intent.COUNT),
    ("who met Wang most often", Intent.RANKING),
    ("top three people Kang met", Intent.RANKING),
    ("most visited city of Kang", Intent.RANKING),
    ("South Korea's top diplomat", Intent.MEETINGS),
    ("which countries did Kang visit", Intent.LIST),
    ("cities Kang went to", Intent.LIST),
    ("talks between countries about THAAD", Intent.MEETINGS),
    ("where did Kang meet Wang", Intent.LIST),
    ("how many cities did Wang go to", Intent.LIST),
    ("longest gap between Kang and Wang", Intent.GAP),
    ("first and last meeting of Kang and Wang", Intent.FIRST_AND_LATEST),
    ("wie oft: Kang, Wang", Intent.COUNT),
    ("сколько раз: Kang, Wang", Intent.COUNT),
    ("كم مرة Kang Wang", Intent.COUNT),
    ("Kang Wang 몇 번", Intent.COUNT),
    ("Kang Wang 何回", Intent.COUNT),
    ("combien de fois Kang Wang", Intent.COUNT),
]  # fmt: skip


@pytest.mark.parametrize(("question", "asked"), INTENTS)
def test_intent_of_a_question(search: Search, question: str, asked: Intent) -> None:
    assert search(question).asked is asked


HEADLINES = [
    ("how many times have Kang and Wang met?",
     "Kang Kyung-wha and Wang Yi met 3 times, last on 26 November 2020 in Seoul."),
    ("how often did Wang meet Kang in New York",
     "Wang Yi and Kang Kyung-wha met once in New York, on 26 September 2018."),
    ("how many meetings did Kang have?",
     "6 meetings with Kang Kyung-wha were held, the last on 26 November 2020 in Seoul."),
    ("number of meetings between Moon and Xi",
     "Moon Jae-in and Xi Jinping met once, in 2017; 1 more is not known to have been held."),
    ("when did Kang and Wang last meet?",
     "Kang Kyung-wha and Wang Yi last met on 26 November 2020 in Seoul."),
    ("when did Kang and Wang last meet about THAAD before 2020?",
     "Kang Kyung-wha and Wang Yi last met about THAAD until 2019, on 22 November 2017 in Beijing."),
    ("first meeting of Kang and Wang",
     "Kang Kyung-wha and Wang Yi first met on 22 November 2017 in Beijing."),
    ("latest meeting about THAAD",
     "The latest meeting about THAAD was on 26 November 2020 in Seoul: Kang Kyung-wha and Wang Yi"
     " hold talks in Seoul."),
    ("who met Park Jin in Busan?", "Park Jin met Wang Yi and Yoko Kamikawa in Busan."),
    ("who did Kang meet?", "Kang Kyung-wha met Wang Yi (3 times) and Taro Kono."),
    ("who was in New York in 2018 with Kono?", "Taro Kono met Kang Kyung-wha in New York in 2018."),
    ("what did Kono say", "No quotes by Taro Kono are known; there is 1 meeting with Taro Kono."),
    ("how many times did Kang meet Trump", "No meeting with Kang Kyung-wha and Donald Trump."),
    ("when did Kang last meet Macron",
     "No meeting with Kang Kyung-wha that also matches “Macron”."),
    ("how many Moon Xi summits",
     "No summit with Moon Jae-in and Xi Jinping is known to have been held; the one found is"
     " planned."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "line"), HEADLINES)
def test_headline_answers_the_question(search: Search, question: str, line: str) -> None:
    assert meeting_list_of(search(question)).headline == line


PEOPLE = [person(name, name.split()[0]) for name in ("Aoki Ren", "Baek Min", "Chen Lu", "Duan Fei")]


def held_on(number: int, people: list[str], day: str, **rest: Any) -> dict[str, Any]:
    return meeting(number, people, date={"edtf": day, "basis": "stated"}, **rest)


MEETINGS = [
    held_on(1, ["Aoki Ren", "Baek Min"], "2015-03-01"),
    held_on(2, ["Aoki Ren", "Baek Min"], "2016-03-01"),
    held_on(3, ["Aoki Ren", "Baek Min", "Chen Lu"], "2017-03-01"),
    held_on(4, ["Aoki Ren", "Baek Min"], "2014-03-01", status="cancelled"),
    held_on(5, ["Aoki Ren", "Baek Min", "Duan Fei"], "2019-03-01", status="planned"),
]


@pytest.fixture
def ask(archive: Callable[..., Search]) -> Search:
    quotes = [quote(1, "Fish is all we talked about.", "Baek Min"),
              quote(2, "We spoke of trade in fish.", "Aoki Ren"),
              quote(3, "It rained on us.", "Aoki Ren")]  # fmt: skip
    topics = [{"id": "fisheries", "name": "fisheries", "names": ["fish"]}]
    about = [{**each, "topics": ["fisheries"]} for each in MEETINGS]
    return archive(people=PEOPLE, topics=topics, meetings=about, quotes=quotes)


def ids(result: SearchResult) -> list[str]:
    return [hit.meeting.id for hit in result.hits]


def test_held_meetings_come_before_planned_ones(ask: Search) -> None:
    assert ids(ask("when did Aoki and Baek last meet")) == ["m3", "m2", "m1", "m5", "m4"]
    assert ids(ask("first Aoki Baek")) == ["m1", "m2", "m3", "m4", "m5"]


def test_only_held_meetings_are_counted(ask: Search) -> None:
    result = ask("how many times did Aoki meet Baek")
    assert (result.aggregations.held, result.not_held, result.total) == (3, 2, 5)
    assert meeting_list_of(result).headline == (
        "Aoki Ren and Baek Min met 3 times, last on 1 March 2017; 2 more are not known to have"
        " been held."
    )


def test_people_are_from_held_meetings_only(ask: Search) -> None:
    result = ask("who met Aoki?")
    assert [(each.name, each.meetings) for each in result.aggregations.people] == [
        ("Baek Min", 3),
        ("Chen Lu", 1),
    ]


def test_quotes_are_by_the_speakers_asked_for_and_on_topic_first(ask: Search) -> None:
    said = ask("what did Aoki say to Baek about fish")
    assert ids(said) == ["m2"]
    assert [each.exact for each, _ in said.aggregations.quotes] == ["We spoke of trade in fish."]
    assert (said.aggregations.quote_count, said.aggregations.other_quotes) == (1, 1)
    assert ids(ask("what did Aoki and Baek say about fish")) == ["m2", "m1"]


def test_without_a_quote_on_the_topic_there_are_those_off_it(
    archive: Callable[..., Search],
) -> None:
    topics = [{"id": "fisheries", "name": "fisheries", "names": ["fish"]}]
    about = [{**each, "topics": ["fisheries"]} for each in MEETINGS]
    quotes = [quote(1, "It rained on us.", "Aoki Ren")]
    ask = archive(people=PEOPLE, topics=topics, meetings=about, quotes=quotes)
    said = ask("what did Aoki say about fish")
    assert ids(said) == ["m1"]
    assert said.aggregations.is_off_topic
    assert (said.aggregations.quote_count, said.aggregations.other_quotes) == (1, 0)
    assert ids(ask("what did Chen say about fish")) == ["m3"]  # nothing: so the meetings


def test_a_cue_word_in_a_name_is_no_cue(archive: Callable[..., Search]) -> None:
    topic = {"id": "first", "name": "America First", "names": []}
    asked = archive(
        people=PEOPLE, topics=[topic], meetings=[meeting(1, ["Aoki Ren"], topics=["first"])]
    )("Aoki America First")
    assert (asked.asked, asked.total) == (Intent.MEETINGS, 1)
