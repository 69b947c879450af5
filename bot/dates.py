"""Dates as precise as an article supports: EDTF strings, their first and last day, their words.

EDTF is ISO 8601-2:2019, https://www.loc.gov/standards/datetime/.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time

import edtf
from edtf.parser.edtf_exceptions import EDTFParseException

LONGEST_EDTF = 64
OPEN = frozenset({"", ".."})
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
# One date without a time of day; the parser would let white space and a second "/" pass, and
# prints to the standard output when it meets an "S"
ONE_DATE = re.compile(r"[0-9X?~%{}\[\],.-]+")
DECEMBER = 12
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@dataclass(frozen=True, slots=True)
class DateSpan:
    """An EDTF date with the first and the last day that it can mean; None where it is open."""

    edtf: str
    first: date | None
    last: date | None


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


@lru_cache(maxsize=65_536)
def parse_edtf(text: str) -> DateSpan:
    """Read an EDTF date or interval; raise ValueError with one sentence when it is none.

    A day, a month, a year, an interval of them (`2018-09-18/2018-09-20`, `2019/..`), and what
    EDTF adds for doubt (`2019~`, `201X`, `2021-21` for spring) are all understood.
    """
    if len(text) > LONGEST_EDTF:
        raise ValueError(f"a date of {len(text)} characters is no EDTF date")
    start, slash, end = text.partition("/")
    if not slash:
        return DateSpan(text, *_bounds(text))
    if start in OPEN and end in OPEN:
        raise ValueError(f"{text!r} is open at both ends")
    first = None if start in OPEN else _bounds(start)[0]
    last = None if end in OPEN else _bounds(end)[1]
    if _before(last, first):
        raise ValueError(f"{text!r} ends before it begins")
    return DateSpan(text, first, last)


def _bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day of one date that is no interval."""
    no_date = f"{text!r} is no EDTF date such as 2018-09-26, 2023-07 or 2019"
    if not ONE_DATE.fullmatch(text):
        raise ValueError(no_date)
    try:
        if PLAIN.fullmatch(text):  # most dates are plain, and the whole grammar is slow for them
            return _plain_bounds(*(int(part) for part in text.split("-")))
        parsed = edtf.parse_edtf(text)
        return _as_date(parsed.lower_strict()), _as_date(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as error:
        raise ValueError(no_date) from error


def _plain_bounds(year: int, month: int = 0, day: int = 0) -> tuple[date, date]:
    first = date(year, month or 1, day or 1)
    last_month = month or DECEMBER
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])


def _as_date(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def in_words(text: str) -> str:
    """Say an EDTF date as a person reads it: `26 November 2020`, `18–20 September 2018`.

    What has no plain words (seasons, unknown digits) is given as it stands.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _one_in_words(text)
    if start in OPEN or end in OPEN:
        return f"until {_one_in_words(end)}" if start in OPEN else f"from {_one_in_words(start)} on"
    return _shortest_range(_one_in_words(start), _one_in_words(end))


def _one_in_words(text: str) -> str:
    plain = text.rstrip("~?%")
    about = "about " if plain != text and not text.endswith("?") else ""
    doubt = " (uncertain)" if text.endswith("?") else ""
    parts = plain.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return text
    year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
    if month > DECEMBER and month not in SEASONS:
        return text
    month_name = SEASONS.get(month) or calendar.month_name[month]
    words = [str(day) if day else "", month_name, str(year)]
    return about + " ".join(word for word in words if word) + doubt


def _shortest_range(start: str, end: str) -> str:
    """Join two dates, saying once what they share at their ends."""
    if start == end:
        return start
    left, right = start.split(" "), end.split(" ")
    if len(left) == len(right):
        while len(left) > 1 and left[-1] == right[len(left) - 1]:
            left.pop()
    return f"{' '.join(left)}–{end}" if len(left) == 1 else f"{' '.join(left)} – {end}"
