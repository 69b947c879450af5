"""When a digest is due: a time of day in a time zone, on some weekdays, as times in UTC.

Each of the weekdays has exactly one due time, whatever the clocks do that day:

- A time that occurs twice counts at its first occurrence.
- A time that is skipped moves forward by as much as the clocks do: where they go from 02:00 to
  03:00, 02:30 is due at 03:30, as long after midnight as on any other day.
- If that is the next day already, as in America/Nuuk, where 23:00 is followed by midnight in March,
  it moves back by as much instead.
- A day that a zone skips completely (Pacific/Apia had no 30 December 2011) has no digest.
"""

from datetime import UTC, date, datetime, timedelta

from bot.digest.zones import zone_of
from bot.store.model import Schedule

# A week for a single weekday, another in case the zone skips it, and the days at both ends
DAYS_AHEAD = 16
ONE_DAY = timedelta(days=1)


def local_day(schedule: Schedule, moment: datetime) -> date:
    """Return the day at a moment in the schedule's time zone."""
    return moment.astimezone(zone_of(schedule.zone)).date()


def due_on(schedule: Schedule, day: date) -> datetime | None:
    """Return the time in UTC when a day's digest is due; None when that day has none."""
    if day.weekday() not in schedule.weekdays:
        return None
    zone = zone_of(schedule.zone)
    # PEP 495: with fold 0, a skipped time takes the offset from before the gap and so moves
    # forward, with fold 1 back; of a time that occurs twice, fold 0 is the first occurrence
    for fold in (0, 1):
        moment = datetime.combine(day, schedule.at.replace(fold=fold), zone).astimezone(UTC)
        if moment.astimezone(zone).date() == day:
            return moment
    return None


def next_due(schedule: Schedule, after: datetime) -> datetime:
    """Return the first time after another when a digest is due, both in UTC.

    Raises ValueError, with a sentence for people, when the zone is unknown or there is no weekday.
    """
    if not schedule.weekdays:
        raise ValueError("A schedule needs at least one weekday.")
    # Clocks that go back over midnight begin a day twice, so the day before counts too
    first = local_day(schedule, after) - ONE_DAY
    for days in range(DAYS_AHEAD):
        due = due_on(schedule, first + days * ONE_DAY)
        if due is not None and due > after:
            return due
    raise ValueError(f"The zone {schedule.zone} skips every day of this schedule.")
