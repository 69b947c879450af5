"""The meetings of each kind, status and day of the year, written when an index is built."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pyroaring import BitMap

from bot.index.bitmaps import group_rows

SEVERAL_DAYS = 31  # a longer time is one in which something was to happen
QUOTED = "SELECT 'quotes', m.number FROM quotes q JOIN meetings m ON m.id = q.meeting"


def write_postings(connection: sqlite3.Connection) -> None:
    """Write the meetings of each kind and status, with quotes, and of each day of the year."""
    kinds = group_rows(connection, "SELECT kind, number FROM meetings ORDER BY kind")
    statuses = group_rows(connection, "SELECT status, number FROM meetings ORDER BY status")
    quoted = group_rows(connection, QUOTED)
    days = _days_of_year(connection)
    for kind, found in (("kind", kinds), ("status", statuses), ("has", quoted), ("day", days)):
        connection.executemany(
            "INSERT INTO postings VALUES (?, ?, ?)",
            ((kind, key, bits.serialize()) for key, bits in found),
        )


def _days_of_year(connection: sqlite3.Connection) -> Iterable[tuple[str, BitMap]]:
    """Return for each day (`11-26`) and month (`11`) of any year what was held in it."""
    found: defaultdict[str, BitMap] = defaultdict(BitMap)
    query = """SELECT number, first_day, last_day, date = first_day || '/' || last_day
        FROM meetings WHERE first_day IS NOT NULL AND last_day IS NOT NULL"""
    for number, first, last, is_interval in connection.execute(query):
        for key in days_and_months(first, last, is_interval=bool(is_interval)):
            found[key].add(number)
    return found.items()


def days_and_months(first: str, last: str, *, is_interval: bool) -> Iterator[str]:
    """Yield the days and months of the year on which something was held, from its ISO days.

    An event of several days is on each of them. What is known by its month is in that month, on no
    day; what is known by its year is in neither.
    """
    if first == last:
        yield first[5:]
        yield first[5:7]
        return
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if is_interval and (end - begin).days < SEVERAL_DAYS:
        days = [begin + timedelta(days=more) for more in range((end - begin).days + 1)]
        yield from (day.isoformat()[5:] for day in days)
        yield from dict.fromkeys(day.isoformat()[5:7] for day in days)
    elif first[:7] == last[:7]:
        yield first[5:7]
