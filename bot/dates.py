"""Dates as precise as an article supports: EDTF strings, the days that they span, and their words.

EDTF is ISO 8601-2:2019, https://www.loc.gov/standards/datetime/.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from time import struct_time

import edtf
from edtf.parser.edtf_exceptions import EDTFParseException

MAX_EDTF_LENGTH = 64
OPEN_ENDS = frozenset({"", ".."})
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The forms that most dates have; for the others the whole grammar is parsed, which takes
# milliseconds
COMMON_FORM = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9])(?<!00))?)?[~?%]?")
DECADE = re.compile(r"([0-9]{2}(?:[0-9]X|XX))[~?%]?")
SEASON = re.compile(r"([0-9]{4})-(2[1-4])")
# One date without a time of day; the grammar would let white space and a second "/" pass, and its
# parser prints to the standard output when it meets an "S"
ONE_DATE = re.compile(r"[0-9X?~%{}\[\],.-]+")
DECEMBER = 12
SEASONS: Mapping[int, str] = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# The first and last month, of the northern hemisphere and within one year
SEASON_MONTHS: Mapping[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@dataclass(frozen=True, slots=True)
class DateSpan:
    """An EDTF date with the first and the last day that it can mean; None where it is open."""

    edtf: str
    first: date | None
    last: date | None


def parse_edtf(text: str) -> DateSpan:
    """Parse an EDTF date or interval.

    A day, a month, a year, an interval of them (`2018-09-18/2018-09-20`, `2019/..`), and what
    EDTF adds for uncertain dates (`2019~`, `201X`, `2021-21` for spring) are accepted. Raises
    ValueError, with one sentence to show, for anything else.
    """
    if len(text) > MAX_EDTF_LENGTH:
        raise ValueError(f"a date of {len(text)} characters is no EDTF date")
    start, slash, end = text.partition("/")
    if not slash:
        return DateSpan(text, *_bounds(text))
    if start in OPEN_ENDS and end in OPEN_ENDS:
        raise ValueError(f"{text!r} is open at both ends")
    first = None if start in OPEN_ENDS else _bounds(start)[0]
    last = None if end in OPEN_ENDS else _bounds(end)[1]
    if first and last and last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return DateSpan(text, first, last)


def _bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day of one date that is not an interval."""
    not_a_date = f"{text!r} is no EDTF date such as 2018-09-26, 2023-07 or 2019"
    if not ONE_DATE.fullmatch(text):
        raise ValueError(not_a_date)
    try:
        if bounds := _common_bounds(text):
            return bounds
        parsed = edtf.parse_edtf(text)
        return _as_date(parsed.lower_strict()), _as_date(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as error:
        raise ValueError(not_a_date) from error


def _common_bounds(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date in a common form, None for other forms."""
    if match := COMMON_FORM.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        last_month = month or DECEMBER
        last_day = day or _days_in_month(year, last_month)
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    if match := DECADE.fullmatch(text):
        first_year, last_year = (int(match[1].replace("X", digit)) for digit in "09")
        return date(first_year, 1, 1), date(last_year, DECEMBER, 31)
    if match := SEASON.fullmatch(text):
        year = int(match[1])
        first_month, last_month = SEASON_MONTHS[int(match[2])]
        return date(year, first_month, 1), date(year, last_month, _days_in_month(year, last_month))
    return None


def _days_in_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _as_date(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def in_words(text: str) -> str:
    """Return an EDTF date as people write it: `26 November 2020`, `18–20 September 2018`.

    A date that plain words cannot say (unknown digits, sets) is returned as it is.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _one_in_words(text)
    if start in OPEN_ENDS or end in OPEN_ENDS:
        until = start in OPEN_ENDS
        return f"until {_one_in_words(end)}" if until else f"from {_one_in_words(start)} on"
    return _shortest_range(_one_in_words(start), _one_in_words(end))


def _one_in_words(text: str) -> str:
    plain = text.rstrip("~?%")
    about = "about " if plain != text and not text.endswith("?") else ""
    uncertain = " (uncertain)" if text.endswith("?") else ""
    parts = plain.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return text
    year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
    if month > DECEMBER and month not in SEASONS:
        return text
    month_name = SEASONS.get(month) or calendar.month_name[month]
    words = [str(day) if day else "", month_name, str(year)]
    return about + " ".join(word for word in words if word) + uncertain


def _shortest_range(start: str, end: str) -> str:
    """Join two dates, without repeating the month and year that they share."""
    if start == end:
        return start
    left, right = start.split(" "), end.split(" ")
    if len(left) == len(right):
        while len(left) > 1 and left[-1] == right[len(left) - 1]:
            left.pop()
    return f"{' '.join(left)}–{end}" if len(left) == 1 else f"{' '.join(left)} – {end}"
