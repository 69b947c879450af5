"""Read a day as people write it: `2026-11-26`, `yesterday`, `-7d`, `last Monday`, `26 November`."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

from bot.dates import PLAIN_DAY
from bot.digest.day_questions import day_this_year
from bot.search.query.date_parser import extract_date
from bot.written_dates import WEEKDAY_NAMES

NEAR_DAYS = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_UNIT = r"(?P<unit>d|w|m|y)(?:ays?|eeks?|onths?|ears?)?"
_COUNT = r"(?P<count>\d{1,5}|an?)"
OFFSETS = (
    (re.compile(rf"(?P<sign>[+-])\s*{_COUNT}\s*{_UNIT}"), None),
    (re.compile(rf"{_COUNT}\s*{_UNIT}\s+ago"), -1),
    (re.compile(rf"in\s+{_COUNT}\s*{_UNIT}"), 1),
)
WEEKDAY = re.compile(
    r"(?:(?P<which>last|this|next|on)\s+)?"
    r"(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?"
)


def parse_day(text: str, today: date) -> date:
    """Return the day that a text names, counted from `today` where it is relative.

    A weekday without `last` or `next` is the next one, today included. Raise ValueError, with a
    sentence for the person who wrote it, when the text names no day.
    """
    words = " ".join(text.lower().split())
    try:
        if PLAIN_DAY.fullmatch(words):
            return date.fromisoformat(words)
        day = _near(words, today) or _offset(words, today) or _weekday(words, today)
        if day := day or _written(words, today):
            return day
    except (ValueError, OverflowError):  # such as 30 February, or a day before the year 1
        pass
    raise ValueError(f"“{text}” is not a day such as 2026-11-26, yesterday, -7d or last monday.")


def _near(words: str, today: date) -> date | None:
    return today + timedelta(NEAR_DAYS[words]) if words in NEAR_DAYS else None


def _offset(words: str, today: date) -> date | None:
    for pattern, direction in OFFSETS:
        if match := pattern.fullmatch(words):
            count = int(match["count"]) if match["count"].isdigit() else 1
            sign = direction or (-1 if match["sign"] == "-" else 1)
            unit = UNITS[match["unit"]]
            return today + relativedelta(**{unit: sign * count})  # type: ignore[arg-type]  # a unit is no weekday
    return None


def _weekday(words: str, today: date) -> date | None:
    match = WEEKDAY.fullmatch(words)
    if match is None:
        return None
    number = next(
        at for at, name in enumerate(WEEKDAY_NAMES) if name.lower().startswith(match["day"])
    )
    if match["which"] == "last":
        return today + relativedelta(days=-1, weekday=weekday(number, -1))
    days = 1 if match["which"] == "next" else 0
    return today + relativedelta(days=days, weekday=weekday(number, 1))


def _written(words: str, today: date) -> date | None:
    """Return a day written out, of this year where it has no year."""
    rest, when = extract_date(words, today)
    if when is None or rest.strip():
        return None
    if when.day:
        return day_this_year(when.month, when.day, today)
    return when.span.first if when.span and when.span.first == when.span.last else None
