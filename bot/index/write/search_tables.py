"""The tables that search reads, derived from the records' tables when an index is built."""

import sqlite3
from collections.abc import Iterator

from pyroaring import BitMap

from bot.index.ordinary_words import write_ordinary_words
from bot.index.term_filter import write_filter
from bot.index.write.city_names import add_city_names
from bot.index.write.country_names import write_country_names
from bot.index.write.entity_counts import count_meetings
from bot.index.write.known_names import add_known_names
from bot.index.write.lexicon_writer import write_lexicon
from bot.index.write.postings_writer import write_postings
from bot.index.write.travel import collect_travel

# Entities in more meetings have smaller numbers, so they come first where many match
NUMBERED_ENTITIES = """
    INSERT INTO entities (kind, id, name, names, meeting_count, meetings, sides, abroad)
    SELECT e.kind, e.id, e.name, '[]', coalesce(c.meeting_count, 0), coalesce(c.meetings, :none),
        coalesce(c.sides, :none), coalesce(t.meetings, :none)
    FROM (
        SELECT 'person' AS kind, id, name FROM people
        UNION ALL SELECT 'topic', id, name FROM topics
        UNION ALL SELECT 'place', id, name FROM places) e
        LEFT JOIN temp.counted c ON c.kind = e.kind AND c.id = e.id
        LEFT JOIN temp.travelled t ON t.kind = e.kind AND t.id = e.id
    ORDER BY coalesce(c.meeting_count, 0) DESC, e.kind, e.id
"""


def fill_search_tables(connection: sqlite3.Connection) -> None:
    """Fill the tables that search reads, which must be empty."""
    add_city_names(connection)
    count_meetings(connection)
    add_known_names(connection)
    collect_travel(connection)
    connection.execute(NUMBERED_ENTITIES, {"none": BitMap().serialize()})
    for table in ("counted", "travelled"):
        connection.execute(f"DROP TABLE temp.{table}")
    write_lexicon(connection)
    connection.execute("DROP TABLE temp.nicknames")
    write_postings(connection)
    write_country_names(connection)
    write_ordinary_words(connection)
    write_filter(connection, "words", _values(connection, "SELECT word FROM lexicon"))
    write_filter(connection, "word_keys", _values(connection, "SELECT key FROM word_keys"))
    write_filter(
        connection, "full_name_keys", _values(connection, "SELECT key FROM full_name_keys")
    )


def _values(connection: sqlite3.Connection, query: str) -> Iterator[str]:
    return (row[0] for row in connection.execute(query))
