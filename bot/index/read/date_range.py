"""The meetings held within some days, as numbers: they are numbered in the order of their dates."""

from datetime import date
from sqlite3 import Connection

from pyroaring import BitMap

NOT_ONE_DAY = "last_day IS NOT first_day"
NOT_ONE_DAY_INDEX = f"""
    CREATE INDEX idx_meetings_not_one_day ON meetings (first_day, last_day, date)
    WHERE {NOT_ONE_DAY}
"""
# An event of several days: from one day to another, and not so long that it is a time in which
# something was to happen
OF_SEVERAL_DAYS = """(
    last_day > first_day AND date = first_day || '/' || last_day
        AND julianday(last_day) - julianday(first_day) < 31)
"""
FIRST_SINCE = "SELECT number FROM meetings WHERE first_day >= ? ORDER BY first_day, number LIMIT 1"
LAST_UNTIL = (
    "SELECT number FROM meetings WHERE first_day <= ? ORDER BY first_day DESC, number DESC LIMIT 1"
)
# What lasts longer than what is asked for. Such an event only has to share a day with it. A date
# known only by its month or year, or open at an end, has to lie within it.
LASTING_LONGER = f"""
    SELECT number FROM meetings WHERE {NOT_ONE_DAY} AND first_day BETWEEN :first AND :last
        AND coalesce(last_day, '9999') > :last AND NOT coalesce({OF_SEVERAL_DAYS}, 0)
"""  # noqa: S608  # only our own words
BEGUN_BEFORE = f"""
    SELECT number FROM meetings WHERE {NOT_ONE_DAY}
        AND first_day BETWEEN date(:first, '-31 days') AND date(:first, '-1 day')
        AND last_day >= :first AND {OF_SEVERAL_DAYS}
"""  # noqa: S608  # only our own words
WITHOUT_BEGINNING = "SELECT number FROM meetings WHERE first_day IS NULL AND last_day <= ?"


def find_within(connection: Connection, first: date | None, last: date | None) -> BitMap:
    """Return the meetings held within these days, both included; None is open.

    What has no end lies only within what has none either.
    """
    bounds = {
        "first": first.isoformat() if first else "0000-01-01",
        "last": last.isoformat() if last else "9999",
    }
    least = connection.execute(FIRST_SINCE, (bounds["first"],)).fetchone()
    most = connection.execute(LAST_UNTIL, (bounds["last"],)).fetchone()
    found = BitMap(range(least[0], most[0] + 1)) if least and most else BitMap()
    found -= _numbers(connection, LASTING_LONGER, bounds)
    if first is None:
        return found | _numbers(connection, WITHOUT_BEGINNING, (bounds["last"],))
    return found | _numbers(connection, BEGUN_BEFORE, bounds)


def _numbers(connection: Connection, query: str, values: dict[str, str] | tuple[str]) -> BitMap:
    return BitMap([row[0] for row in connection.execute(query, values)])
