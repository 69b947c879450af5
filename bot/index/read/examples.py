"""What an index has much of, so that examples made from it work."""

import sqlite3

from bot.index.model import ExampleTerms

RECENT = 20_000  # meetings looked at: enough for an example, whatever the size of the index

# The two of different sides who took part together most often, by the names the press uses
PAIR = f"""
    WITH recent AS (
        SELECT id FROM meetings WHERE status = 'held' ORDER BY first_day DESC LIMIT {RECENT})
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
TOGETHER = """
    SELECT m.* FROM meetings m
        JOIN participants a ON a.meeting = m.id AND a.person = :first
        JOIN participants b ON b.meeting = m.id AND b.person = :second
    WHERE m.status = 'held'
"""
TOPIC = """
    SELECT t.name FROM meeting_topics x JOIN topics t ON t.id = x.topic
    GROUP BY t.id ORDER BY length(t.name) > 12, count(*) DESC, t.name LIMIT 1
"""
PLACE = (
    f"SELECT p.name FROM ({TOGETHER}) m JOIN places p ON p.id = m.place ORDER BY m.first_day DESC"  # noqa: S608  # only our own words
)
YEAR = f"SELECT substr(m.first_day, 1, 4) FROM ({TOGETHER}) m ORDER BY m.first_day"  # noqa: S608  # only our own words


def find_highlights(connection: sqlite3.Connection) -> ExampleTerms:
    """Return examples from the newest meetings; empty words where the index has none."""
    topic = _first(connection, TOPIC)
    pair = connection.execute(PAIR).fetchone()
    if pair is None:
        return ExampleTerms((), topic, "", "")
    both = {"first": pair["first"], "second": pair["second"]}
    return ExampleTerms(
        pair=(pair["one"], pair["other"]),
        topic=topic,
        place=_first(connection, PLACE, both),
        year=_first(connection, YEAR, both),
    )


def _first(
    connection: sqlite3.Connection, query: str, values: dict[str, str] | tuple[()] = ()
) -> str:
    row = connection.execute(query, values).fetchone()
    return (row[0] or "") if row else ""
