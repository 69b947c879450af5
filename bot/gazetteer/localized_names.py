"""Names of countries and cities in other languages, from CLDR (cldr.unicode.org) by way of Babel.

Apart from the rest of the gazetteer, as Babel and its locales take long to read: only the build of
an index and the import of a table need them.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from babel import Locale, localedata
from babel.languages import get_official_languages

from bot.files import read_data
from bot.gazetteer.cities import City
from bot.gazetteer.countries import ENGLISH, Country, LocalizedName
from bot.gazetteer.gazetteer import Gazetteer
from bot.text import FoldedWords, fold, is_east_asian
from bot.transliteration.readings import transliterate

FILE = Path(__file__).with_name("localized_names.yaml")
# Of a name of one word that is not East Asian: a shorter one, such as Çin, is rather another word
MIN_LETTERS = 4


class _Settings(NamedTuple):
    locales: tuple[str, ...]
    ambiguous: frozenset[str]


def localized_names(country: Country) -> Iterator[LocalizedName]:
    """Yield a country's names in the languages that the bot is asked in, and in its own ones.

    English ones are those of the country itself. A former state has only those of the data file.
    """
    yield from country.other_languages
    if country.code is None:
        return
    own = get_official_languages(country.code, de_facto=True)
    for identifier in dict.fromkeys((*_settings().locales, *own)):
        if identifier != ENGLISH and localedata.exists(identifier):
            locale = Locale.parse(identifier)
            if name := locale.territories.get(country.code):
                yield LocalizedName(locale.language, name)


def localized_city_names(city: City) -> Iterator[LocalizedName]:
    """Yield a city's names in the languages that the bot is asked in, other than English."""
    yield from city.other_languages
    if city.zone is None:
        return
    for identifier in _settings().locales:
        locale = Locale.parse(identifier)
        if name := locale.time_zones.get(city.zone, {}).get("city"):
            yield LocalizedName(locale.language, name)


def lookup_forms(name: str) -> list[FoldedWords]:
    """Return the folded words by which a name in any script is looked up.

    They are the words of the letters, and those of the likeliest reading; none for a name that is
    ambiguous in Latin letters.
    """
    readings = (transliterate(part)[:1] for part in name.split())
    read = tuple(chain.from_iterable(chain.from_iterable(readings)))
    forms = dict.fromkeys((fold(name), read))
    return [form for form in forms if form and (is_east_asian(name) or not _is_ambiguous(form))]


class CountryLabels:
    """Finds the countries of labels in any language, as the cells of a table have them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, label: str) -> Country | None:
        """Return the country with this English name, else with this name in another language."""
        return self._gazetteer.country(label) or self._localized.get(fold(label))

    @cached_property
    def _localized(self) -> dict[FoldedWords, Country]:
        return {
            form: country
            for country in self._gazetteer.countries.values()
            for _, name in localized_names(country)
            for form in lookup_forms(name)
        }


def _is_ambiguous(form: FoldedWords) -> bool:
    return len(form) == 1 and (len(form[0]) < MIN_LETTERS or form[0] in _settings().ambiguous)


@cache
def _settings() -> _Settings:
    content = read_data(FILE)
    return _Settings(tuple(content["locales"]), frozenset(content["ambiguous"].split()))
