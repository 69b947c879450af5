"""Find a date in a query: `Nov 2017`, `since 2019`, `last year`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Self

from bot.dates import DateSpan, parse_edtf
from bot.search.query.date_patterns import date_filter, date_patterns
from bot.search.query.date_words import ReadDate

DATE_PLACEHOLDER = "\n"  # replaces a date: the words around it do not form a phrase
ANY_YEAR = "XXXX"
INTERVAL_IN_SET = re.compile(r"\.\./|/\.\.|/")


@dataclass(frozen=True, slots=True)
class DateConstraint:
    """What a query says about dates: a span of days, or a day or month of any year.

    `edtf` is the date as EDTF, `surface` as typed. Without a `span`, `month` is set, and `day`
    unless the whole month is meant. `parts` are alternatives, of which a meeting must meet one.
    `meaning` says in words what was taken for the date, where the text does not give it.
    """

    edtf: str
    surface: str
    span: DateSpan | None = None
    month: int = 0
    day: int = 0
    parts: tuple[Self, ...] = ()
    meaning: str = ""


class FoundPeriod(NamedTuple):
    """A phrase that dates meetings without naming a date: its place in the text, and the dates."""

    start: int
    end: int
    when: DateConstraint


FindPeriods = Callable[[str, date], Sequence[FoundPeriod]]
"""Returns the periods that a text names, in order, given today."""


def no_periods(_: str, __: date) -> Sequence[FoundPeriod]:
    """Return no periods."""
    return ()


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

    A set, `[2017,2019..2020]`, has each of its dates as a part. Raises ValueError if it is not a
    date.
    """
    if edtf.startswith("["):
        dates = (each.replace("..", "/", 1) for each in edtf[1:-1].split(","))
        return any_of([parse_constraint(_with_open_ends(each), surface) for each in dates], surface)
    if not edtf.startswith(ANY_YEAR):
        return DateConstraint(edtf, surface, span=parse_edtf(edtf))
    month, day = (*(int(part) for part in edtf.split("-")[1:]), 0)[:2]
    date(2000, month, day or 1)  # raises where there is no such day; 2000 was a leap year
    return DateConstraint(edtf, surface, month=month, day=day)


def any_of(dates: Sequence[DateConstraint], surface: str, meaning: str = "") -> DateConstraint:
    """Return the constraint that one of several dates is met, as an EDTF set; of one, itself."""
    if len(dates) == 1:
        return replace(dates[0], surface=surface, meaning=meaning)
    # In an EDTF set `2017/2018` and `2017/..` are written 2017..2018 and 2017..
    edtf = ",".join(INTERVAL_IN_SET.sub("..", when.edtf) for when in dates)
    return DateConstraint(f"[{edtf}]", surface, parts=tuple(dates), meaning=meaning)


def _with_open_ends(interval: str) -> str:
    """Return an interval with `..` where it is open: `2017/` and `/2017` are those of a set."""
    start, slash, end = interval.partition("/")
    return f"{start or '..'}/{end or '..'}" if slash else interval


def _read(match: re.Match[str], read: ReadDate, today: date) -> DateConstraint | None:
    try:
        return parse_constraint(read(match, today), match[0])
    except (ValueError, OverflowError):  # such as 31 February: not a date, so its words stay
        return None
