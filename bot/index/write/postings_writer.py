"""Posting lists of each kind, status and day of the year, and of the meetings with quotes."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pyroaring import BitMap

from bot.index.bitmaps import group_rows

MAX_EVENT_DAYS = 31  # of an event; a longer time is a period within which something was to happen
# A meeting that several records report is of the kind that each of them says
KINDS = """
    SELECT kind, number FROM meetings
    UNION SELECT json_extract(e.content, '$.kind'), m.number
    FROM event_members e JOIN meetings m ON m.id = e.meeting
    ORDER BY kind
"""
STATUSES = "SELECT status, number FROM meetings ORDER BY status"
QUOTED = "SELECT 'quotes', m.number FROM quotes q JOIN meetings m ON m.id = q.meeting"
DAYS = """
    SELECT number, first_day, last_day, date = first_day || '/' || last_day
    FROM meetings WHERE first_day IS NOT NULL AND last_day IS NOT NULL
"""


def write_postings(connection: sqlite3.Connection) -> None:
    """Fill the table `postings`."""
    lists = {
        "kind": group_rows(connection, KINDS),
        "status": group_rows(connection, STATUSES),
        "has": group_rows(connection, QUOTED),
        "day": _days_of_year(connection),
    }
    for kind, postings in lists.items():
        connection.executemany(
            "INSERT INTO postings VALUES (?, ?, ?)",
            ((kind, key, meetings.serialize()) for key, meetings in postings),
        )


def _days_of_year(connection: sqlite3.Connection) -> Iterable[tuple[str, BitMap]]:
    """Return the meetings of each day (`11-26`) and month (`11`) of any year."""
    found: defaultdict[str, BitMap] = defaultdict(BitMap)
    for number, first, last, is_interval in connection.execute(DAYS):
        for key in days_and_months(first, last, is_interval=bool(is_interval)):
            found[key].add(number)
    return found.items()


def days_and_months(first: str, last: str, *, is_interval: bool) -> Iterator[str]:
    """Yield the days and months of the year on which a meeting was held, from its ISO days.

    An event of several days is on each of them. A meeting dated by its month is in that month and
    on no day, one dated by its year in neither.
    """
    if first == last:
        yield first[5:]
        yield first[5:7]
        return
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if is_interval and (end - begin).days < MAX_EVENT_DAYS:
        days = [begin + timedelta(days=more) for more in range((end - begin).days + 1)]
        yield from (day.isoformat()[5:] for day in days)
        yield from dict.fromkeys(day.isoformat()[5:7] for day in days)
    elif first[:7] == last[:7]:
        yield first[5:7]
