"""Further names of the records' cities: former ones, other spellings, and other languages."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from bot.gazetteer.cities import City, load_cities
from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.localized_names import localized_city_names, lookup_forms
from bot.index.places import containing_places
from bot.text import FoldedWords, fold

CITIES = """
    SELECT p.id, n.folded, n.position FROM places p
    JOIN names n ON n.kind = 'place' AND n.entity = p.id
    WHERE p.kind = 'city' ORDER BY p.id, n.position
"""
COUNTRIES = """
    SELECT p.id, n.folded FROM places p JOIN names n ON n.kind = 'place' AND n.entity = p.id
    WHERE p.kind = 'country' ORDER BY p.id, n.position
"""
INSERT = "INSERT INTO names VALUES ('place', ?, ?, ?, ?)"


def add_city_names(connection: sqlite3.Connection) -> None:
    """Add names to the table `names` for each city of the records that the gazetteer has.

    A city is known by its name and its country. Names that the records have are left out, and so
    are those that are too much like other words in Latin letters.
    """
    cities, countries = load_cities(), _country_ids(connection)
    chain_of = containing_places(connection)
    rows = connection.execute(CITIES).fetchall()
    for place, named in groupby(rows, key=itemgetter(0)):
        own = [(tuple(folded.split()), position) for _, folded, position in named]
        country = next((countries[each] for each in chain_of(place) if each in countries), None)
        found = (cities.find(name, country) for name, _ in own)
        if city := next(filter(None, found), None):
            known, last = {name for name, _ in own}, own[-1][1]
            whole = cities.whole_of(city)
            names = [*_names_of(city), *(_names_of(whole) if whole else ())]
            rows_of_city = (
                (place, position, name, " ".join(words))
                for position, (words, name) in enumerate(_unknown(names, known), last + 1)
            )
            connection.executemany(INSERT, rows_of_city)


def _country_ids(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the gazetteer's id of each country of the records, by its id there."""
    gazetteer = load_gazetteer()
    rows = connection.execute(COUNTRIES).fetchall()
    found = {
        place: gazetteer.by_own_name(*(tuple(folded.split()) for _, folded in named))
        for place, named in groupby(rows, key=itemgetter(0))
    }
    return {place: each.id for place, each in found.items() if isinstance(each, Country)}


def _names_of(city: City) -> Iterator[tuple[FoldedWords, str]]:
    """Yield the names, each with its folded words; of other scripts the reading too."""
    yield from ((fold(name), name) for name in city.names)
    for _, name in localized_city_names(city):
        for form in lookup_forms(name):
            yield form, name if form == fold(name) else " ".join(form)


def _unknown(
    names: list[tuple[FoldedWords, str]], known: set[FoldedWords]
) -> list[tuple[FoldedWords, str]]:
    by_words: dict[FoldedWords, str] = {}
    for words, name in names:
        if words not in known:
            by_words.setdefault(words, name)
    return list(by_words.items())
