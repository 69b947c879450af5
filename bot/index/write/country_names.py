"""Names of countries in other languages, which search looks up."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.localized_names import localized_names, lookup_forms

COUNTRIES = """
    SELECT p.id, n.folded FROM places p JOIN names n ON n.kind = 'place' AND n.entity = p.id
    WHERE p.kind = 'country' ORDER BY p.id, n.position
"""
# Where several languages have the same form, the first one is stored
INSERT = "INSERT OR IGNORE INTO country_names VALUES (:folded, :place, :language, :name)"


def write_country_names(connection: sqlite3.Connection) -> None:
    """Fill the table `country_names` for each country of the records that the gazetteer has.

    Names that the records have themselves are left out.
    """
    gazetteer = load_gazetteer()
    rows = connection.execute(COUNTRIES).fetchall()
    for place, named in groupby(rows, key=lambda row: row[0]):
        names = [tuple(folded.split()) for _, folded in named]
        country = gazetteer.by_own_name(*names)
        if isinstance(country, Country):
            connection.executemany(INSERT, _rows(place, country, set(names)))


def _rows(place: str, country: Country, known: set[tuple[str, ...]]) -> Iterator[dict[str, str]]:
    for language, name in localized_names(country):
        for words in lookup_forms(name):
            if words not in known:
                folded = " ".join(words)
                yield {"folded": folded, "place": place, "language": language, "name": name}
