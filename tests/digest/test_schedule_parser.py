"""Schedules as people type them, and what they are told when they mistype."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.schedule_parser import WEEKDAYS, WEEKENDS, parse_schedule, schedule_words
from bot.digest.zones import zone_names
from bot.store.model import EVERY_DAY, Schedule

DEFAULT = Schedule(time(9), "Europe/Berlin", WEEKDAYS)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("08:30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("8.30", time(8, 30)),
        ("8am", time(8)),
        ("8 AM", time(8)),
        ("8:30 p.m.", time(20, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_times_of_day(typed: str, at: time) -> None:
    assert parse_schedule(f"on {typed}", DEFAULT) == Schedule(at, DEFAULT.zone, WEEKDAYS)


@pytest.mark.parametrize(
    ("typed", "weekdays"),
    [
        ("daily", EVERY_DAY),
        ("every day", EVERY_DAY),
        ("weekdays", WEEKDAYS),
        ("weekends", WEEKENDS),
        ("mon,wed,fri", {0, 2, 4}),
        ("Mondays, Wednesdays and Fridays", {0, 2, 4}),
        ("tues & thurs.", {1, 3}),
        ("mon-fri", WEEKDAYS),
        ("Monday to Friday", WEEKDAYS),
        ("fri – mon", {4, 5, 6, 0}),
        ("weekdays and sunday", {0, 1, 2, 3, 4, 6}),
    ],
)
def test_weekdays(typed: str, weekdays: set[int]) -> None:
    assert parse_schedule(typed, DEFAULT).weekdays == weekdays


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Asia/Seoul", "Asia/Seoul"),
        ("asia/seoul", "Asia/Seoul"),
        ("Seoul", "Asia/Seoul"),
        ("new york", "America/New_York"),
        ("America/New_York", "America/New_York"),
        ("port-au-prince", "America/Port-au-Prince"),
        ("utc", "UTC"),
    ],
)
def test_zones_by_their_names_or_cities(typed: str, zone: str) -> None:
    assert parse_schedule(f"8:30 {typed} daily", DEFAULT) == Schedule(time(8, 30), zone)


def test_what_is_not_said_stays_as_it_is() -> None:
    assert parse_schedule("on", DEFAULT) == DEFAULT
    assert parse_schedule("weekends", DEFAULT) == Schedule(time(9), "Europe/Berlin", WEEKENDS)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("25:00", "“25:00” is not a time of day such as 08:30 or 8am."),
        ("13pm", "“13pm” is not a time of day such as 08:30 or 8am."),
        ("8:60", "“8:60” is not a time of day such as 08:30 or 8am."),
        ("8", "Write “8” as 08:00, or with am or pm."),
        ("8:00 9:00", "Name one time of day: a channel has one digest a day."),
        ("Asia/Soul", "“Asia/Soul” is neither*; did you mean Asia/Seoul?"),
        ("wensday", "“wensday” is neither*; did you mean Wednesday?"),
        ("KST", "“KST” is neither*; write a time zone like Asia/Seoul."),
        # Etc/GMT+9 is nine hours behind Greenwich, so that nobody means it
        ("GMT+9", "“GMT+9” is neither*; write a time zone like Asia/Seoul."),
        ("UTC +09:00", "“UTC +09:00” is neither*; write a time zone like Asia/Seoul."),
        (
            "Louisville",
            "“Louisville” could be America/Kentucky/Louisville or America/Louisville:"
            " name one of them in full.",
        ),
    ],
)
def test_what_is_not_understood_is_told_in_a_sentence(typed: str, sentence: str) -> None:
    neither = " a time of day, a time zone nor weekdays"
    with pytest.raises(ValueError) as error:  # noqa: PT011  # its text is compared in full
        parse_schedule(typed, DEFAULT)
    assert str(error.value) == sentence.replace("*", neither)


def told(typed: str) -> str:
    """What a person is told who types this: nothing when it is understood."""
    try:
        parse_schedule(typed, DEFAULT)
    except ValueError as error:
        return str(error)
    return ""


@given(st.text(max_size=300))
def test_anything_typed_is_a_schedule_or_a_short_sentence(typed: str) -> None:
    assert re.fullmatch(r".{0,400}", told(typed))


schedules = st.builds(
    Schedule,
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    st.sampled_from(sorted(zone_names().values())),
    st.frozensets(st.integers(0, 6), min_size=1),
)


@given(schedules)
def test_a_schedule_in_words_reads_back_as_the_same(schedule: Schedule) -> None:
    assert parse_schedule(schedule_words(schedule), DEFAULT) == schedule
