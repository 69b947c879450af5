"""A schedule's moments: one on each listed day, whatever the clocks of the zone do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.schedule import local_day, next_due
from bot.digest.zones import zone_names
from bot.store.model import EVERY_DAY, Schedule
from tests.digest.clocks import FIRST, LAST, changes, exists

MOST_DUE = 9


def due_at(at: str, zone: str, after: str, weekdays: frozenset[int] = EVERY_DAY) -> str:
    """The next due time on the zone's clock, with its offset; `after` is a UTC time."""
    schedule = Schedule(time.fromisoformat(at), zone, weekdays)
    due = next_due(schedule, datetime.fromisoformat(after).replace(tzinfo=UTC))
    assert due.tzinfo is UTC
    return due.astimezone(ZoneInfo(zone)).isoformat()


@pytest.mark.parametrize(
    ("at", "zone", "after", "due"),
    [
        ("08:30", "UTC", "2026-11-26T08:29:59", "2026-11-26T08:30:00+00:00"),
        ("08:30", "UTC", "2026-11-26T08:30:00", "2026-11-27T08:30:00+00:00"),
        ("08:30", "Asia/Seoul", "2026-11-25T23:29:00", "2026-11-26T08:30:00+09:00"),
        ("00:00", "Pacific/Kiritimati", "2026-11-26T09:00:00", "2026-11-27T00:00:00+14:00"),
        # 23 hours: a time that is skipped comes as long after midnight as on other days
        ("02:30", "Europe/Berlin", "2026-03-28T12:00:00", "2026-03-29T03:30:00+02:00"),
        ("02:00", "Europe/Berlin", "2026-03-28T12:00:00", "2026-03-29T03:00:00+02:00"),
        ("03:00", "Europe/Berlin", "2026-03-28T12:00:00", "2026-03-29T03:00:00+02:00"),
        ("02:10", "Australia/Lord_Howe", "2026-10-03T12:00:00", "2026-10-04T02:40:00+11:00"),
        # 25 hours: a time that comes twice counts the first time, and that once
        ("02:30", "Europe/Berlin", "2026-10-24T12:00:00", "2026-10-25T02:30:00+02:00"),
        ("02:30", "Europe/Berlin", "2026-10-25T00:30:00", "2026-10-26T02:30:00+01:00"),
        ("02:30", "Europe/Berlin", "2026-10-25T01:00:00", "2026-10-26T02:30:00+01:00"),
        # Midnight is skipped
        ("00:00", "America/Santiago", "2025-09-06T12:00:00", "2025-09-07T01:00:00-03:00"),
        ("00:30", "Africa/Cairo", "2026-04-23T12:00:00", "2026-04-24T01:30:00+03:00"),
        # Midnight comes twice, and so does the end of the day before it
        ("00:00", "America/St_Johns", "2006-10-28T12:00:00", "2006-10-29T00:00:00-02:30"),
        ("23:30", "America/St_Johns", "2006-10-29T02:00:00", "2006-10-29T23:30:00-03:30"),
        ("23:30", "America/St_Johns", "2006-10-29T02:30:00", "2006-10-29T23:30:00-03:30"),
        # The clocks leap over midnight: later would be tomorrow, so it comes earlier
        ("23:45", "America/Nuuk", "2026-03-28T12:00:00", "2026-03-28T22:45:00-02:00"),
        # A day that is missing
        ("08:30", "Pacific/Apia", "2011-12-29T20:00:00", "2011-12-31T08:30:00+14:00"),
        ("08:30", "Pacific/Apia", "2011-12-30T00:00:00", "2011-12-31T08:30:00+14:00"),
        ("23:59", "Pacific/Kwajalein", "1993-08-21T12:00:00", "1993-08-22T23:59:00+12:00"),
    ],
)
def test_a_digest_is_due_once_a_day(at: str, zone: str, after: str, due: str) -> None:
    assert due_at(at, zone, after) == due


def test_only_the_listed_weekdays_are_due() -> None:
    days = frozenset({0, 2})  # Monday and Wednesday
    assert due_at("08:30", "UTC", "2026-11-25T08:00:00", days).startswith("2026-11-25")
    assert due_at("08:30", "UTC", "2026-11-25T09:00:00", days).startswith("2026-11-30")


def test_the_only_weekday_may_be_one_that_is_missing() -> None:
    friday = frozenset({4})
    assert due_at("08:30", "Pacific/Apia", "2011-12-24T00:00:00", friday).startswith("2012-01-06")


@pytest.mark.parametrize("zone", ["Asia/Soul", "", "Europe", "../etc/passwd", "/etc/hosts", "\0"])
def test_an_unknown_zone_is_told_in_a_sentence(zone: str) -> None:
    schedule = Schedule(time(8, 30), zone)
    with pytest.raises(ValueError, match=r"^“.*” is not a time zone such as Asia/Seoul\.$"):
        next_due(schedule, FIRST)


def test_the_local_day_is_that_of_the_schedule() -> None:
    moment = datetime(2026, 11, 26, 20, tzinfo=UTC)
    assert local_day(Schedule(time(), "Asia/Seoul"), moment) == date(2026, 11, 27)
    assert local_day(Schedule(time(), "America/New_York"), moment) == date(2026, 11, 26)


@st.composite
def near_a_change(draw: st.DrawFn) -> tuple[Schedule, datetime]:
    """A schedule, and a moment some days before the zone's clocks change near its time of day."""
    zone = draw(st.sampled_from(sorted(zone_names().values())))
    change = draw(st.sampled_from(changes(zone) or (FIRST,)))
    wall = change.astimezone(ZoneInfo(zone)) + timedelta(minutes=draw(st.integers(-150, 150)))
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    before = timedelta(minutes=draw(st.integers(-60, 5 * 24 * 60)))
    return Schedule(wall.time().replace(second=0, fold=0), zone, weekdays), change - before


@st.composite
def anywhen(draw: st.DrawFn) -> tuple[Schedule, datetime]:
    zone = draw(st.sampled_from(sorted(zone_names().values())))
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    moments = st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None))
    return Schedule(draw(st.times()), zone, weekdays), draw(moments).replace(tzinfo=UTC)


@settings(max_examples=300)
@given(near_a_change() | anywhen())
def test_each_listed_day_that_the_zone_has_is_due_once(case: tuple[Schedule, datetime]) -> None:
    schedule, after = case
    due = [next_due(schedule, after)]
    while len(due) < MOST_DUE:
        due.append(next_due(schedule, due[-1]))
    assert [after, *due] == sorted({after, *due})
    days = [local_day(schedule, moment) for moment in due]
    calendar = [days[0] + timedelta(number) for number in range((days[-1] - days[0]).days + 1)]
    listed = [day for day in calendar if day.weekday() in schedule.weekdays]
    assert days == [day for day in listed if exists(day, schedule.zone)]


@settings(max_examples=100)
@given(near_a_change() | anywhen(), st.timedeltas(timedelta(0), timedelta(days=3)))
def test_nothing_is_due_between_now_and_the_next(
    case: tuple[Schedule, datetime], sooner: timedelta
) -> None:
    schedule, after = case
    due = next_due(schedule, after)
    assert due > after
    assert next_due(schedule, max(after, due - sooner - timedelta.resolution)) == due
