"""Mentions across an archive are resolved to people."""

from pathlib import Path

import pytest

from bot.importing.reference.registry import read_registry
from tests.importing.builders import Trip, import_folder, meetings, met, people, write_archive


def ids(tmp_path: Path, *trips: Trip) -> list[list[str]]:
    """Return the ids of the people that each trip's meetings were with."""
    numbered = [Trip(**{**_fields(trip), "id": str(at)}) for at, trip in enumerate(trips, start=1)]
    records, _ = import_folder(write_archive(tmp_path / "archive", numbered))
    in_order = sorted(meetings(records), key=lambda meeting: meeting.id)
    return [met(meeting) for meeting in in_order]


def _fields(trip: Trip) -> dict[str, str]:
    return {name: getattr(trip, name) for name in trip.__slots__}


def russia(remarks: str, day: str) -> Trip:
    return Trip(remarks, country="Russia", locale="Moscow", day=day)


def test_a_person_is_the_same_in_several_offices_and_years(tmp_path: Path) -> None:
    found = ids(
        tmp_path,
        russia("Met with President Putin.", "2000-06-03"),
        Trip("Met with Russian Prime Minister Putin.", day="2010-04-08"),
        russia("Met with President Vladimir Putin.", "2013-05-07"),
    )
    assert found == [["vladimir-putin"]] * 3


def test_a_family_name_is_resolved_by_country(tmp_path: Path) -> None:
    found = ids(
        tmp_path,
        Trip("Met with President Ana Diaz.", country="Mexico", day="1990-01-01"),
        Trip("Met with President Diaz.", country="Mexico", day="1990-02-01"),
        Trip("Met with President Diaz.", country="Nicaragua", day="1990-03-01"),
    )
    assert found == [["ana-diaz"], ["ana-diaz"], ["diaz-nicaragua"]]


def test_a_family_name_of_two_people_at_once_is_a_third_person(tmp_path: Path) -> None:
    found = ids(
        tmp_path,
        Trip("Met with President Ana Mora.", country="Chile", day="1990-01-01"),
        Trip("Met with President Ivo Mora.", country="Chile", day="1991-01-01"),
        Trip("Met with Ambassador Mora of Chile.", country="Chile", day="1990-07-01"),
    )
    assert found == [["ana-mora"], ["ivo-mora"], ["mora-chile"]]


def test_a_name_after_many_years_is_another_person(tmp_path: Path) -> None:
    found = ids(
        tmp_path,
        Trip("Met with Prime Minister Trudeau.", country="Canada", day="1972-04-13"),
        Trip("Met with Prime Minister Justin Trudeau.", country="Canada", day="2016-03-10"),
    )
    assert found == [["trudeau-canada"], ["justin-trudeau"]]


def test_a_name_after_a_funeral_is_another_person(tmp_path: Path) -> None:
    found = ids(
        tmp_path,
        Trip("Met with President Vogt.", country="Austria", day="1990-01-01"),
        Trip("Attended the funeral of President Vogt.", country="Austria", day="1991-01-01"),
        Trip("Met with President Vogt.", country="Austria", day="1992-01-01"),
    )
    assert found == [["vogt-austria"], [], ["vogt-austria-1992"]]


def test_a_person_abroad_is_of_the_country_that_the_name_is_known_in(tmp_path: Path) -> None:
    found = ids(
        tmp_path,
        Trip("Met with Soviet Foreign Minister Gromyko.", day="1974-04-28"),
        Trip("Met with Foreign Minister Gromyko.", country="Switzerland", day="1975-02-16"),
    )
    assert found[0] == found[1] == ["gromyko-russia"]


def test_a_companion_of_the_traveller_is_of_the_same_country(tmp_path: Path) -> None:
    bush = {"role": "president", "country": "Poland", "locale": "Warsaw"}
    found = ids(
        tmp_path,
        Trip("Vacation.", name="George H.W. Bush", day="1989-07-09", **bush),
        Trip("Vacation.", name="George W. Bush", day="2001-06-15", **bush),
        Trip("Accompanied President Bush.", day="1990-11-18"),
        Trip("Accompanied President Bush.", day="2002-05-24"),
    )
    assert found[2:] == [["george-h-w-bush"], ["george-w-bush"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Hamid Karzai", "President Hamad Karzai"),
        ("Prime Minister Shinzo Abe", "Prime Minister Abe Shinzo"),
        ("President Mohammed Morsi", "President Mohamed Morsi"),
        ("President Abdel Fattah el-Sisi", "President Abdul Fatah al-Sisi"),
        ("Prime Minister David Cameron", "Prime Minister David W. D. Cameron"),
        ("King Abdullah", "King Abdullah II"),
        ("Crown Prince Fahd", "King Fahd"),
        ("Foreign Minister S. Jaishankar", "Foreign Minister Subrahmanyam Jaishankar"),
    ],
)
def test_spellings_of_one_name_are_one_person(tmp_path: Path, one: str, other: str) -> None:
    country = "Japan" if "Abe" in one else "France"
    found = ids(
        tmp_path,
        Trip(f"Met with {one}.", country=country, day="2014-01-01"),
        Trip(f"Met with {other}.", country=country, day="2015-01-01"),
    )
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("King Mohammed V", "King Mohammed VI"),
        ("Chairman Kim Jong-il", "Chairman Kim Jong-un"),
        ("King Salman bin Abdulaziz al-Saud", "Crown Prince Mohammed bin Salman al-Saud"),
        ("President Ana Ruiz", "President Eva Ruiz"),
    ],
)
def test_similar_names_are_two_people(tmp_path: Path, one: str, other: str) -> None:
    found = ids(
        tmp_path,
        Trip(f"Met with {one}.", day="2014-01-01"),
        Trip(f"Met with {other}.", day="2015-01-01"),
    )
    assert found[0] != found[1]


def test_people_of_the_registry_keep_their_ids_and_are_not_defined_again(
    tmp_path: Path, repository: Path
) -> None:
    trips = [
        Trip("Met with Foreign Minister Kang.", country="Korea, South", locale="Seoul",
             day="2018-10-07"),
        Trip("Met with Foreign Minister Wang Yi.", country="China", locale="Beijing",
             day="2018-10-08", id="2"),
        Trip("Vacation.", name="Donald J. Trump", role="president", day="2018-11-10", id="3"),
    ]  # fmt: skip
    registry = read_registry([repository / "data" / "records" / "registry"])
    records, report = import_folder(write_archive(tmp_path, trips), registry)
    kang, wang, vacation = meetings(records)
    assert (met(kang), met(wang)) == (["kang-kyung-wha"], ["wang-yi"])
    assert vacation.participants[0].person == "donald-trump"
    assert kang.place == "seoul"
    assert set(people(records)) == {"john-forbes-kerry"}
    assert report.known_people == 3
    assert {place.id for record in records for place in record.places} == {"france", "paris"}


def test_offices_have_the_days_of_their_mentions(tmp_path: Path) -> None:
    trips = [
        Trip("Met with Foreign Minister Ana Vogt.", country="Austria", day="1990-01-01"),
        Trip("Met with Foreign Minister Vogt.", country="Austria", day="1992-05-01", id="2"),
        Trip("Met with President Ana Vogt.", country="Austria", day="1994-01-01", id="3"),
        Trip("Met with former President Vogt.", country="Austria", day="1999-01-01", id="4"),
    ]
    records, _ = import_folder(write_archive(tmp_path, trips))
    vogt = people(records)["ana-vogt"]
    assert (vogt.family, vogt.country, vogt.names) == ("Vogt", "austria", ("Vogt",))
    assert [(each.title, each.held) for each in vogt.offices] == [
        ("Foreign Minister", "1990-01-01/1992-05-01"),
        ("President", "1994-01-01"),
    ]
