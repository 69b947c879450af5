"""Visits and trips: who was in another country than their own, and how often."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.search.query.intent import Intent
from tests.search.builders import meeting, person
from tests.search.conftest import Search

SIDES = {"ana-ruiz": "spain", "bo-lind": "sweden", "cy-tan": None}
PEOPLE = [
    {**person(name, name.split()[1]), "country": SIDES[name.lower().replace(" ", "-")]}
    for name in ("Ana Ruiz", "Bo Lind", "Cy Tan")
]
PLACES = [
    *(
        {"id": name.lower(), "name": name, "kind": "country"}
        for name in ("Spain", "Sweden", "Peru")
    ),
    {"id": "madrid", "name": "Madrid", "kind": "city", "within": "spain"},
    {"id": "lima", "name": "Lima", "kind": "city", "within": "peru"},
    {"id": "cuzco", "name": "Cuzco", "kind": "city", "within": "peru"},
]


def held(number: int, people: list[str], edtf: str, where: str, **rest: Any) -> dict[str, Any]:
    seats = [name.lower().replace(" ", "-") for name in people]
    participants = [{"person": each, "side": SIDES[each]} for each in seats]
    dating = {"edtf": edtf, "basis": "stated"}
    return meeting(number, people, date=dating, place=where, participants=participants, **rest)


MEETINGS = [
    held(1, ["Ana Ruiz", "Bo Lind"], "2018-03-01", "madrid"),
    held(2, ["Ana Ruiz"], "2018-05-01", "lima"),
    held(3, ["Ana Ruiz", "Bo Lind"], "2018-05-02", "cuzco", kind="summit"),
    held(4, ["Ana Ruiz"], "2019-07-04/2019-07-06", "lima", kind="visit"),
    held(5, ["Ana Ruiz"], "2019-07-05", "lima"),
    held(6, ["Ana Ruiz"], "2019-07-06/2019-07-09", "cuzco"),
    held(7, ["Cy Tan"], "2020-01-01", "peru"),
    held(8, ["Ana Ruiz", "Bo Lind"], "2020-02-02", "lima", kind="call"),
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Ruiz visited Peru", ["m6", "m4", "m5", "m3", "m2"]),
        ("trips of Ana Ruiz to Lima", ["m4", "m5", "m2"]),
        ("Ruiz's trips", ["m6", "m4", "m5", "m3", "m2"]),
        ("Ruiz visits Spain", []),
        ("Lind's visits to Spain", ["m1"]),
        ("Tan's trip to Peru", ["m7"]),
        ("Spanish visits to Peru", ["m6", "m4", "m5", "m3", "m2"]),
        ("visits to Spain", ["m1"]),
        ("trips in 2018", ["m3", "m2", "m1"]),
        ("visits", ["m4"]),
    ],
)
def test_a_visit_is_a_meeting_in_another_country(
    archive: Callable[..., Search], query: str, ids: list[str]
) -> None:
    result = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)(query)
    assert sorted(hit.meeting.id for hit in result.hits if not hit.missing) == sorted(ids)


@pytest.mark.parametrize(
    ("query", "trips", "meetings"),
    [
        # Days that follow each other are one trip; a trip may begin when another one ends
        ("how many times did Ruiz visit Peru?", 3, 5),
        ("how often did Ana Ruiz travel to Lima", 2, 3),
        ("how many trips of Ruiz in 2018", 1, 2),
        ("how many visits to Peru", 5, 6),
    ],
)
def test_trips_are_counted_not_meetings(
    archive: Callable[..., Search], query: str, trips: int, meetings: int
) -> None:
    result = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)(query)
    assert result.asked is Intent.COUNT
    assert (result.aggregations.trips, result.aggregations.held) == (trips, meetings)


def test_who_visited_a_country_is_not_who_received_the_guests(
    archive: Callable[..., Search],
) -> None:
    result = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)("who visited Spain?")
    assert [each.name for each in result.aggregations.people] == ["Bo Lind"]
