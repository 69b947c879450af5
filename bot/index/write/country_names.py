"""Write the names of countries in other languages, for search to look up."""

import sqlite3

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.localized_names import localized_names, lookup_forms
from bot.records.model import PlaceKind

TABLE = """
    CREATE TABLE country_names (
        folded TEXT NOT NULL, place TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (folded, place)) STRICT, WITHOUT ROWID
"""
COUNTRIES = f"SELECT id, name FROM places WHERE kind = '{PlaceKind.COUNTRY.value}'"  # noqa: S608  # our own word
INSERT = """
    INSERT OR IGNORE INTO country_names SELECT :folded, :place, :language, :name
    WHERE NOT EXISTS (SELECT 1 FROM names
        WHERE folded = :folded AND kind = 'place' AND entity = :place)
"""


def write_country_names(connection: sqlite3.Connection) -> None:
    """Create the table, and fill it for each country of the records that the gazetteer has."""
    connection.execute(TABLE)
    gazetteer = load_gazetteer()
    for place, name in connection.execute(COUNTRIES).fetchall():
        if country := gazetteer.country(name):
            connection.executemany(INSERT, _rows(place, country))


def _rows(place: str, country: Country) -> list[dict[str, str]]:
    return [
        {"folded": " ".join(words), "place": place, "language": language, "name": name}
        for language, name in localized_names(country)
        for words in lookup_forms(name)
    ]
