"""Full names and nicknames of people whom the records know by less."""

from pathlib import Path
from typing import Any

import pytest

from bot.index.model import EntityKind
from bot.search.searcher import Searcher
from tests.search.builders import found_by, meeting, person, searcher_of
from tests.search.conftest import TODAY

PLACES = [
    {"id": id_, "name": name, "kind": "country"}
    for id_, name in (("de", "Germany"), ("ru", "Russia"), ("us", "United States"), ("jp", "Japan"))
]


def official(id_: str, name: str, country: str | None, family: str | None = None) -> Any:
    return {**person(name, family or name), "id": id_, "country": country}


PEOPLE = [
    official("adenauer", "Adenauer", "de"),
    official("adenauer-later", "Adenauer", "de"),
    official("khrushchev", "Khruschev", "ru"),  # as the record spells it
    official("hatoyama-1956", "Hatoyama", "jp"),
    official("hatoyama-2009", "Hatoyama", "jp"),
    official("kennedy", "John F. Kennedy", "us", "Kennedy"),
    official("ivanov", "Ivanov", "ru"),
    official("senator", "John Kennedy", "us", "Kennedy"),  # of another time
    official("bush", "George W. Bush", "us", "Bush"),
]
YEARS = {"adenauer": "1955", "adenauer-later": "1999", "khrushchev": "1961", "kennedy": "1962",
         "hatoyama-1956": "1956", "hatoyama-2009": "2009", "ivanov": "2003",
         "senator": "2019", "bush": "2003"}  # fmt: skip
MEETINGS = [
    meeting(at, [], participants=[{"person": id_}], date={"edtf": year, "basis": "stated"})
    for at, (id_, year) in enumerate(YEARS.items())
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("known")
    return searcher_of(folder, people=PEOPLE, places=PLACES, meetings=MEETINGS)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Konrad Adenauer", ["adenauer"]),  # the other one was not in public life
        ("Nikita Khrushchev", ["khrushchev"]),
        ("Хрущёв Никита", ["khrushchev"]),
        ("Ichiro Hatoyama", ["hatoyama-1956"]),
        ("Yukio Hatoyama", ["hatoyama-2009"]),
        ("JFK", ["kennedy"]),
        ("jfk", ["kennedy"]),
        ("Jack Kennedy", ["kennedy"]),
        ("Dubya", ["bush"]),
        ("Bush 43", ["bush"]),
        ("小布什", ["bush"]),
        ("LBJ", []),  # the archive has no Johnson
        ("Bush 41", []),  # nor his father
        ("Robert Kennedy", []),
        ("Igor Ivanov", []),  # another Ivanov was in office, too
        ("JFG", []),  # no other initials
        ("43", []),
    ],
)
def test_people_are_found_by_names_that_the_records_lack(
    searcher: Searcher, name: str, ids: list[str]
) -> None:
    result = found_by(searcher, name, TODAY)
    meetings = [hit.meeting for hit in result.hits if not hit.partial]
    assert [each.person for found in meetings for each in found.participants] == ids
    assert searcher.name_of(EntityKind.PERSON, "kennedy") == "John F. Kennedy"
