"""Find a date in a query: `Nov 2017`, `since 2019`, `last year`."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.dates import DateSpan, parse_edtf
from bot.search.query.date_patterns import ReadDate, date_filter, date_patterns

DATE_PLACEHOLDER = "\n"  # replaces a date: the words around it do not form a phrase
ANY_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class DateConstraint:
    """What a query says about dates: a span of days, or a day or month of any year.

    `edtf` is the date as EDTF, `surface` as typed. Without a `span`, `month` is set, and `day`
    unless the whole month is meant. `parts` are alternatives, of which a meeting must meet one.
    """

    edtf: str
    surface: str
    span: DateSpan | None = None
    month: int = 0
    day: int = 0
    parts: tuple[Self, ...] = ()


def extract_date(text: str, today: date) -> tuple[str, DateConstraint | None]:
    """Return the text without its date, and the date: what the first pattern matches.

    `today` is the day that `last year` counts from.
    """
    if not date_filter().search(text):
        return text, None
    for pattern, read in date_patterns():
        for match in pattern.finditer(text):
            if when := _read(match, read, today):
                return f"{text[: match.start()]}{DATE_PLACEHOLDER}{text[match.end() :]}", when
    return text, None


def date_at(text: str, start: int, today: date) -> DateConstraint | None:
    """Return the date that begins at a position in a text: what the first pattern matches."""
    matches = ((pattern.match(text, start), read) for pattern, read in date_patterns())
    found = (_read(match, read, today) for match, read in matches if match)
    return next(filter(None, found), None)


def parse_constraint(edtf: str, surface: str) -> DateConstraint:
    """Return the constraint for an EDTF date, which begins with XXXX for a day of any year.

    Raises ValueError if it is not a date.
    """
    if not edtf.startswith(ANY_YEAR):
        return DateConstraint(edtf, surface, span=parse_edtf(edtf))
    month, day = (*(int(part) for part in edtf.split("-")[1:]), 0)[:2]
    date(2000, month, day or 1)  # raises where there is no such day; 2000 was a leap year
    return DateConstraint(edtf, surface, month=month, day=day)


def _read(match: re.Match[str], read: ReadDate, today: date) -> DateConstraint | None:
    try:
        return parse_constraint(read(match, today), match[0])
    except ValueError:  # such as 31 February: not a date, so its words stay
        return None
