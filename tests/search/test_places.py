"""Meetings in several places, and cities by their former and other names."""

from collections.abc import Callable

import pytest

from tests.search.builders import meeting, person
from tests.search.conftest import Search

PEOPLE = [person("Aoki Ren", "Aoki"), person("Maurice Baek", "Baek")]
COUNTRIES = ["China", "Vietnam", "Germany", "Russia", "Kenya"]
CITIES = {
    "Beijing": "china", "Peking": "china", "Hanoi": "vietnam", "Saigon": "vietnam",
    "Berlin": "germany", "West Berlin": "germany", "Leningrad": "russia", "Saigon Bay": "kenya",
}  # fmt: skip
PLACES = [
    *({"id": name.lower(), "name": name, "kind": "country"} for name in COUNTRIES),
    *(
        {"id": name.lower().replace(" ", "-"), "name": name, "kind": "city", "within": country}
        for name, country in CITIES.items()
    ),
]
MEETINGS = [
    meeting(1, ["Aoki Ren"], places=["hanoi", "saigon"]),
    meeting(2, ["Aoki Ren"], place="beijing"),
    meeting(3, ["Aoki Ren"], place="peking"),
    meeting(4, ["Aoki Ren"], place="west-berlin"),
    meeting(5, ["Aoki Ren"], place="berlin"),
    meeting(6, ["Maurice Baek"], place="leningrad"),
    meeting(7, ["Maurice Baek"], place="saigon-bay"),
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Aoki in Hanoi", ["m1"]),
        ("Aoki in Vietnam", ["m1"]),
        ("Aoki in Saigon", ["m1"]),
        ("Aoki in Ho Chi Minh City", ["m1"]),
        ("Aoki in Beijing", ["m3", "m2"]),
        ("Aoki in Peking", ["m3", "m2"]),
        ("Aoki Pékin", ["m3", "m2"]),
        ("Aoki 베이징", ["m3", "m2"]),
        ("Aoki Пекин", ["m3", "m2"]),
        ("Aoki in Berlin", ["m5", "m4"]),
        ("Aoki in West Berlin", ["m4"]),
        ("Baek in St. Petersburg", ["m6"]),
        ("Aoki in Leningrad", []),
    ],
)
def test_a_meeting_is_found_in_each_of_its_places_by_any_of_their_names(
    archive: Callable[..., Search], query: str, ids: list[str]
) -> None:
    result = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)(query)
    assert [hit.meeting.id for hit in result.hits if not hit.missing] == ids


def test_all_places_are_shown(archive: Callable[..., Search]) -> None:
    (hit,) = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)("Aoki in Hanoi").hits
    assert (hit.meeting.places, hit.meeting.place) == (("Hanoi", "Saigon"), "Hanoi, Saigon")
