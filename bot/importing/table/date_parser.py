"""Parse dates as tables have them into EDTF; day and month are never guessed.

A cell is one date, and has to be understood whole, unlike a query, in which
`bot.search.query.date_parser` finds dates among other words and relative to today.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from dateutil import parser

from bot.dates import parse_edtf
from bot.written_dates import (
    NUMERIC_DAY,
    YEAR_DIGITS,
    AmbiguousDayError,
    DayOrder,
    numeric_day,
)

RANGE = re.compile(r"\s*(?:\bto\b|\buntil\b|\bthrough\b|–|—|\s-\s|/)\s*")
DAY_RANGE = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])")  # `18-20 September 2018`
RANGE_ENDS = 2
NAME = re.compile(r"[^\W\d_]{3,}")
YEAR = re.compile(r"\d{4}")
ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?)"
TIME = re.compile(rf"[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s*{ZONE}?$")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
# Two days that differ in everything: what a text leaves out, the parser takes from these
DEFAULTS = (datetime(2003, 2, 3), datetime(2004, 5, 6))  # noqa: DTZ001  # days, without a time zone


@dataclass(frozen=True, slots=True)
class TableDateParser:
    """Parses the dates of one table; `order` is that of the day and the month in its numbers."""

    order: DayOrder = DayOrder.UNKNOWN

    def parse(self, text: str) -> str:
        """Return a date or a range as EDTF; raise ValueError with one sentence when it is none.

        `2018-09-26`, `26 September 2018`, `Sept. 2018`, `18–20 September 2018`, `26/09/2018`.
        """
        plain = ORDINAL.sub("", " ".join(TIME.sub("", text.strip()).split()))
        try:
            return parse_edtf(plain).edtf
        except ValueError:
            pass
        if NUMERIC_DAY.fullmatch(plain):
            return self._numeric(plain)
        ends = RANGE.split(DAY_RANGE.sub(r"\1–\2", plain))
        if len(ends) == RANGE_ENDS and all(ends):
            return self._range(*ends)
        return _in_words(plain)

    def _range(self, first: str, last: str) -> str:
        """Return a range whose ends may share the month and the year."""
        month = NAME.search(first)
        if month and not NAME.search(last) and re.match(r"\d{1,2}\b", last):
            last = f"{month[0]} {last}"  # `September 18–20, 2018`
        end = self.parse(last)
        if first.isdigit() and len(first) < YEAR_DIGITS:  # `18–20 September 2018`
            first = f"{first} {re.sub(r'^[0-9]{1,2}', '', last)}"
        elif not YEAR.search(first):  # `30 August – 2 September 2018`
            first = f"{first} {end[:YEAR_DIGITS]}"
        return parse_edtf(f"{self.parse(first)}/{end}").edtf

    def _numeric(self, text: str) -> str:
        try:
            return numeric_day(text, self.order).isoformat()
        except AmbiguousDayError as error:
            raise ValueError(f"{error}: say --day-first or --month-first for this table") from error


def _in_words(text: str) -> str:
    """Return a date with the month's name, as precise as it is written."""
    if not YEAR.search(text):
        raise ValueError(f"{text!r} is no date with a year of four digits")
    try:
        one, other = (parser.parse(text, default=default) for default in DEFAULTS)
    except (parser.ParserError, OverflowError) as error:
        raise ValueError(f"{text!r} is no date that can be read") from error
    if one.year != other.year:
        raise ValueError(f"{text!r} is no date with a year")
    if one.month != other.month:
        if one.day == other.day:
            raise ValueError(f"{text!r} has a day without its month")
        return f"{one.year:04}"
    if one.day != other.day:
        return f"{one.year:04}-{one.month:02}"
    return one.date().isoformat()
