"""Comparisons, rankings, lists, gaps and questions of yes or no, with their numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.answer.meeting_list import meeting_list_of
from bot.search.retrieval.results import SearchResult
from tests.search.builders import meeting, person
from tests.search.conftest import Search

NAMES = ["Aoki Ren", "Baek Min", "Chen Lu", "Duan Fei", "Ekberg Ada"]
PLACES = [
    {"id": "north", "name": "Northland", "kind": "country"},
    {"id": "south", "name": "Southland", "kind": "country"},
    {"id": "port", "name": "Portville", "kind": "city", "within": "south"},
    {"id": "hill", "name": "Hillton", "kind": "city", "within": "south"},
]
SIDES = {"aoki-ren": "north", "ekberg-ada": "north", "baek-min": "south"}


def held(number: int, people: list[str], day: str, **rest: Any) -> dict[str, Any]:
    each = meeting(number, people, date={"edtf": day, "basis": "stated"}, **rest)
    sides = [{**who, "side": SIDES.get(who["person"])} for who in each["participants"]]
    return {**each, "participants": [{k: v for k, v in who.items() if v} for who in sides]}


MEETINGS = [
    held(1, ["Aoki Ren", "Baek Min"], "2015-03-01", place="port"),
    held(2, ["Aoki Ren", "Baek Min", "Ekberg Ada"], "2016-03-01", place="hill"),
    held(3, ["Aoki Ren", "Chen Lu"], "2019-03-01", place="port"),
    held(4, ["Duan Fei", "Chen Lu"], "2020-03-01", place="south"),
    held(5, ["Aoki Ren", "Baek Min"], "2030-03-01", place="port", status="planned"),
    held(6, ["Aoki Ren", "Duan Fei"], "2021-03-01", place="hill", status="cancelled"),
]


@pytest.fixture
def ask(archive: Callable[..., Search]) -> Search:
    people = [person(name, name.split()[0]) for name in NAMES]
    return archive(people=people, places=PLACES, meetings=MEETINGS)


def headline(result: SearchResult) -> str:
    return meeting_list_of(result).headline


def ids(result: SearchResult) -> list[str]:
    return [hit.meeting.id for hit in result.hits]


HEADLINES = [
    ("who met Aoki more often, Baek or Chen?",
     "Baek Min: 2 meetings with Aoki Ren; Chen Lu: 1."),
    ("did Aoki meet Chen more often than Baek?",
     "Baek Min: 2 meetings with Aoki Ren; Chen Lu: 1."),
    ("who met Chen more often, Aoki or Duan",
     "Aoki Ren: 1 meeting with Chen Lu; Duan Fei: 1; as many each."),
    ("Aoki with Chen or Baek",
     "4 meetings with Aoki Ren and either Chen Lu or Baek Min; 1 of them is not known to have been"
     " held: Chen Lu 1, Baek Min 2."),
    ("who met Aoki most often",
     "Most often: Baek Min (2) and Chen Lu (1), of 3 meetings with Aoki Ren."),
    ("top 1 people Aoki met", "Most often: Baek Min (2), of 3 meetings with Aoki Ren."),
    ("most visited city", "Most often: Portville (2) and Hillton (1), of 4 meetings."),
    ("which countries did Aoki go to", "1 country: Southland (3), of 3 meetings with Aoki Ren."),
    ("cities Aoki went to in 2015", "1 city: Portville, of 1 meeting with Aoki Ren in 2015."),
    ("where did Aoki meet Baek", "Aoki Ren and Baek Min met in Portville and in Hillton."),
    ("longest gap between Aoki meetings",
     "The longest gap was 3.0 years (1,095 days), from the meeting on 1 March 2016 in Hillton to"
     " the one on 1 March 2019 in Portville; 3 meetings with Aoki Ren."),
    ("first and last meeting of Aoki",
     "The first was on 1 March 2015 in Portville, the latest on 1 March 2019 in Portville; 3"
     " meetings with Aoki Ren."),
    ("last 2 meetings of Aoki",
     "The latest 2 of 3 meetings with Aoki Ren were on 1 March 2019 in Portville and on 1 March"
     " 2016 in Hillton."),
    ("did Aoki ever meet Baek?",
     "Yes: Aoki Ren and Baek Min met twice, last on 1 March 2016 in Hillton; 1 more is not known to"
     " have been held."),
    ("did Baek meet Chen?", "No, not in this archive: no meeting with Baek Min and Chen Lu."),
    ("did Aoki meet Duan?",
     "No: no meeting with Aoki Ren and Duan Fei is known to have been held; the one found is"
     " cancelled."),
    ("was Baek in Portville?",
     "Yes: 1 meeting with Baek Min in Portville was held, on 1 March 2015; 1 more is not known to"
     " have been held."),
    ("which cities has Aoki not visited",
     "I cannot list what did not take place: the archive only has what did. It has 5 meetings with"
     " Aoki Ren: Portville and Hillton."),
    ("who did Aoki meet in Hillton",
     "Aoki Ren met Baek Min in Hillton; on the same side: Ekberg Ada."),
    ("who accompanied Aoki",
     "Ekberg Ada took part in 3 meetings with Aoki Ren, on the same side."),
    ("cancelled meetings", "1 cancelled meeting."),
    ("how many meetings were cancelled", "1 cancelled meeting."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "line"), HEADLINES)
def test_headline_leads_with_the_numbers(ask: Search, question: str, line: str) -> None:
    assert headline(ask(question)) == line


def test_planned_meetings_stand_below_those_that_were_held(ask: Search) -> None:
    assert ids(ask("Aoki Baek")) == ["m2", "m1", "m5"]
    assert ids(ask("planned meetings")) == ["m5"]
    assert ids(ask("Aoki without Baek")) == ["m3", "m6"]


def test_alternatives_are_one_requirement(ask: Search) -> None:
    found = ask("Baek or Duan in Hillton")
    assert ids(found) == ["m2", "m6"]
    assert all(not hit.missing for hit in found.hits)
    assert found.query.alternatives == ((0, 1),)


def test_list_with_commas_has_alternatives_only(ask: Search) -> None:
    assert ask("Aoki with Baek, Chen or Duan").query.alternatives == ((1, 2, 3),)
    assert ask("Aoki in 2015 or 2016").query.alternatives == ()


NEGATED = [
    "meetings that did not touch fish",
    "meetings not about fish",
    "talks without mentioning fish",
]


@pytest.mark.parametrize("question", [f"Aoki {each}" for each in NEGATED])
def test_negated_topic_is_excluded(archive: Callable[..., Search], question: str) -> None:
    topics = [{"id": "fisheries", "name": "fisheries", "names": ["fish"]}]
    people = [person(name, name.split()[0]) for name in NAMES[:2]]
    meetings = [meeting(1, NAMES[:2], topics=["fisheries"]), meeting(2, NAMES[:2])]
    found = archive(people=people, topics=topics, meetings=meetings)(question)
    assert ids(found) == ["m2"]


def test_people_without_a_name_are_told_by_their_description(
    archive: Callable[..., Search],
) -> None:
    described = {"described": "a harbour official", "side": "north"}
    reporters = {"described": "reporters"}
    people = [person(name, name.split()[0]) for name in NAMES[:1]]
    meetings = [meeting(1, [], participants=[described, reporters], kind="briefing")]
    found = archive(people=people, places=PLACES, meetings=meetings)("who briefed reporters")
    assert headline(found) == "A harbour official took part in 1 briefing."
