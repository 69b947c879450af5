"""When a digest is due: a time of day in a time zone, on some weekdays, as moments in UTC.

Every listed weekday that a zone has gets one moment, whatever its clocks do that day:

- A time that occurs twice counts at its first occurrence.
- A time that is skipped moves forward by as much as the clocks do: where they go from 02:00 to
  03:00, 02:30 is due at 03:30, as long after midnight as on any other day.
- Where that would be the next day already, as in America/Nuuk, where 23:00 is followed by midnight
  in March, it moves back by as much instead.
- A day that a zone skips as a whole (Pacific/Apia had no 30 December 2011) has no digest.
"""

from datetime import UTC, date, datetime, timedelta

from bot.digest.zones import zone_of
from bot.store.model import Schedule

# A week for the rarest weekday, a week more in case the zone skips it, and the days at the ends
DAYS_AHEAD = 16
ONE_DAY = timedelta(days=1)


def local_day(schedule: Schedule, moment: datetime) -> date:
    """Return the day that it is at a moment where the schedule's clock hangs."""
    return moment.astimezone(zone_of(schedule.zone)).date()


def due_on(schedule: Schedule, day: date) -> datetime | None:
    """Return the moment in UTC when a day's digest is due; None when that day has none."""
    if day.weekday() not in schedule.weekdays:
        return None
    zone = zone_of(schedule.zone)
    # What PEP 495 gives a skipped time: counted with the offset from before the gap it moves
    # forward (fold 0), with the one from after it back (fold 1). First of two is fold 0 too.
    for fold in (0, 1):
        moment = datetime.combine(day, schedule.at.replace(fold=fold), zone).astimezone(UTC)
        if moment.astimezone(zone).date() == day:
            return moment
    return None


def next_due(schedule: Schedule, after: datetime) -> datetime:
    """Return the first moment after this one when a digest is due, both in UTC.

    Raise ValueError, in a sentence, when the zone is unknown or no weekday is listed.
    """
    if not schedule.weekdays:
        raise ValueError("A schedule needs at least one weekday.")
    # Clocks that go back over midnight make a day begin twice, so the day before counts too
    first = local_day(schedule, after) - ONE_DAY
    for days in range(DAYS_AHEAD):
        due = due_on(schedule, first + days * ONE_DAY)
        if due is not None and due > after:
            return due
    raise ValueError(f"The zone {schedule.zone} skips every day of this schedule.")
