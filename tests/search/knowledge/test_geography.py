"""Countries by any name: in other languages, by demonym, by capital."""

from collections.abc import Callable

import pytest

from bot.gazetteer.gazetteer import load_gazetteer
from bot.index.model import RegistryPlace
from bot.search.knowledge.geography import CountryGazetteer
from bot.text import fold
from tests.search.builders import meeting, person
from tests.search.conftest import Search

PEOPLE = [person("Aoki Ren", "Aoki"), person("Maurice Baek", "Baek")]
NAMES = {"germany": "Germany", "iceland": "Iceland", "mauritius": "Mauritius", "china": "China"}
PLACES = [{"id": id_, "name": name, "kind": "country"} for id_, name in NAMES.items()]
MEETINGS = [
    meeting(1, ["Aoki Ren"], place="germany"),
    meeting(2, ["Aoki Ren"], place="china"),
    meeting(3, ["Maurice Baek"], place="iceland", summary="They spoke of an island."),
    meeting(4, ["Aoki Ren"], place="mauritius"),
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Aoki Deutschland", ["m1"]),
        ("Aoki Alemania", ["m1"]),
        ("Aoki Allemagne", ["m1"]),
        ("Aoki 독일", ["m1"]),
        ("Aoki ドイツ", ["m1"]),
        ("Aoki 德国", ["m1"]),
        ("Aoki Германия", ["m1"]),
        ("Aoki 중국", ["m2"]),
        ("Aoki Китай", ["m2"]),
        ("Aoki الصين", ["m2"]),
        ("Aoki Holland", []),
        ("Ísland", ["m3"]),
        ("Maurice", ["m3"]),
        ("Island", ["m3"]),
    ],
)
def test_a_country_is_found_by_its_name_in_other_languages(
    archive: Callable[..., Search], query: str, ids: list[str]
) -> None:
    result = archive(people=PEOPLE, places=PLACES, meetings=MEETINGS)(query)
    assert [hit.meeting.id for hit in result.hits if not hit.missing] == ids


def geography(*places: RegistryPlace) -> CountryGazetteer:
    names = [(each.id, fold(each.name)) for each in places]
    return CountryGazetteer(places, names, [], load_gazetteer())


def country(id_: str, name: str) -> RegistryPlace:
    return RegistryPlace(id_, name, "country", None)


def test_a_country_is_found_by_what_its_people_and_its_government_are_called() -> None:
    found = geography(country("uk", "Great Britain"), country("france", "France"))
    assert found.by_demonym(("british",)) == ("uk",)
    assert found.by_demonym(("united", "kingdom")) == ("uk",)
    assert found.by_capital(("downing", "street")) == ("uk",)
    assert found.countries(("london",)) == ("uk",)
    assert found.by_demonym(("great", "britain")) == ()  # the index has it as a name
    assert found.by_demonym(("german",)) == ()


def test_a_name_that_two_countries_share_means_both() -> None:
    found = geography(country("nk", "North Korea"), country("sk", "South Korea"))
    assert found.by_demonym(("korean",)) == ("nk", "sk")
    assert found.by_demonym(("south", "korean")) == ("sk",)


def test_a_capital_of_two_is_that_of_both() -> None:
    union = RegistryPlace("eu", "European Union", "region", None)
    found = geography(country("belgium", "Belgium"), union)
    assert found.by_capital(("brussels",)) == ("belgium", "eu")
    assert found.by_demonym(("european",)) == ("eu",)


def test_a_region_has_no_names_of_a_country_in_it() -> None:
    peninsula = RegistryPlace("peninsula", "Korean Peninsula", "region", None)
    names = [("peninsula", ("korean", "peninsula")), ("peninsula", ("korea",))]
    found = CountryGazetteer([peninsula], names, [], load_gazetteer())
    assert found.by_capital(("seoul",)) == ()
