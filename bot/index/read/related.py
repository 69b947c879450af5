"""Meetings that have to do with one: of the same people, about the same topics."""

import json
import sqlite3
from collections.abc import Collection

SAME_PEOPLE = """
    SELECT m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person IN (SELECT value FROM json_each(:entities)) AND m.number <> :number
    GROUP BY m.number HAVING count(DISTINCT a.person) >= :least
    ORDER BY count(DISTINCT a.person) DESC, coalesce(m.first_day, '') DESC, m.id LIMIT :limit
"""
SAME_TOPICS = """
    SELECT m.number FROM meeting_topics x JOIN meetings m ON m.id = x.meeting
    WHERE x.topic IN (SELECT topic FROM meeting_topics WHERE meeting = :meeting)
        AND m.number NOT IN (SELECT value FROM json_each(:without))
    GROUP BY m.number
    ORDER BY count(*) DESC, coalesce(m.first_day, '') DESC, m.id LIMIT :limit
"""
TOGETHER = 2  # people: one alone meets too many others


def find_same_people(
    connection: sqlite3.Connection, number: int, people: Collection[str], limit: int
) -> list[int]:
    """Return the meetings of at least two of these people, of most of them first."""
    values = {
        "entities": json.dumps(list(people)),
        "number": number,
        "least": min(TOGETHER, len(people)),
        "limit": limit if people else 0,
    }
    return [row[0] for row in connection.execute(SAME_PEOPLE, values)]


def find_same_topics(
    connection: sqlite3.Connection, meeting: str, without: Collection[int], limit: int
) -> list[int]:
    """Return the meetings about a meeting's topics, about most of them first, but not these."""
    values = {"meeting": meeting, "without": json.dumps(list(without)), "limit": limit}
    return [row[0] for row in connection.execute(SAME_TOPICS, values)]
