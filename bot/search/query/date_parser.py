"""Dates in a query, by small explicit rules: `Nov 2017`, `since 2019`, `last year`.

They are found among other words, and may be relative to today, unlike those of a table's cells
(`bot.importing.table.date_parser`).
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from bot.dates import DateSpan, parse_edtf
from bot.search.query.date_patterns import PATTERNS
from bot.written_dates import MONTH_NAMES, MONTH_NUMBERS, DayOrder, numeric_day

DATE_PLACEHOLDER = "\n"  # where a date was: the words around it are not to be read as one
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?"
_CLEAR_MONTH = "|".join(name for name in MONTH_NAMES if len(name) > len("March"))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NUMERIC = rf"(?:{_YEAR}[./]\d\d?[./]\d\d?|\d\d?\.\d\d?\.{_YEAR}|\d\d?/\d\d?/{_YEAR})"
_DATE = (
    rf"(?:{_NUMERIC}|{_YEAR}-\d\d-\d\d|{_YEAR}-(?:0[1-9]|1[0-2])(?!\d)"
    rf"|{_DAY} (?:of )?{_MONTH},? {_YEAR}"
    rf"|{_MONTH} {_DAY},? {_YEAR}|{_MONTH},? {_YEAR}|{_YEAR})"
)
_EAST_ASIAN = (
    rf"(?P<year>{_YEAR}) ?[年년](?: ?(?P<month>1[0-2]|0?[1-9]) ?[月월])?"
    r"(?: ?(?P<day>3[01]|[12]\d|0?[1-9]) ?[日일])?"
)
_EDGE, _END = r"(?<![\w-])", r"(?![\w-])"
# What every date has one of; most texts have none, and no rule has to be tried on them
MAY_BE_DATE = re.compile(
    rf"\d|\b(?:{_MONTH}|(?:day|week|month|year)s?|yesterday|today|tomorrow)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateConstraint:
    """What a query says about dates: a span of days, or a day (or month) of any year.

    Several dates are any of `parts`, each of which is one.
    """

    edtf: str
    typed: str
    span: DateSpan | None = None
    month: int = 0
    day: int = 0
    parts: tuple[Self, ...] = ()


def extract_date(text: str, today: date) -> tuple[str, DateConstraint | None]:
    """Return the text without its date, and the date; the first rule that fits is taken."""
    if not MAY_BE_DATE.search(text):
        return text, None
    for pattern, read in RULES:
        for match in pattern.finditer(text):
            if when := _read(match, read, today):
                return f"{text[: match.start()]}{DATE_PLACEHOLDER}{text[match.end() :]}", when
    return text, None


def date_at(text: str, start: int, today: date) -> DateConstraint | None:
    """Return the date that begins at a place in a text, by the first rule that fits."""
    matches = ((pattern.match(text, start), read) for pattern, read in RULES)
    found = (_read(match, read, today) for match, read in matches if match)
    return next(filter(None, found), None)


def _read(
    match: re.Match[str], read: Callable[[re.Match[str], date], str], today: date
) -> DateConstraint | None:
    try:
        return parse_constraint(read(match, today), match[0])
    except ValueError:  # such as 31 February: not a date, so its words stay
        return None


def parse_constraint(edtf: str, typed: str) -> DateConstraint:
    """Return what an EDTF date says; a month or day of any year begins with XXXX."""
    if not edtf.startswith("XXXX"):
        return DateConstraint(edtf, typed, span=parse_edtf(edtf))
    month, day = (*(int(part) for part in edtf.split("-")[1:]), 0)[:2]
    date(2000, month, day or 1)  # a leap year: 29 February is a day
    return DateConstraint(edtf, typed, month=month, day=day)


def _edtf(text: str) -> str:
    """Return one written date as EDTF: `Nov 2017` → `2017-11`."""
    if re.fullmatch(_NUMERIC, text):
        # With dots the day is first everywhere
        order = DayOrder.DAY_FIRST if "." in text else DayOrder.UNKNOWN
        return numeric_day(text, order).isoformat()
    numbers = re.findall(r"\d+", text)
    names = [
        MONTH_NUMBERS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in MONTH_NUMBERS
    ]
    if not names:
        return text
    year = next((number for number in numbers if len(number) == len("2017")), "XXXX")
    days = [int(number) for number in numbers if number != year]
    return "-".join([year, f"{names[0]:02}", *(f"{day:02}" for day in days[:1])])


def _step(edtf: str, days: int) -> str:
    """Return the day, month or year right before (-1) or after (1) a date, as precise as it."""
    span = parse_edtf(edtf)
    edge = span.first if days < 0 else span.last
    if edge is None:
        raise ValueError(f"{edtf} has no such end")
    return (edge + timedelta(days=days)).isoformat()[: len(edtf)]


def _between(match: re.Match[str], _: date) -> str:
    start, end = _edtf(match["start"]), match["end"]
    # `2017-19` and `2017-2019` are years alike
    end = start[: len(start) - len(end)] + end if end.isdigit() else _edtf(end)
    return f"{start}/{end}"


def _numbers(match: re.Match[str], _: date) -> str:
    parts = [match["year"], *(f"{int(part):02}" for part in match.group("month", "day") if part)]
    return "-".join(parts)


def _calendar(match: re.Match[str], today: date) -> str:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1}
    by = step[match["which"].lower()]
    if match["unit"].lower() == "year":
        return str(today.year + by)
    if match["unit"].lower() == "month":
        months = today.year * 12 + today.month - 1 + by
        return f"{months // 12:04}-{months % 12 + 1:02}"
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=by)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _until_today(match: re.Match[str], today: date) -> str:
    count = COUNTS.get(match["count"].lower()) or int(match["count"])
    days = {"days": 1, "weeks": 7}
    if days_each := days.get(match["unit"].lower()):
        return f"{(today - timedelta(days=count * days_each)).isoformat()}/{today.isoformat()}"
    months = today.year * 12 + today.month - 1 - count * (12 if match["unit"][0] in "yY" else 1)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return f"{date(year, month + 1, min(today.day, last)).isoformat()}/{today.isoformat()}"


def _near_day(match: re.Match[str], today: date) -> str:
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}
    return (today + timedelta(days=step[match[0].lower()])).isoformat()


Rule = tuple[re.Pattern[str], "Callable[[re.Match[str], date], str]"]


def _rule(pattern: str, read: Callable[[re.Match[str], date], str]) -> Rule:
    return re.compile(_EDGE + pattern + _END, re.IGNORECASE), read


RULES: list[Rule] = [
    (re.compile(_EAST_ASIAN), _numbers),
    *(_rule(pattern, read) for pattern, read in PATTERNS),
    _rule(rf"(?:between|from) (?P<start>{_DATE}) (?:and|to|until|till) (?P<end>{_DATE})", _between),
    _rule(rf"(?P<start>{_DATE})(?: ?[–—] ?| - |/| to | until )(?P<end>{_DATE})", _between),
    _rule(rf"(?P<start>{_YEAR}) ?[-–—/] ?(?P<end>{_YEAR}|[2-9]\d|1[3-9])", _between),
    _rule(rf"(?:since|from) (?P<date>{_DATE})", lambda found, _: f"{_edtf(found['date'])}/.."),
    _rule(rf"after (?P<date>{_DATE})", lambda found, _: f"{_step(_edtf(found['date']), 1)}/.."),
    _rule(
        rf"(?:before|prior to) (?P<date>{_DATE})",
        lambda found, _: f"../{_step(_edtf(found['date']), -1)}",
    ),
    _rule(
        rf"(?:until|till|up to) (?P<date>{_DATE})", lambda found, _: f"../{_edtf(found['date'])}"
    ),
    _rule(rf"(?:(?:in|on|of) )?(?P<date>{_DATE})", lambda found, _: _edtf(found["date"])),
    _rule(
        rf"(?:on )?(?P<date>{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY})",
        lambda found, _: _edtf(found[0]),
    ),
    _rule(rf"in (?P<date>{_MONTH})", lambda found, _: _edtf(found["date"])),
    # Alone, `May` and `March` are more often a name and a word
    _rule(rf"(?P<date>{_CLEAR_MONTH})", lambda found, _: _edtf(found["date"])),
    _rule(
        r"(?:(?:in|over|during|within|for) )?(?:the )?(?:last|past|previous)"
        rf" (?P<count>\d\d?|{'|'.join(COUNTS)}) (?P<unit>days|weeks|months|years)",
        _until_today,
    ),
    _rule(r"(?P<which>last|past|previous|this|current|next) (?P<unit>week|month|year)", _calendar),
    _rule(r"(?:yesterday|today|tomorrow)", _near_day),
]
