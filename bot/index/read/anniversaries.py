"""The meetings that began on a day of the year, found by an index over month and day."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection

# The date begins with a day, not with a month or a year. SQLite uses a partial index only for a
# query that repeats its condition, and only with the column on the left: it turns others around.
BEGINS_WITH_A_DAY = "first_day = substr(date, 1, 10)"
MONTH_DAY_INDEX = f"""
    CREATE INDEX idx_meetings_month_day
    ON meetings (substr(first_day, 6), status, first_day, date, id, place)
    WHERE {BEGINS_WITH_A_DAY}
"""
# What follows the day tells how it is known: the end of the date, or of an interval's first part;
# `2020-11-26~` is about that day
HELD_ON = f"""
    SELECT number, first_day FROM meetings m
    WHERE substr(first_day, 6) IN (SELECT value FROM json_each(:month_days))
        AND status = 'held' AND first_day < :before AND {BEGINS_WITH_A_DAY}
        AND substr(date, 11, 1) IN ('', '/')
"""  # noqa: S608  # only our own words
WITH_PEOPLE = """
    AND EXISTS (SELECT 1 FROM participants a WHERE a.meeting = m.id
        AND a.person IN (SELECT value FROM json_each(:people)))
"""
ON_TOPICS = """
    AND EXISTS (SELECT 1 FROM meeting_topics x WHERE x.meeting = m.id AND x.topic IN (
        WITH RECURSIVE asked(id) AS (
            SELECT value FROM json_each(:topics)
            UNION SELECT b.topic FROM broader_topics b JOIN asked ON b.broader = asked.id)
        SELECT id FROM asked))
"""
WITHIN_COUNTRIES = """(
    WITH RECURSIVE asked(id) AS (
        SELECT value FROM json_each(:countries)
        UNION SELECT p.id FROM places p JOIN asked ON p.within = asked.id)
    SELECT id FROM asked)
"""
OF_COUNTRIES = f"""
    AND (m.place IN {WITHIN_COUNTRIES} OR EXISTS (
        SELECT 1 FROM participants a WHERE a.meeting = m.id AND a.side IN {WITHIN_COUNTRIES}))
"""  # noqa: S608  # only our own words


@dataclass(frozen=True, slots=True)
class AnniversaryFilter:
    """Ids of which a meeting has to have one of each kind that is given.

    A topic stands for the narrower ones too, and a country for the places within it; a country
    may be where the meeting was or the side of somebody who took part.
    """

    people: Sequence[str] = ()
    topics: Sequence[str] = ()
    countries: Sequence[str] = ()


def find_anniversaries(
    connection: Connection, month_days: Collection[str], before: date, narrowing: AnniversaryFilter
) -> list[tuple[int, date]]:
    """Return the numbers and first days of what was held on days such as `11-26` before a day.

    Only those whose day is known for certain: a month, a year, or `about` a day is not a day.
    """
    asked = {
        "people": (WITH_PEOPLE, narrowing.people),
        "topics": (ON_TOPICS, narrowing.topics),
        "countries": (OF_COUNTRIES, narrowing.countries),
    }
    values = {name: json.dumps(list(ids)) for name, (_, ids) in asked.items()}
    values |= {"month_days": json.dumps(list(month_days))}
    query = HELD_ON + "".join(condition for condition, ids in asked.values() if ids)
    rows = connection.execute(query, values | {"before": before.isoformat()})
    return [(number, date.fromisoformat(first_day)) for number, first_day in rows]
