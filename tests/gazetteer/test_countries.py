"""The table of countries."""

import re
from collections import Counter

import pytest
from babel import Locale

from bot.files import read_data
from bot.gazetteer.countries import (
    ABOUT,
    ENGLISH,
    FILE,
    Country,
    FamilyNamePosition,
    load_countries,
)
from bot.records.model import ID_PATTERN
from bot.text import fold

COUNTRIES = load_countries()
KINDS = {"name", "aliases", "former", "territories", "demonyms", "capitals", "shared"}


def test_ids_are_ids_of_records() -> None:
    assert all(re.fullmatch(ID_PATTERN, id_) for id_ in COUNTRIES)
    assert list(COUNTRIES) == sorted(COUNTRIES)


def test_codes_are_those_of_cldr_and_each_is_one_country() -> None:
    codes = [country.code for country in COUNTRIES.values() if country.code]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(Locale("en").territories)
    former = {country.id for country in COUNTRIES.values() if not country.code}
    assert former == {
        "czechoslovakia", "east-germany", "hawaii", "north-vietnam", "south-vietnam", "yugoslavia",
    }  # fmt: skip


def test_a_name_means_one_country() -> None:
    names = [fold(name) for country in COUNTRIES.values() for name in set(country.names)]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_a_shared_name_means_another_country_first() -> None:
    names = {fold(name): country.id for country in COUNTRIES.values() for name in country.names}
    shared = {
        (name, country.id, names[fold(name)])
        for country in COUNTRIES.values()
        for name in country.shared_names
    }
    assert shared == {
        ("Korea", "north-korea", "south-korea"),
        ("Korean", "north-korea", "south-korea"),
        ("Congo", "congo-brazzaville", "congo-kinshasa"),
        ("Congolese", "congo-brazzaville", "congo-kinshasa"),
    }


def test_every_list_has_a_kind_and_a_language() -> None:
    for entry in read_data(FILE).values():
        languages = set(entry) - (ABOUT - {ENGLISH})
        assert all(re.fullmatch("[a-z]{2,3}", language) for language in languages)
        assert set(entry[ENGLISH]) <= KINDS
        assert all(set(entry[language]) == {"aliases"} for language in languages - {ENGLISH})


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=COUNTRIES)
def test_a_name_in_another_language_is_one_that_cldr_lacks(country: Country) -> None:
    for language, name in country.other_languages:
        assert Locale(language).territories[str(country.code)] != name


def test_the_family_name_stands_first_in_some_countries() -> None:
    assert COUNTRIES["china"].family_name is FamilyNamePosition.FIRST
    assert COUNTRIES["japan"].family_name is FamilyNamePosition.EITHER
    assert COUNTRIES["japan"].is_family_name_first
    assert not COUNTRIES["hungary"].is_family_name_first
