"""Dates as people write them in tables, into EDTF; day and month are never guessed."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from dateutil import parser

from bot.dates import parse_edtf

NUMERIC = re.compile(r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})")
RANGE = re.compile(r"\s*(?:\bto\b|\buntil\b|\bthrough\b|–|—|\s-\s|/)\s*")
SHORT_RANGE = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])")  # `18-20 September 2018`
NAME = re.compile(r"[^\W\d_]{3,}")
ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?)"
TIME = re.compile(rf"[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s*{ZONE}?$")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
MONTHS = 12
YEAR_DIGITS = 4
# Two days that differ in everything: what a text leaves out, the parser takes from these
FILL = (datetime(2003, 2, 3), datetime(2004, 5, 6))  # noqa: DTZ001  # days, without a time zone


class Order(Enum):
    """Which of two numbers is the day."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Dates:
    """Reads dates of one table, in whose numbers day and month stand in one order."""

    order: Order = Order.UNKNOWN

    def read(self, text: str) -> str:
        """Return a date or a range as EDTF; raise ValueError with one sentence when it is none.

        `2018-09-26`, `26 September 2018`, `Sept. 2018`, `18–20 September 2018`, `26/09/2018`.
        """
        plain = ORDINAL.sub("", " ".join(TIME.sub("", text.strip()).split()))
        try:
            return parse_edtf(plain).edtf
        except ValueError:
            pass
        if NUMERIC.fullmatch(plain):
            return self._numeric(plain)
        ends = RANGE.split(SHORT_RANGE.sub(r"\1–\2", plain))
        if len(ends) == len(("first", "last")) and all(ends):
            return self._range(*ends)
        return _in_words(plain)

    def _range(self, first: str, last: str) -> str:
        """Return a range whose ends may share the month and the year."""
        month = NAME.search(first)
        if month and not NAME.search(last) and re.match(r"\d{1,2}\b", last):
            last = f"{month[0]} {last}"  # `September 18–20, 2018`
        end = self.read(last)
        if first.isdigit() and len(first) < YEAR_DIGITS:  # `18–20 September 2018`
            first = f"{first} {re.sub(r'^[0-9]{1,2}', '', last)}"
        elif not re.search(r"\d{4}", first):  # `30 August – 2 September 2018`
            first = f"{first} {end[:YEAR_DIGITS]}"
        return parse_edtf(f"{self.read(first)}/{end}").edtf

    def _numeric(self, text: str) -> str:
        match = NUMERIC.fullmatch(text)
        one, two, three = match.groups() if match else ("", "", "")
        if len(one) == YEAR_DIGITS:
            return _day(int(one), int(two), int(three), text)
        if len(three) != YEAR_DIGITS:
            raise ValueError(f"{text!r} has no year of four digits")
        day, month = int(one), int(two)
        if day <= MONTHS and month <= MONTHS and day != month and self.order is Order.UNKNOWN:
            raise ValueError(
                f"{text!r} may be two days: say --day-first or --month-first for this table"
            )
        is_month_first = month > MONTHS or (self.order is Order.MONTH_FIRST and day <= MONTHS)
        if is_month_first:
            day, month = month, day
        return _day(int(three), month, day, text)


def _day(year: int, month: int, day: int, text: str) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar") from error


def _in_words(text: str) -> str:
    """Return a date with the month's name, as precise as it is written."""
    if not re.search(r"\d{4}", text):
        raise ValueError(f"{text!r} is no date with a year of four digits")
    try:
        one, other = (parser.parse(text, default=fill) for fill in FILL)
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
