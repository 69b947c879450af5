"""When each digest is due, told without the code under test: by looking at the clock each minute.

For every zone, all minutes of the simulated days are walked, and what the wall clock shows is
noted when it shows it first. What it never shows on a day, because it was put forward, is due as
much later as it was put forward; or earlier, where later is no more the same day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.store.model import Schedule, Subscription

DAY_MINUTES = 24 * 60
MARGIN = timedelta(days=2)  # days that the window only touches are walked as a whole

Dial = dict[int, datetime]
"""What a clock shows on a day, in minutes after midnight, and when it does so first."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A digest that has to come: of which channel, for which local day, and when."""

    team: str
    channel: str
    day: date
    due_at: datetime

    @property
    def key(self) -> str:
        """What the message has to carry in its metadata."""
        return f"{self.team}/{self.channel}/{self.day}"


def expect(
    subscriptions: Iterable[Subscription], start: datetime, end: datetime
) -> Iterator[Expected]:
    """Yield what is due after the start and up to the end."""
    for each in subscriptions:
        for day, due_at in due_days(each.schedule, start, end):
            yield Expected(each.team, each.channel, day, due_at)


def due_days(schedule: Schedule, start: datetime, end: datetime) -> Iterator[tuple[date, datetime]]:
    minute = schedule.at.hour * 60 + schedule.at.minute
    for day, dial in _dials(schedule.zone, start, end).items():
        due_at = _due(dial, minute)
        if day.weekday() in schedule.weekdays and start < due_at <= end:
            yield day, due_at


def _due(dial: Dial, minute: int) -> datetime:
    if minute in dial:
        return dial[minute]
    skipped = 1 + _run(dial, minute, 1) + _run(dial, minute, -1)
    return dial[minute + skipped] if minute + skipped in dial else dial[minute - skipped]


def _run(dial: Dial, minute: int, step: int) -> int:
    """Count the skipped minutes on one side of a skipped one."""
    count = 0
    while minute + step in range(DAY_MINUTES) and minute + step not in dial:
        minute, count = minute + step, count + 1
    return count


@cache
def _dials(zone: str, start: datetime, end: datetime) -> dict[date, Dial]:
    """Return the dials of all whole days around a window."""
    dials: defaultdict[date, Dial] = defaultdict(dict)
    moment, last, place = start - MARGIN, end + MARGIN, ZoneInfo(zone)
    moment = moment.replace(second=0, microsecond=0)
    while moment < last:
        wall = moment.astimezone(place)
        dials[wall.date()].setdefault(wall.hour * 60 + wall.minute, moment)
        moment += timedelta(minutes=1)
    return {day: dials[day] for day in sorted(dials)[1:-1]}
