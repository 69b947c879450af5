"""Abbreviations of countries: East Asian characters, and the letters that flags are made of."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.gazetteer.countries import Country, load_countries

FILE = Path(__file__).with_name("country_abbreviations.yaml")


@cache
def load_country_characters() -> Mapping[str, Mapping[str, Country]]:
    """Return the countries by the character that stands for each, by language."""
    countries = load_countries()
    return {
        language: {character: countries[id_] for character, id_ in characters.items()}
        for language, characters in read_data(FILE).items()
    }


@cache
def load_countries_by_code() -> Mapping[str, Country]:
    """Return the countries by their ISO 3166-1 codes."""
    return {each.code: each for each in load_countries().values() if each.code}
