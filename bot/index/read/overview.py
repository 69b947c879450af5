"""What an index holds at a glance: its size, latest meetings, frequent pairs, and example terms."""

from dataclasses import dataclass
from sqlite3 import Connection

from bot.index.model import ExampleTerms, Facts
from bot.records.model import MeetingKind

MAX_RECENT_MEETINGS = 20_000  # looked at for who met most often, whatever the size of the index
MAX_PARTICIPANTS = 8  # of a meeting that counts for a pair: at a conference everybody meets all

METADATA = "SELECT key, value FROM metadata"
HELD_SPAN = "SELECT min(first_day), max(last_day) FROM meetings WHERE status = 'held'"
KINDS = "SELECT key FROM postings WHERE kind = 'kind'"
LATEST = """
    SELECT number FROM meetings WHERE status = 'held' AND first_day IS NOT NULL
    ORDER BY first_day DESC, id LIMIT ?
"""
# Pairs of different sides: a minister and an ambassador of one country do not meet each other
FREQUENT_PAIRS = f"""
    WITH recent AS (
        SELECT id FROM meetings WHERE status = 'held' AND first_day IS NOT NULL
        ORDER BY first_day DESC LIMIT {MAX_RECENT_MEETINGS}),
    small AS (
        SELECT id FROM recent WHERE NOT EXISTS (
            SELECT 1 FROM participants WHERE meeting = id AND position >= {MAX_PARTICIPANTS}))
    SELECT p.id AS one, p.name AS one_name, q.id AS other, q.name AS other_name,
        count(DISTINCT small.id) AS times
    FROM small
        JOIN participants a ON a.meeting = small.id
        JOIN participants b ON b.meeting = small.id AND b.person > a.person
        JOIN people p ON p.id = a.person
        JOIN people q ON q.id = b.person
    WHERE a.side IS NOT b.side
    GROUP BY one, other ORDER BY times DESC, one_name, other_name, one, other LIMIT ?
"""  # noqa: S608  # only our own words
PUBLISHERS = """
    SELECT publisher FROM sources GROUP BY publisher ORDER BY count(*) DESC, publisher LIMIT ?
"""

# For examples: the pair by the names that the press uses, whatever the size of the meetings
EXAMPLE_PAIR = f"""
    WITH recent AS (
        SELECT id FROM meetings WHERE status = 'held'
        ORDER BY first_day DESC LIMIT {MAX_RECENT_MEETINGS})
    SELECT coalesce(p.family, p.name) AS one, coalesce(q.family, q.name) AS other,
        a.person AS first, b.person AS second
    FROM recent
        JOIN participants a ON a.meeting = recent.id
        JOIN participants b ON b.meeting = recent.id AND b.position > a.position
        JOIN people p ON p.id = a.person
        JOIN people q ON q.id = b.person
    WHERE a.side IS NOT b.side AND one <> other
    GROUP BY first, second
    ORDER BY count(*) DESC, one, other LIMIT 1
"""  # noqa: S608  # only our own words
EXAMPLE_TOPIC = """
    SELECT t.name FROM meeting_topics x JOIN topics t ON t.id = x.topic
    GROUP BY t.id ORDER BY length(t.name) > 12, count(*) DESC, t.name LIMIT 1
"""
MEETINGS_OF_PAIR = """
    SELECT m.* FROM meetings m
        JOIN participants a ON a.meeting = m.id AND a.person = :first
        JOIN participants b ON b.meeting = m.id AND b.person = :second
    WHERE m.status = 'held'
"""
EXAMPLE_PLACE = f"""
    SELECT p.name FROM ({MEETINGS_OF_PAIR}) m JOIN places p ON p.id = m.place
    ORDER BY m.first_day DESC
"""  # noqa: S608  # only our own words
EXAMPLE_YEAR = f"SELECT substr(m.first_day, 1, 4) FROM ({MEETINGS_OF_PAIR}) m ORDER BY m.first_day"  # noqa: S608  # only our own words


@dataclass(frozen=True, slots=True)
class FrequentPair:
    """Two people by id and name, and how often they met."""

    ids: tuple[str, str]
    names: tuple[str, str]
    times: int


def find_facts(connection: Connection) -> Facts:
    """Return the size of the index, the first and last day of meetings held, and its metadata."""
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  # our own names
        for table in ("meetings", "people", "quotes", "sources")
    }
    first_day, last_day = connection.execute(HELD_SPAN).fetchone()
    metadata: dict[str, str] = dict(connection.execute(METADATA).fetchall())
    return Facts(**counts, first_day=first_day, last_day=last_day, metadata=metadata)


def find_meeting_types(connection: Connection) -> tuple[MeetingKind, ...]:
    """Return the kinds of meetings that the index has, in the order of the record format."""
    known = {row[0] for row in connection.execute(KINDS)}
    return tuple(kind for kind in MeetingKind if kind in known)


def find_latest(connection: Connection, limit: int) -> list[int]:
    """Return the numbers of the latest meetings held, the newest first."""
    return [row["number"] for row in connection.execute(LATEST, (limit,))]


def find_frequent_pairs(connection: Connection, limit: int) -> list[FrequentPair]:
    """Return the pairs who met most often in the newest MAX_RECENT_MEETINGS meetings."""
    return [
        FrequentPair((row["one"], row["other"]), (row["one_name"], row["other_name"]), row["times"])
        for row in connection.execute(FREQUENT_PAIRS, (limit,))
    ]


def find_publishers(connection: Connection, limit: int) -> list[str]:
    """Return the publishers with the most articles, in descending order."""
    return [row["publisher"] for row in connection.execute(PUBLISHERS, (limit,))]


def find_example_terms(connection: Connection) -> ExampleTerms:
    """Return terms that occur often in the newest meetings, so that examples find something."""
    topic = _first_value(connection, EXAMPLE_TOPIC)
    pair = connection.execute(EXAMPLE_PAIR).fetchone()
    if pair is None:
        return ExampleTerms((), topic, "", "")
    ids = {"first": pair["first"], "second": pair["second"]}
    return ExampleTerms(
        pair=(pair["one"], pair["other"]),
        topic=topic,
        place=_first_value(connection, EXAMPLE_PLACE, ids),
        year=_first_value(connection, EXAMPLE_YEAR, ids),
    )


def _first_value(
    connection: Connection, query: str, values: dict[str, str] | tuple[()] = ()
) -> str:
    row = connection.execute(query, values).fetchone()
    return (row[0] or "") if row else ""
