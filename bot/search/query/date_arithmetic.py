"""Convert written and relative dates to EDTF."""

import calendar
import re
from datetime import date, timedelta

from bot.dates import parse_edtf
from bot.search.query.date_words import date_words

MAX_MONTH, MAX_DAY = 12, 31
YEARS = {"year": 1, "decade": 10, "half-century": 50, "century": 100}
# `Resolution 1701` is not of that year
YEAR = r"(?<!resolution )(?<!unscr )(?:1\d|20)\d\d"
NUMERIC = rf"(?:{YEAR}[./]\d\d?[./]\d\d?|\d\d?\.\d\d?\.{YEAR}|\d\d?/\d\d?/{YEAR})"


def to_edtf(text: str) -> str:
    """Return a written date as EDTF: `Nov 2017` → `2017-11`, `26 November` → `XXXX-11-26`.

    Raises ValueError for a date in numbers that is ambiguous.
    """
    if re.fullmatch(NUMERIC, text):
        return _numeric_to_edtf(text)
    months = date_words().months
    numbers = re.findall(r"\d+", text)
    names = [months[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in months]
    if not names:
        return text
    year = next((number for number in numbers if len(number) == len("2017")), "XXXX")
    days = [int(number) for number in numbers if number != year]
    return "-".join([year, f"{names[0]:02}", *(f"{day:02}" for day in days[:1])])


def _numeric_to_edtf(text: str) -> str:
    """Return a day in numbers as EDTF; `26/11/2020` and `11/26/2020` are the same day."""
    one, two, three = (int(number) for number in re.split(r"[./]", text))
    year, month, day = (one, two, three) if one > MAX_DAY else (three, two, one)
    if "/" in text and year == three:
        if month > MAX_MONTH:
            month, day = day, month
        elif day <= MAX_MONTH and day != month:
            raise ValueError(f"{text} is one day in Europe and another in America")
    return f"{year}-{month:02}-{day:02}"


def adjacent(edtf: str, days: int) -> str:
    """Return the day, month or year right before (-1) or after (1) a date, as precise as it."""
    span = parse_edtf(edtf)
    edge = span.first if days < 0 else span.last
    if edge is None:
        raise ValueError(f"{edtf} has no such end")
    return (edge + timedelta(days=days)).isoformat()[: len(edtf)]


def period(unit: str, steps: int, today: date) -> str:
    """Return the day, week, month or year that is so many after (or, if negative, before) today's.

    `unit` is `day`, `week`, `month`, or a number of years.
    """
    if years := YEARS.get(unit):
        year = today.year + steps * years
        first = year - year % years
        return f"{first:04}/{first + years - 1:04}" if years > 1 else f"{year:04}"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + steps
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit == "day":
        return (today + timedelta(days=steps)).isoformat()
    return week_of(today + timedelta(weeks=steps))


def week_of(day: date) -> str:
    """Return the week with a day in it, from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def until_today(unit: str, count: int, today: date) -> str:
    """Return the interval of so many days, weeks, months or years that ends today."""
    return f"{add_units(today, unit, -count).isoformat()}/{today.isoformat()}"


def add_units(day: date, unit: str, count: int) -> date:
    """Return the day that is so many units after another one, or before it if negative."""
    if days := {"day": 1, "week": 7}.get(unit):
        return day + timedelta(days=count * days)
    steps = count * YEARS[unit] * 12 if unit in YEARS else count
    months = day.year * 12 + day.month - 1 + steps
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
