"""The tables of the index file: those that hold the records, and those that search reads."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlite_utils import Database

APPLICATION_ID = 0x4D454554  # "MEET"; https://sqlite.org/fileformat.html#application_id
SCHEMA_VERSION = 8

# The tokenizer of the full-text tables: words by their English stems, without accents
TOKENIZER = "porter unicode61 remove_diacritics 2"

TEXT, INTEGER = str, int


class TableSchema(NamedTuple):
    """A table of the records."""

    columns: Mapping[str, type]  # in their order
    primary_key: str | tuple[str, ...]
    required: frozenset[str] = frozenset()  # the columns that must have a value


MEETINGS = TableSchema(
    {
        "number": INTEGER, "id": TEXT, "title": TEXT, "kind": TEXT, "status": TEXT, "role": TEXT,
        "date": TEXT, "first_day": TEXT, "last_day": TEXT, "date_basis": TEXT,
        "date_reasoning": TEXT, "place": TEXT, "occasion": TEXT, "summary": TEXT, "notes": TEXT,
        # Titles, occasions and summaries of the other records of a meeting that several report
        "other_texts": TEXT,
        # Copies of rows of other tables, as JSON: a meeting is shown from one row, not a dozen
        "participants": TEXT, "topics": TEXT, "places": TEXT, "records": TEXT, "sources": TEXT,
    },
    "number",
    frozenset({"id", "title", "kind", "status", "role", "date", "date_basis", "summary"}),
)  # fmt: skip
# Holds the meetings in the order of the records, until all are read and numbered by date
UNNUMBERED_MEETINGS = "meetings_as_read"
# Filled in after all records are read, as a later article may report an earlier meeting
SOURCES_OF_MEETING = """(
    SELECT json_group_array(json_array(
        s.id, s.publisher, s.title, s.published, s.agency, s.url, s.origin))
    FROM meeting_sources x JOIN sources s ON s.id = x.source WHERE x.meeting = m.id)"""

TABLES: Mapping[str, TableSchema] = {
    "sources": TableSchema(
        {
            "id": TEXT, "publisher": TEXT, "title": TEXT, "agency": TEXT, "byline": TEXT,
            "dateline": TEXT, "published": TEXT, "published_basis": TEXT,
            "published_reasoning": TEXT, "origin": TEXT, "url": TEXT, "sha256": TEXT,
            "licence": TEXT, "text": TEXT, "notes": TEXT,
        },
        "id",
        frozenset({"publisher", "title", "published", "published_basis", "origin", "sha256"}),
    ),
    "places": TableSchema(
        {"id": TEXT, "name": TEXT, "kind": TEXT, "within": TEXT},
        "id",
        frozenset({"name", "kind"}),
    ),
    "people": TableSchema(
        {"id": TEXT, "name": TEXT, "family": TEXT, "native": TEXT, "country": TEXT},
        "id",
        frozenset({"name"}),
    ),
    "offices": TableSchema(
        {"person": TEXT, "position": INTEGER, "title": TEXT, "of": TEXT, "held": TEXT},
        ("person", "position"),
        frozenset({"title", "held"}),
    ),
    "topics": TableSchema({"id": TEXT, "name": TEXT}, "id", frozenset({"name"})),
    "broader_topics": TableSchema({"topic": TEXT, "broader": TEXT}, ("topic", "broader")),
    "names": TableSchema(
        {"kind": TEXT, "entity": TEXT, "position": INTEGER, "name": TEXT, "folded": TEXT},
        ("kind", "entity", "position"),
        frozenset({"name", "folded"}),
    ),
    "meetings": MEETINGS,
    "participants": TableSchema(
        {
            "meeting": TEXT, "position": INTEGER, "person": TEXT, "described": TEXT,
            "side": TEXT, "office": TEXT,
        },
        ("meeting", "position"),
    ),
    "meeting_topics": TableSchema(
        {"meeting": TEXT, "position": INTEGER, "topic": TEXT},
        ("meeting", "position"),
        frozenset({"topic"}),
    ),
    "meeting_places": TableSchema(
        {"meeting": TEXT, "position": INTEGER, "place": TEXT},
        ("meeting", "position"),
        frozenset({"place"}),
    ),
    # The records of each meeting that several records report; `content` is the record as JSON
    "event_members": TableSchema(
        {"meeting": TEXT, "position": INTEGER, "record": TEXT, "content": TEXT},
        ("meeting", "position"),
        frozenset({"record", "content"}),
    ),
    "evidence": TableSchema(
        {
            "meeting": TEXT, "position": INTEGER, "of": TEXT, "exact": TEXT, "start": INTEGER,
            "end": INTEGER,
        },
        ("meeting", "position"),
        frozenset({"of", "exact", "start", "end"}),
    ),
    "meeting_sources": TableSchema({"meeting": TEXT, "source": TEXT}, ("meeting", "source")),
    "quotes": TableSchema(
        {
            "number": INTEGER, "meeting": TEXT, "source": TEXT, "exact": TEXT, "start": INTEGER,
            "end": INTEGER, "speaker": TEXT, "described": TEXT, "via": TEXT, "to": TEXT,
        },
        "number",
        frozenset({"meeting", "source", "exact", "start", "end"}),
    ),
    "built_from": TableSchema(
        {"file": TEXT, "sha256": TEXT, "records": INTEGER}, "file", frozenset({"sha256"})
    ),
    "metadata": TableSchema({"key": TEXT, "value": TEXT}, "key", frozenset({"value"})),
}  # fmt: skip

# Each a table, a column, the table that it refers to, and the column there
REFERENCES = (
    ("places", "within", "places", "id"),
    ("people", "country", "places", "id"),
    ("offices", "person", "people", "id"),
    ("broader_topics", "topic", "topics", "id"),
    ("broader_topics", "broader", "topics", "id"),
    ("meetings", "place", "places", "id"),
    ("participants", "meeting", "meetings", "id"),
    ("participants", "person", "people", "id"),
    ("participants", "side", "places", "id"),
    ("meeting_topics", "meeting", "meetings", "id"),
    ("meeting_topics", "topic", "topics", "id"),
    ("meeting_places", "meeting", "meetings", "id"),
    ("meeting_places", "place", "places", "id"),
    ("event_members", "meeting", "meetings", "id"),
    ("evidence", "meeting", "meetings", "id"),
    ("meeting_sources", "meeting", "meetings", "id"),
    ("meeting_sources", "source", "sources", "id"),
    ("quotes", "meeting", "meetings", "id"),
    ("quotes", "source", "sources", "id"),
    ("quotes", "speaker", "people", "id"),
)

# Each a table and a column
INDEXES = (
    ("names", "folded"),
    ("meetings", "first_day"),
    ("participants", "person"),
    ("participants", "side"),
    ("meeting_topics", "topic"),
    ("meeting_places", "place"),
    ("event_members", "record"),
    ("meeting_sources", "source"),
    ("quotes", "meeting"),
    ("quotes", "source"),
    ("quotes", "speaker"),
)

# SQLite uses a partial index only for a query that repeats its condition, with the column on the
# same side (https://sqlite.org/partialindex.html#queries_using_partial_indexes), so the queries
# are made from these.
BEGINS_ON_A_DAY = "first_day = substr(date, 1, 10)"  # not only in a month or a year
MONTH_DAY_INDEX = f"""
    CREATE INDEX idx_meetings_month_day
    ON meetings (substr(first_day, 6), status, first_day, date, id, place)
    WHERE {BEGINS_ON_A_DAY}
"""
NOT_ONE_DAY = "last_day IS NOT first_day"
NOT_ONE_DAY_INDEX = f"""
    CREATE INDEX idx_meetings_not_one_day ON meetings (first_day, last_day, date)
    WHERE {NOT_ONE_DAY}
"""
WITH_OFFICE = "office IS NOT NULL"
WITH_OFFICE_INDEX = f"""
    CREATE INDEX idx_participants_with_office ON participants (side, office, person)
    WHERE {WITH_OFFICE}
"""

OVERVIEW = """
    SELECT m.date, m.title, m.kind, m.status,
        (SELECT group_concat(name, ', ') FROM (
            SELECT p.name FROM meeting_places x JOIN places p ON p.id = x.place
            WHERE x.meeting = m.id ORDER BY x.position)) AS place,
        m.occasion,
        (SELECT group_concat(name, ', ') FROM (
            SELECT coalesce(q.name, a.described) AS name
            FROM participants a LEFT JOIN people q ON q.id = a.person
            WHERE a.meeting = m.id ORDER BY a.position)) AS people,
        (SELECT group_concat(name, ', ') FROM (
            SELECT t.name FROM meeting_topics x JOIN topics t ON t.id = x.topic
            WHERE x.meeting = m.id ORDER BY x.position)) AS topics,
        m.summary,
        (SELECT group_concat(title, '; ') FROM (
            SELECT s.publisher || ', ' || s.title AS title
            FROM meeting_sources x JOIN sources s ON s.id = x.source
            WHERE x.meeting = m.id ORDER BY s.published, s.id)) AS sources,
        m.id
    FROM meetings m
    ORDER BY m.first_day DESC, m.id
"""

# The tables that search reads; sets of meetings and entities are roaring bitmaps of their numbers.
# Those looked up by their key alone are WITHOUT ROWID (https://sqlite.org/withoutrowid.html).
SEARCH_TABLES = """
    CREATE TABLE entities (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
        names TEXT NOT NULL, meeting_count INTEGER NOT NULL, meetings BLOB NOT NULL,
        sides BLOB NOT NULL, abroad BLOB NOT NULL, UNIQUE (kind, id)) STRICT;
    CREATE TABLE lexicon (
        word TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, part TEXT NOT NULL,
        entities BLOB NOT NULL, meetings BLOB,
        PRIMARY KEY (word, kind, form, part)) STRICT, WITHOUT ROWID;
    CREATE TABLE word_keys (
        key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) STRICT, WITHOUT ROWID;
    CREATE TABLE name_sounds (word TEXT PRIMARY KEY, sounds TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE full_names (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL, family TEXT NOT NULL,
        family_position INTEGER NOT NULL, UNIQUE (name, family, family_position)) STRICT;
    CREATE TABLE full_name_keys (key TEXT PRIMARY KEY, names TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE postings (
        kind TEXT NOT NULL, key TEXT NOT NULL, meetings BLOB NOT NULL,
        PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
    CREATE TABLE country_names (
        folded TEXT NOT NULL, place TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (folded, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE term_filters (terms TEXT PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
"""


def create_tables(db: Database) -> None:
    """Create the empty tables of the records, strict and with foreign keys, and mark the file."""
    for name, table in TABLES.items():
        references = [each[1:] for each in REFERENCES if each[0] == name]
        db.table(name).create(
            dict(table.columns),
            pk=table.primary_key,
            not_null=set(table.required),
            foreign_keys=references,
            strict=True,
        )
    db.table(UNNUMBERED_MEETINGS).create(dict(MEETINGS.columns), pk="number", strict=True)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def number_meetings(db: Database) -> None:
    """Number the meetings in order of date: a later one has a larger number.

    Of the meetings that began on one day, the first in the records has the largest number.
    """
    columns = ", ".join(list(MEETINGS.columns)[1:-1])
    db.execute(
        f"INSERT INTO meetings ({columns}, sources) SELECT {columns}, {SOURCES_OF_MEETING}"  # noqa: S608  # only our own words
        f" FROM {UNNUMBERED_MEETINGS} m ORDER BY coalesce(first_day, ''), number DESC"
    )
    db.table(UNNUMBERED_MEETINGS).drop()


def create_indexes(db: Database) -> None:
    """Create indexes, full-text tables and the view, once the rows are in."""
    db.table("meetings").create_index(["id"], unique=True)
    for table, column in INDEXES:
        db.table(table).create_index([column], if_not_exists=True)
    for statement in (MONTH_DAY_INDEX, NOT_ONE_DAY_INDEX, WITH_OFFICE_INDEX):
        db.execute(statement)
    db.table("meetings").enable_fts(
        ["title", "occasion", "summary", "other_texts"], tokenize=TOKENIZER
    )
    db.table("quotes").enable_fts(["exact"], tokenize=TOKENIZER)
    db.create_view("meetings_overview", OVERVIEW)


def create_search_tables(db: Database) -> None:
    """Create the empty tables that search reads."""
    db.executescript(SEARCH_TABLES)
