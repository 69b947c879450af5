"""The tables of the index: what Datasette shows, and what search asks."""

from sqlite_utils import Database

from bot.index.read.anniversaries import MONTH_DAY_INDEX
from bot.index.read.date_range import NOT_ONE_DAY_INDEX
from bot.index.read.registry import SERVING_INDEX

APPLICATION_ID = 0x4D454554  # "MEET"; https://sqlite.org/fileformat.html#application_id
SCHEMA_VERSION = 7

STEMMED = "porter unicode61 remove_diacritics 2"

TEXT, INTEGER = str, int

MEETING_COLUMNS: dict[str, type] = {
    "number": INTEGER, "id": TEXT, "title": TEXT, "kind": TEXT, "status": TEXT, "role": TEXT,
    "date": TEXT, "first_day": TEXT, "last_day": TEXT, "date_basis": TEXT, "date_reasoning": TEXT,
    "place": TEXT, "occasion": TEXT, "summary": TEXT, "notes": TEXT,
    # What other tables have of a meeting, as JSON: one row is read to show it instead of a dozen
    "participants": TEXT, "topics": TEXT, "sources": TEXT,
}  # fmt: skip
# Meetings as the records have them, until all are read and can be numbered by their dates
MEETINGS_AS_READ = "meetings_as_read"
# Known only when all is read, as a later article may report an earlier meeting
SOURCES = """(
    SELECT json_group_array(json_array(
        s.id, s.publisher, s.title, s.published, s.agency, s.url, s.origin))
    FROM meeting_sources x JOIN sources s ON s.id = x.source WHERE x.meeting = m.id)"""

# name: (columns, primary key, columns that must have a value)
TABLES: dict[str, tuple[dict[str, type], str | tuple[str, ...], set[str]]] = {
    "sources": (
        {
            "id": TEXT, "publisher": TEXT, "title": TEXT, "agency": TEXT, "byline": TEXT,
            "dateline": TEXT, "published": TEXT, "published_basis": TEXT,
            "published_reasoning": TEXT, "origin": TEXT, "url": TEXT, "sha256": TEXT,
            "licence": TEXT, "text": TEXT, "notes": TEXT,
        },
        "id",
        {"publisher", "title", "published", "published_basis", "origin", "sha256"},
    ),
    "places": (
        {"id": TEXT, "name": TEXT, "kind": TEXT, "within": TEXT},
        "id",
        {"name", "kind"},
    ),
    "people": (
        {"id": TEXT, "name": TEXT, "family": TEXT, "native": TEXT, "country": TEXT},
        "id",
        {"name"},
    ),
    "offices": (
        {"person": TEXT, "position": INTEGER, "title": TEXT, "of": TEXT, "held": TEXT},
        ("person", "position"),
        {"title", "held"},
    ),
    "topics": ({"id": TEXT, "name": TEXT}, "id", {"name"}),
    "broader_topics": ({"topic": TEXT, "broader": TEXT}, ("topic", "broader"), set()),
    "names": (
        {"kind": TEXT, "entity": TEXT, "position": INTEGER, "name": TEXT, "folded": TEXT},
        ("kind", "entity", "position"),
        {"name", "folded"},
    ),
    "meetings": (
        MEETING_COLUMNS,
        "number",
        {"id", "title", "kind", "status", "role", "date", "date_basis", "summary"},
    ),
    "participants": (
        {
            "meeting": TEXT, "position": INTEGER, "person": TEXT, "described": TEXT,
            "side": TEXT, "office": TEXT,
        },
        ("meeting", "position"),
        set(),
    ),
    "meeting_topics": (
        {"meeting": TEXT, "position": INTEGER, "topic": TEXT},
        ("meeting", "position"),
        {"topic"},
    ),
    "evidence": (
        {
            "meeting": TEXT, "position": INTEGER, "of": TEXT, "exact": TEXT, "start": INTEGER,
            "end": INTEGER,
        },
        ("meeting", "position"),
        {"of", "exact", "start", "end"},
    ),
    "meeting_sources": ({"meeting": TEXT, "source": TEXT}, ("meeting", "source"), set()),
    "quotes": (
        {
            "number": INTEGER, "meeting": TEXT, "source": TEXT, "exact": TEXT, "start": INTEGER,
            "end": INTEGER, "speaker": TEXT, "described": TEXT, "via": TEXT, "to": TEXT,
        },
        "number",
        {"meeting", "source", "exact", "start", "end"},
    ),
    "built_from": ({"file": TEXT, "sha256": TEXT, "records": INTEGER}, "file", {"sha256"}),
    "metadata": ({"key": TEXT, "value": TEXT}, "key", {"value"}),
}  # fmt: skip

# (table, column, table it refers to, column there)
REFERENCES = [
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
    ("evidence", "meeting", "meetings", "id"),
    ("meeting_sources", "meeting", "meetings", "id"),
    ("meeting_sources", "source", "sources", "id"),
    ("quotes", "meeting", "meetings", "id"),
    ("quotes", "source", "sources", "id"),
    ("quotes", "speaker", "people", "id"),
]

INDEXES = [
    ("names", ["folded"]),
    ("meetings", ["first_day"]),
    ("participants", ["person"]),
    ("participants", ["side"]),
    ("meeting_topics", ["topic"]),
    ("meeting_sources", ["source"]),
    ("quotes", ["meeting"]),
    ("quotes", ["source"]),
    ("quotes", ["speaker"]),
]

OVERVIEW = """
    SELECT m.date, m.title, m.kind, m.status, p.name AS place, m.occasion,
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
    FROM meetings m LEFT JOIN places p ON p.id = m.place
    ORDER BY m.first_day DESC, m.id
"""


def create_tables(db: Database) -> None:
    """Create the empty tables, strict and with their foreign keys, and what marks the file."""
    for name, (columns, key, required) in TABLES.items():
        references = [
            (column, other, other_column)
            for table, column, other, other_column in REFERENCES
            if table == name
        ]
        db.table(name).create(
            columns, pk=key, not_null=required, foreign_keys=references, strict=True
        )
    db.table(MEETINGS_AS_READ).create(MEETING_COLUMNS, pk="number", strict=True)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def number_meetings(db: Database) -> None:
    """Number the meetings that were read: a later one has a larger number.

    Of those that began on one day, the one that the records have first has the largest.
    """
    columns = ", ".join(list(MEETING_COLUMNS)[1:-1])
    db.execute(
        f"INSERT INTO meetings ({columns}, sources) SELECT {columns}, {SOURCES}"  # noqa: S608  # only our own words
        f" FROM {MEETINGS_AS_READ} m ORDER BY coalesce(first_day, ''), number DESC"
    )
    db.table(MEETINGS_AS_READ).drop()


def create_indexes(db: Database) -> None:
    """Create what makes look-ups quick, once the rows are in: indexes, full text, the view."""
    db.table("meetings").create_index(["id"], unique=True)
    for table, columns in INDEXES:
        db.table(table).create_index(columns)
    db.execute(MONTH_DAY_INDEX)
    db.execute(NOT_ONE_DAY_INDEX)
    db.execute(SERVING_INDEX)
    db.table("meetings").enable_fts(["title", "occasion", "summary"], tokenize=STEMMED)
    db.table("quotes").enable_fts(["exact"], tokenize=STEMMED)
    db.create_view("meetings_overview", OVERVIEW)
