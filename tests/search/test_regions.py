"""Regions as places, as adjectives, excluded; and abroad."""

from collections.abc import Callable

import pytest

from bot.answer.text.phrases import describe_query
from tests.search.builders import meeting, person
from tests.search.conftest import Search

COUNTRIES = ["Kenya", "South Africa", "Italy", "Brazil", "Oman", "Japan"]
PLACES = [
    *({"id": name.replace(" ", "-").lower(), "name": name, "kind": "country"}
      for name in COUNTRIES),
    {"id": "mombasa", "name": "Mombasa", "kind": "city", "within": "kenya"},
    {"id": "rome", "name": "Rome", "kind": "city", "within": "italy"},
]  # fmt: skip
PEOPLE = [
    {**person("Ada Rossi", "Rossi"), "country": "italy"},
    {**person("Juma Odhiambo", "Odhiambo"), "country": "kenya"},
]
MEETINGS = [
    meeting(1, ["Ada Rossi"], place="mombasa"),
    meeting(2, ["Ada Rossi"], place="south-africa"),
    meeting(3, ["Ada Rossi"], place="rome", summary="They spoke of Africa."),
    meeting(4, [], place="rome", participants=[
        {"person": "ada-rossi", "side": "italy"}, {"person": "juma-odhiambo", "side": "kenya"}]),
    meeting(5, ["Ada Rossi"], place="brazil"),
    meeting(6, ["Ada Rossi"], place="oman"),
    meeting(7, ["Ada Rossi"], place="japan"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Rossi in Africa", ["m1", "m2"]),
        ("Rossi in Afrika", ["m1", "m2"]),
        ("Rossi East Africa", ["m1"]),
        ("Rossi South Africa", ["m2"]),
        ("Rossi in Latin America", ["m5"]),
        ("Rossi in the Middle East", ["m6"]),
        ("Rossi in Asia without Oman", ["m7"]),
        ("African leaders Rossi", ["m4"]),
        ("Rossi talks with Africa", ["m4"]),
        ("Rossi not in Africa", ["m3", "m4", "m5", "m6", "m7"]),
        ("Rossi outside Europe", ["m1", "m2", "m5", "m6", "m7"]),
        ("Rossi outside of Europe and Africa", ["m5", "m6", "m7"]),
        ("Rossi outside Rome", ["m1", "m2", "m5", "m6", "m7"]),
        ("Rossi abroad", ["m1", "m2", "m5", "m6", "m7"]),
        ("Odhiambo abroad", ["m4"]),
        ("Rossi's foreign trips", ["m1", "m2", "m5", "m6", "m7"]),
    ],
)
def test_a_region_is_met_by_where_people_met(
    archive: Callable[..., Search], query: str, ids: list[str]
) -> None:
    search = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)
    found = search(query)
    assert sorted(hit.meeting.id for hit in found.hits if not hit.partial) == ids


def test_a_region_is_called_by_its_name(archive: Callable[..., Search]) -> None:
    search = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)
    assert describe_query(search("Rossi Mideast").query) == " with Ada Rossi in the Middle East"


def test_a_region_within_a_phrase_of_the_texts_is_no_place(archive: Callable[..., Search]) -> None:
    about_peace = meeting(8, ["Ada Rossi"], place="japan", summary="On Middle East peace.")
    search = archive(people=PEOPLE, places=PLACES, meetings=[*MEETINGS, about_peace])
    assert [hit.meeting.id for hit in search("Rossi Middle East peace").hits] == ["m8"]
    assert [hit.meeting.id for hit in search("Rossi Middle East").hits] == ["m6"]


def test_abroad_needs_somebody_whose_country_is_known(archive: Callable[..., Search]) -> None:
    search = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)
    assert search("abroad").total == 0
