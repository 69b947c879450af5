"""What an index shows at first sight: its latest meetings, and who met most often."""

from dataclasses import dataclass
from sqlite3 import Connection

MAX_RECENT_MEETINGS = 20_000  # meetings looked at for who met most, whatever the size of the index
LARGEST = 8  # participants: at a conference everybody meets everybody

LATEST = """
    SELECT number FROM meetings WHERE status = 'held' AND first_day IS NOT NULL
    ORDER BY first_day DESC, id LIMIT ?
"""
# Of different sides: a minister and their ambassador come together, they do not meet
MOST_MET = f"""
    WITH recent AS (
        SELECT id FROM meetings WHERE status = 'held' AND first_day IS NOT NULL
        ORDER BY first_day DESC LIMIT {MAX_RECENT_MEETINGS}),
    small AS (
        SELECT id FROM recent
        WHERE NOT EXISTS (SELECT 1 FROM participants WHERE meeting = id AND position >= {LARGEST}))
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


@dataclass(frozen=True, slots=True)
class FrequentPair:
    """Two people by their ids and names, and how often they met."""

    ids: tuple[str, str]
    names: tuple[str, str]
    times: int


def find_latest(connection: Connection, limit: int) -> list[int]:
    """Return the numbers of the latest meetings that were held, the newest first."""
    return [row["number"] for row in connection.execute(LATEST, (limit,))]


def find_frequent_pairs(connection: Connection, limit: int) -> list[FrequentPair]:
    """Return the pairs who met most often in the newest RECENT meetings."""
    return [
        FrequentPair((row["one"], row["other"]), (row["one_name"], row["other_name"]), row["times"])
        for row in connection.execute(MOST_MET, (limit,))
    ]


def find_publishers(connection: Connection, limit: int) -> list[str]:
    """Return who published most of the articles, one who published more first."""
    return [row["publisher"] for row in connection.execute(PUBLISHERS, (limit,))]
