"""The meetings that began on a day of the year, found by an index over month and day."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection

from bot.index.schema import BEGINS_ON_A_DAY

# After the first day, the date must end or be an interval; `2020-11-26~` is only about that day
HELD_ON = f"""
    SELECT number, first_day FROM meetings m
    WHERE substr(first_day, 6) IN (SELECT value FROM json_each(:month_days))
        AND status = 'held' AND first_day < :before AND {BEGINS_ON_A_DAY}
        AND substr(date, 11, 1) IN ('', '/')
"""  # noqa: S608  # only our own words
WITH_PEOPLE = """
    AND EXISTS (SELECT 1 FROM participants a WHERE a.meeting = m.id
        AND a.person IN (SELECT value FROM json_each(:people)))
"""
ON_TOPICS = """
    AND EXISTS (SELECT 1 FROM meeting_topics x WHERE x.meeting = m.id AND x.topic IN (
        WITH RECURSIVE narrower(id) AS (
            SELECT value FROM json_each(:topics)
            UNION SELECT b.topic FROM broader_topics b JOIN narrower ON b.broader = narrower.id)
        SELECT id FROM narrower))
"""
WITHIN_COUNTRIES = """(
    WITH RECURSIVE inside(id) AS (
        SELECT value FROM json_each(:countries)
        UNION SELECT p.id FROM places p JOIN inside ON p.within = inside.id)
    SELECT id FROM inside)
"""
OF_COUNTRIES = f"""
    AND (EXISTS (
        SELECT 1 FROM meeting_places x WHERE x.meeting = m.id AND x.place IN {WITHIN_COUNTRIES})
    OR EXISTS (
        SELECT 1 FROM participants a WHERE a.meeting = m.id AND a.side IN {WITHIN_COUNTRIES}))
"""  # noqa: S608  # only our own words


@dataclass(frozen=True, slots=True)
class AnniversaryFilter:
    """Ids of people, topics and countries; a meeting must have one of each kind that is given.

    A topic includes the narrower ones, and a country the places within it. A country counts as
    the place of the meeting or as the side of a participant.
    """

    people: Sequence[str] = ()
    topics: Sequence[str] = ()
    countries: Sequence[str] = ()


def find_anniversaries(
    connection: Connection, month_days: Collection[str], before: date, only: AnniversaryFilter
) -> list[tuple[int, date]]:
    """Return the numbers and first days of the meetings held on these days of earlier years.

    `month_days` are of the form `11-26`; `before` is the day that all must precede. Only meetings
    whose first day is certain count: a month, a year, or `about` a day is not a day.
    """
    conditions = {
        "people": (WITH_PEOPLE, only.people),
        "topics": (ON_TOPICS, only.topics),
        "countries": (OF_COUNTRIES, only.countries),
    }
    values = {name: json.dumps(list(ids)) for name, (_, ids) in conditions.items()}
    values |= {"month_days": json.dumps(list(month_days)), "before": before.isoformat()}
    query = HELD_ON + "".join(condition for condition, ids in conditions.values() if ids)
    rows = connection.execute(query, values)
    return [(number, date.fromisoformat(first_day)) for number, first_day in rows]
