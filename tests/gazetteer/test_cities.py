"""Cities are found by former and other names, in their countries."""

import pytest

from bot.files import read_data
from bot.gazetteer.cities import FILE, load_cities
from bot.gazetteer.countries import load_countries
from bot.gazetteer.localized_names import localized_city_names
from bot.text import fold


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Peking", "china", "Beijing"),
        ("Kiev", "russia", "Kyiv"),
        ("Saigon", None, "Ho Chi Minh City"),
        ("Salisbury", "zimbabwe", "Harare"),
        ("Salisbury", "australia", None),
        ("West Berlin", "germany", "West Berlin"),
        ("Atlantis", None, None),
    ],
)
def test_a_city_is_found_by_name_and_country(
    name: str, country: str | None, expected: str | None
) -> None:
    city = load_cities().find(fold(name), country)
    assert (city.name if city else None) == expected


def test_every_city_is_in_countries_of_the_gazetteer() -> None:
    cities = read_data(FILE)
    assert {each for city in cities.values() for each in city["country"]} <= set(load_countries())
    assert {city["part_of"] for city in cities.values() if "part_of" in city} <= set(cities)


def test_names_in_other_languages_are_those_of_cldr_and_of_the_file() -> None:
    tokyo, geneva = (load_cities().find(fold(name), None) for name in ("Tokyo", "Geneva"))
    assert tokyo
    assert geneva
    assert ("ko", "도쿄") in list(localized_city_names(tokyo))
    assert ("de", "Genf") in list(localized_city_names(geneva))
