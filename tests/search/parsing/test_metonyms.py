"""Names of events, and capitals that stand for governments."""

from collections.abc import Callable

import pytest

from bot.answer.meeting_list import meeting_list_of
from bot.search.query.model import PlaceRole, TermKind
from tests.search.builders import meeting, person
from tests.search.conftest import Search

PEOPLE = [person("Aoki Ren", "Aoki"), person("Baek Min", "Baek")]
MEETINGS = [
    meeting(1, ["Aoki Ren"], occasion="at the United Nations General Assembly in New York"),
    meeting(2, ["Baek Min"], occasion="on the margins of the ASEAN Regional Forum"),
    meeting(3, ["Aoki Ren", "Baek Min"], occasion="during the Group of Twenty summit"),
    meeting(4, ["Aoki Ren"], title="APEC leaders’ meeting"),
    meeting(5, ["Aoki Ren"], summary="They spoke of the G20."),
    meeting(6, ["Baek Min"], occasion="Munich Security Conference"),
]
EVENTS = [
    ("UNGA", ["m1"]),
    ("UN General Assembly", ["m1"]),
    ("Aoki at the UNGA", ["m1"]),
    ("ARF", ["m2"]),
    ("ASEAN", ["m2"]),
    ("G20", ["m3", "m5"]),  # m5 only mentions it
    ("G20 summit", ["m3", "m5"]),
    ("Baek G20", ["m3"]),
    ("Asia-Pacific Economic Cooperation", ["m4"]),
    ("apec leaders meeting", ["m4"]),
    ("Munich Security Conference", ["m6"]),
    ("UNGA Baek", []),
    ("BRICS", []),
]


@pytest.mark.parametrize(("query", "ids"), EVENTS)
def test_events(archive: Callable[..., Search], query: str, ids: list[str]) -> None:
    result = archive(people=PEOPLE, meetings=MEETINGS)(query)
    assert [hit.meeting.id for hit in result.hits if not hit.partial] == ids
    assert result.query.of_kind(TermKind.OCCASION)


def test_the_headline_has_the_name_of_an_event(search: Search) -> None:
    headline = meeting_list_of(search("Kang UNGA 2018")).headline
    assert headline == "2 meetings with Kang Kyung-wha at the UN General Assembly in 2018, " \
        "newest first."  # fmt: skip
    assert search("Kang not at UNGA").total == 4


GOVERNMENTS = [
    ("Seoul and Beijing", ["South Korea", "China"]),
    ("between Seoul and Tokyo", ["South Korea", "Japan"]),
    ("Seoul-Tokyo talks", ["South Korea", "Japan"]),
    ("Washington Pyongyang", ["United States", "North Korea"]),
    ("with Tokyo", ["Japan"]),
    ("Pyongyang", ["North Korea"]),
    ("China and Seoul", ["South Korea"]),
    ("in Seoul", []),
    ("Seoul", []),
    ("Kang in Beijing", []),
    ("Kang Wang Beijing", []),
    ("Busan", []),
]


@pytest.mark.parametrize(("query", "governments"), GOVERNMENTS)
def test_capitals_next_to_other_countries_stand_for_governments(
    search: Search, query: str, governments: list[str]
) -> None:
    result = search(query)
    sides = [
        term for term in result.query.of_kind(TermKind.PLACE) if term.role is PlaceRole.DELEGATION
    ]
    assert [name for term in sides for name in term.names] == governments
    assert result.total > 0
