"""Offices instead of names stand for those who held them at the time."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.answer.meeting_list import meeting_list_of
from bot.search.query.model import TermKind
from bot.search.retrieval.results import SearchResult
from tests.search.builders import meeting, person
from tests.search.conftest import Search

COUNTRIES = ["France", "Germany", "South Korea", "North Korea", "United States", "China", "India"]
PLACES = [{"id": name.replace(" ", "-").lower(), "name": name, "kind": "country"}
          for name in COUNTRIES]  # fmt: skip


def official(name: str, country: str, *offices: tuple[str, str], of: str | None = None) -> Any:
    held = [{"title": title, "held": when, "of": of} for title, when in offices]
    return {**person(name, name.rsplit(maxsplit=1)[-1]), "country": country, "offices": held}


PEOPLE = [
    official("Anne Roux", "france", ("Minister for Foreign Affairs", "2010/2014")),
    official("Luc Petit", "france", ("Minister of Foreign Affairs", "2015-01-01/2018-06-30"),
             ("President", "2019/..")),
    official("Karl Stein", "germany", ("Chancellor", "2012/..")),
    official("Han Bora", "south-korea", ("Foreign Minister", "2016/2019")),
    official("Ri Chol", "north-korea", ("Foreign Minister", "2014/2019")),
    official("Dan Wood", "united-states", ("Secretary of State", "2013/2017")),
    official("Eve Hill", "united-states", ("Secretary of State", "2017/2021"),
             ("Ambassador to India", "2005/2009")),
    official("Ola Berg", "germany", ("Secretary-General", "2014/2020"), of="NATO"),
    official("Li Qing", "china"),
]  # fmt: skip


def held_in(number: int, year: str, people: list[Any], **rest: Any) -> dict[str, Any]:
    return meeting(number, people, date={"edtf": year, "basis": "stated"}, **rest)


MEETINGS = [
    held_in(1, "2012-05-01", ["Anne Roux", "Karl Stein"]),
    held_in(2, "2016-05-01", ["Luc Petit", "Dan Wood"]),
    held_in(3, "2020-05-01", ["Luc Petit", "Eve Hill"]),
    held_in(4, "2018-05-01", ["Han Bora", "Ri Chol"]),
    held_in(5, "2021-06-01", ["Anne Roux", "Ola Berg"]),  # both were out of office
    held_in(6, "2008-03-01", ["Eve Hill"]),
    held_in(7, "2017-09-01", [], participants=[
        {"person": "li-qing", "side": "china", "office": "Foreign Minister"},
        {"person": "ola-berg"}]),
]  # fmt: skip

TABLE = [
    ("French foreign minister", ["m2", "m1"]),
    ("France's foreign minister", ["m2", "m1"]),
    ("foreign minister of France", ["m2", "m1"]),
    ("the French minister of foreign affairs", ["m2", "m1"]),
    ("French FM 2012", ["m1"]),
    ("French president", ["m3"]),
    ("President of France", ["m3"]),
    ("German chancellor", ["m1"]),
    ("German prime minister", ["m1"]),
    ("Berlin's chancellor", ["m1"]),
    ("Secretary of State", ["m3", "m2"]),
    ("US Secretary of State", ["m3", "m2"]),
    ("American foreign minister in 2016", ["m2"]),
    ("French foreign minister and Secretary of State", ["m2"]),
    ("Korean foreign minister", ["m4"]),
    ("South Korean foreign minister 2018", ["m4"]),
    ("North Korean FM", ["m4"]),
    ("NATO secretary general", ["m7"]),
    ("Chinese foreign minister", ["m7"]),  # known only from a meeting
    ("Chinese foreign minister 2017", ["m7"]),
    ("US ambassador to India", ["m6"]),
    ("American ambassador", ["m6"]),
    ("Luc Petit, the French president", ["m3"]),
    ("foreign minister in 2018", ["m4"]),
    ("Indian foreign minister", []),
    ("Zulu foreign minister of Narnia", []),
]  # fmt: skip


@pytest.mark.parametrize(("query", "ids"), TABLE)
def test_an_office_stands_for_its_holders_at_the_time(
    archive: Callable[..., Search], query: str, ids: list[str]
) -> None:
    result = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)(query)
    assert [hit.meeting.id for hit in result.hits if not hit.partial] == ids


def test_the_answer_names_the_holders(archive: Callable[..., Search]) -> None:
    ask = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)
    assert list(meeting_list_of(ask("French foreign minister")).notes) == [
        "I took “French foreign minister” for Luc Petit (2015 to 2018) and Anne Roux (2010 to"
        " 2014)."
    ]
    # `Korean` is both North and South Korean
    assert people(ask("Korean foreign minister")) == ["Han Bora", "Ri Chol"]
    assert people(ask("French foreign minister in 2013")) == ["Anne Roux"]


def people(result: SearchResult) -> list[str]:
    return [name for term in result.query.of_kind(TermKind.PERSON) for name in term.names]


ARTICLES = [
    ("Korean foreign minister 2018", ["Kang Kyung-wha"], 2),
    ("Korean foreign minister 2023", ["Park Jin"], None),
    ("Chinese and Japanese foreign ministers", ["Wang Yi", "Yoko Kamikawa"], 1),
    ("foreign ministers of China and Japan", ["Wang Yi", "Yoko Kamikawa"], 1),
    ("foreign ministers of China and South Korea", ["Wang Yi", "Park Jin", "Kang Kyung-wha"], 5),
    ("leaders of the two Koreas", ["Kim Jong-un", "Moon Jae-in"], 1),
    ("nuclear envoys of South Korea and the US", ["Lee Do-hoon", "Stephen Biegun"], 1),
    ("South Korean Foreign Minister Kang Kyung-wha", ["Kang Kyung-wha"], 6),
    ("Kang Kyung-wha, the South Korean foreign minister", ["Kang Kyung-wha"] * 2, 6),
    ("North Korean leader", ["Kim Jong-un"], 3),
    ("American president in 2018", ["Donald Trump"], 0),  # not Moon, who visited America
]


@pytest.mark.parametrize(("query", "names", "total"), ARTICLES)
def test_offices_in_the_articles(
    search: Search, query: str, names: list[str], total: int | None
) -> None:
    result = search(query)
    assert people(result) == names
    assert total in (None, result.total)


LEADERS = [
    official("Erik Blom", "germany", ("Chancellor", "2000/2010")),
    official("Olaf Stark", "germany", ("Chancellor", "2011/2020"), ("Foreign Minister", "2005")),
    official("Paul Roche", "france", ("President", "2000/2020")),
    official("Luc Moreau", "france", ("Deputy Prime Minister and Foreign Minister", "2012")),
    official("Amy Stone", "united-states", ("Secretary of State", "2009/2020")),
    official("Tom Reed", "united-states", ("President", "2009/2020")),
    official("Jens Falk", "germany", ("NATO Secretary General", "2010/2020")),
]
LEADERS_MEETINGS = [
    held_in(1, "2005-05-01", ["Erik Blom", "Paul Roche"]),
    held_in(2, "2012-05-01", ["Olaf Stark", "Amy Stone"]),
    held_in(3, "2012-06-01", ["Olaf Stark", "Tom Reed"]),
    held_in(4, "2013-05-01", ["Jens Falk", "Amy Stone"]),
    held_in(5, "2012-07-01", ["Luc Moreau", "Amy Stone"]),
    held_in(6, "2014-05-01", ["Amy Stone"], place="germany"),
    held_in(7, "2014-06-01", ["Paul Roche"], participants=[
        {"person": "paul-roche"}, {"person": "tom-reed", "side": "united-states"}]),
]  # fmt: skip
WITH_PEOPLE = [
    ("German chancellor Stone", ["m2"]),  # not she in Germany
    ("German chancellor Reed", ["m3"]),
    ("German chancellor Stark", ["m3", "m2"]),
    ("German chancellors", ["m3", "m2", "m1"]),
    ("chancellors of Germany", ["m3", "m2", "m1"]),
    ("NATO secretary general Stone", ["m4"]),
    ("French foreign minister Stone", ["m5"]),
    ("German king Stone", []),  # nobody is known to have been one
    ("leaders of France and Germany", ["m1"]),
    ("French and German leaders", ["m1"]),
    ("POTUS", ["m7", "m3"]),
    ("SecState Stark", ["m2"]),
    ("Stone without German chancellor Stark", ["m6", "m4", "m5"]),
]


@pytest.mark.parametrize(("query", "ids"), WITH_PEOPLE)
def test_an_office_with_people(archive: Callable[..., Search], query: str, ids: list[str]) -> None:
    result = archive(people=LEADERS, places=PLACES, meetings=LEADERS_MEETINGS)(query)
    assert [hit.meeting.id for hit in result.hits if not hit.partial] == ids


def test_an_office_before_the_name_of_its_holder_is_a_title(
    archive: Callable[..., Search],
) -> None:
    ask = archive(people=LEADERS, places=PLACES, meetings=LEADERS_MEETINGS)
    assert people(ask("German chancellor Stark")) == ["Olaf Stark"]
    assert people(ask("what did the former German chancellor Stark say")) == ["Olaf Stark"]
    assert people(ask("German chancellor Stone")) == ["Olaf Stark", "Amy Stone"]
