"""Parts of dates as people write them, for all parsers: names of months and days, numeric days."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum

# English names and abbreviations in lower case, by number from 1
MONTH_NUMBERS: Mapping[str, int] = {
    **{name.lower(): number for number, name in enumerate(calendar.month_name) if name},
    **{name.lower(): number for number, name in enumerate(calendar.month_abbr) if name},
    "sept": 9,
}
MONTH_NAMES = tuple(calendar.month_name[1:])
WEEKDAY_NAMES = tuple(calendar.day_name)  # from Monday

NUMERIC_DAY = re.compile(r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})")
YEAR_DIGITS = 4
MONTHS = 12


class DayOrder(Enum):
    """Which of two numbers is the day."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class AmbiguousDayError(ValueError):
    """A numeric date is one day with the day first, and another with the month first."""


def numeric_day(text: str, order: DayOrder = DayOrder.UNKNOWN) -> date:
    """Return the day that is written in numbers: `26/11/2020`, `2020.11.26`.

    A number above 12 is the day, whatever the order. Raises ValueError with one sentence for
    anything else, AmbiguousDayError where the order would be needed.
    """
    match = NUMERIC_DAY.fullmatch(text)
    one, two, three = match.groups() if match else ("", "", "")
    if len(one) == YEAR_DIGITS:
        return _day(int(one), int(two), int(three), text)
    if len(three) != YEAR_DIGITS:
        raise ValueError(f"{text!r} has no year of four digits")
    day, month = int(one), int(two)
    may_be_both = day <= MONTHS and month <= MONTHS
    if may_be_both and day != month and order is DayOrder.UNKNOWN:
        raise AmbiguousDayError(f"{text!r} may be two days")
    if month > MONTHS or (may_be_both and order is DayOrder.MONTH_FIRST):
        day, month = month, day
    return _day(int(three), month, day, text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar") from error
