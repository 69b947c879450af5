"""What search needs of the rows, worked out once at build time: postings and a lexicon.

A posting is the set of the meetings that have something, as a roaring bitmap of their numbers
(https://roaringbitmap.org): a later meeting has a larger number, so the newest are the last.
"""

import sqlite3
from collections.abc import Iterator

from pyroaring import BitMap

from bot.index import term_filter
from bot.index.write.country_names import write_country_names
from bot.index.write.entity_counts import count_people, count_places, count_topics
from bot.index.write.lexicon_writer import (
    write_forms,
    write_lexicon,
    write_near_names,
    write_near_words,
)
from bot.index.write.postings_writer import write_postings

# A word of names: WITHOUT ROWID, since all are looked up by their key alone
TABLES = """
    CREATE TABLE entities (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
        forms TEXT NOT NULL, times INTEGER NOT NULL, meetings BLOB NOT NULL, sides BLOB NOT NULL,
        UNIQUE (kind, id)) STRICT;
    CREATE TABLE lexicon (
        word TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, part TEXT NOT NULL,
        entities BLOB NOT NULL, meetings BLOB,
        PRIMARY KEY (word, kind, form, part)) STRICT, WITHOUT ROWID;
    CREATE TABLE near_words (
        key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) STRICT, WITHOUT ROWID;
    CREATE TABLE whole_names (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL, family TEXT NOT NULL,
        family_at INTEGER NOT NULL, UNIQUE (name, family, family_at)) STRICT;
    CREATE TABLE near_names (key TEXT PRIMARY KEY, names TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE postings (
        kind TEXT NOT NULL, key TEXT NOT NULL, meetings BLOB NOT NULL,
        PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE counted (kind TEXT, id TEXT, meetings BLOB, sides BLOB, times INTEGER,
        PRIMARY KEY (kind, id)) WITHOUT ROWID;
    CREATE TEMP TABLE spots (word TEXT, kind TEXT, form TEXT, part TEXT, entity INTEGER);
    CREATE TEMP TABLE keys_of_names (key TEXT, number INTEGER, is_likely INTEGER);
"""
# Whoever is met most often has the smallest number, and so comes first where many fit
NUMBERED = """
    INSERT INTO entities (kind, id, name, forms, times, meetings, sides)
    SELECT e.kind, e.id, e.name, '[]', coalesce(c.times, 0), coalesce(c.meetings, :none),
        coalesce(c.sides, :none)
    FROM (
        SELECT 'person' AS kind, id, name FROM people
        UNION ALL SELECT 'topic', id, name FROM topics
        UNION ALL SELECT 'place', id, name FROM places) e
        LEFT JOIN temp.counted c ON c.kind = e.kind AND c.id = e.id
    ORDER BY coalesce(c.times, 0) DESC, e.kind, e.id
"""


def derive(connection: sqlite3.Connection) -> None:
    """Fill the tables that search reads from those that hold the rows."""
    connection.executescript(TABLES)
    connection.execute(term_filter.TABLE)
    count_people(connection)
    count_topics(connection)
    count_places(connection)
    connection.execute(NUMBERED, {"none": BitMap().serialize()})
    write_forms(connection)
    write_lexicon(connection)
    write_near_words(connection)
    write_near_names(connection)
    term_filter.write_hashes(connection, "words", _each(connection, "SELECT word FROM lexicon"))
    term_filter.write_hashes(connection, "keys", _each(connection, "SELECT key FROM near_words"))
    of_names = _each(connection, "SELECT key FROM near_names")
    term_filter.write_hashes(connection, "keys of names", of_names)
    write_postings(connection)
    write_country_names(connection)
    connection.execute("DROP TABLE temp.counted")
    connection.execute("DROP TABLE temp.spots")
    connection.execute("DROP TABLE temp.keys_of_names")


def _each(connection: sqlite3.Connection, query: str) -> Iterator[str]:
    return (row[0] for row in connection.execute(query))
