"""Time zones as tests of schedules need them: when their clocks change, which days they have."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

HOUR = timedelta(hours=1)
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=1_000)
def changes(name: str) -> tuple[datetime, ...]:
    """The moments, to the hour, after which a zone's clocks are set otherwise."""
    zone = ZoneInfo(name)
    found = []
    moment, offset = FIRST, FIRST.astimezone(zone).utcoffset()
    while moment < LAST:
        following = moment + timedelta(days=1)
        new = following.astimezone(zone).utcoffset()
        if new != offset:
            hours = (moment + HOUR * count for count in range(25))
            found.append(next(e for e in hours if (e + HOUR).astimezone(zone).utcoffset() == new))
        moment, offset = following, new
    return tuple(found)


def exists(day: date, name: str) -> bool:
    """Whether a zone has a day, or any quarter of an hour of it."""
    zone = ZoneInfo(name)
    quarters = (time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 15))
    moments = (datetime.combine(day, each, zone).astimezone(UTC) for each in quarters)
    return any(moment.astimezone(zone).date() == day for moment in moments)
