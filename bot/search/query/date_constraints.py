"""All dates of a query: several are any of them, and what is excepted stands apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.search.query.date_parser import (
    DATE_PLACEHOLDER,
    MAY_BE_DATE,
    DateConstraint,
    date_at,
    extract_date,
    parse_constraint,
)

MOST_DATES = 6
REMEMBERED = 64  # texts, each of which is read several times
TWO = 2
EXCEPT = re.compile(
    r"\b(?:but not|except(?: for)?|excluding|without|other than|apart from|aside from|minus|not)"
    r" +(?:(?:during|for|from) )?(?:the year )?",
    re.IGNORECASE,
)
AND_SO_ON = re.compile(r",? +(?:(?:and|or|nor) +)?", re.IGNORECASE)
OF_SET = re.compile(r"\.\./|/\.\.|/")  # `2017/2018` and `2017/..` are 2017..2018 and 2017.. in one
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class DateParse:
    """A text without its dates, the dates that were asked for, and those that are excepted.

    All of `asked` must be met.
    """

    rest: str
    asked: tuple[DateConstraint, ...] = ()
    excluded: tuple[DateConstraint, ...] = ()


@lru_cache(REMEMBERED)
def parse_dates(text: str, today: date) -> tuple[DateParse, ...]:
    """Return what a text may say about dates: all, one of two (`Expo 2030 in 2023`), and none."""
    return tuple(_find_periods(text, today)) if MAY_BE_DATE.search(text) else (DateParse(text),)


def _find_periods(text: str, today: date) -> Iterator[DateParse]:
    rest, whens = _take_excepted(text, today)
    excepted = (_any_of(whens) if len(whens) > 1 else whens[0],) if whens else ()
    found = _all_dates(rest, today)
    others = ([date] for date in found) if len(found) == TWO else ()
    for some in (found, *others):
        if some or excepted:
            yield DateParse(_without(rest, some), tuple(_joined(some)), excepted)
    yield DateParse(text)


def _all_dates(text: str, today: date) -> list[DateConstraint]:
    """Return the dates in the order that they were typed in."""
    found: list[DateConstraint] = []
    rest, when = extract_date(text, today)
    while when and len(found) < MOST_DATES:
        found.append(when)
        rest, when = extract_date(rest, today)
    return sorted(found, key=lambda each: text.find(each.typed))


def _without(text: str, found: Iterable[DateConstraint]) -> str:
    for when in found:
        text = text.replace(when.typed, DATE_PLACEHOLDER, 1)
    return text


def _take_excepted(text: str, today: date) -> tuple[str, list[DateConstraint]]:
    """Take out `not in 2017 or 2018`."""
    for match in EXCEPT.finditer(text):
        if found := list(_dates_from(text, match.end(), today)):
            end = found[-1][0]
            return f"{text[: match.start()]}{DATE_PLACEHOLDER}{text[end:]}", [
                when for _, when in found
            ]
    return text, []


def _dates_from(text: str, start: int, today: date) -> Iterator[tuple[int, DateConstraint]]:
    """Yield the dates that stand side by side from a place on, each with where it ends."""
    while when := date_at(text, start, today):
        end = start + len(when.typed)
        yield end, when
        link = AND_SO_ON.match(text, end)
        if not link:
            return
        start = link.end()


def _joined(found: list[DateConstraint]) -> Iterator[DateConstraint]:
    """Yield what all dates must meet: any of the spans, and any of the days without a year."""
    spans = [when for when in found if when.span]
    days = [when for when in found if not when.span]
    years = [when.edtf for when in spans if YEAR.fullmatch(when.edtf)]
    if days and len(years) == len(spans) == 1:  # `26 November in 2018`
        typed = spans[0].typed
        spans = [parse_constraint(years[0] + day.edtf[4:], f"{day.typed} {typed}") for day in days]
        days = []
    for whens in (_met_by_both(spans), days):
        if whens:
            yield whens[0] if len(whens) == 1 else _any_of(whens)


def _met_by_both(spans: list[DateConstraint]) -> list[DateConstraint]:
    """Join `since 2017` and `before 2020`, which are one time."""
    since = [when for when in spans if when.edtf.endswith("/..")]
    until = [when for when in spans if when.edtf.startswith("../")]
    if not (len(spans) == len(since) + len(until) and len(since) == len(until) == 1):
        return spans
    first, last = since[0].edtf.removesuffix(".."), until[0].edtf.removeprefix("../")
    try:
        return [parse_constraint(first + last, f"{since[0].typed} {until[0].typed}")]
    except ValueError:  # it ends before it begins
        return spans


def _any_of(whens: list[DateConstraint]) -> DateConstraint:
    """Return several dates as one: an EDTF set, of which one must be met."""
    edtf = ",".join(OF_SET.sub("..", when.edtf) for when in whens)
    typed = " ".join(when.typed for when in whens)
    return DateConstraint(f"[{edtf}]", typed, parts=tuple(whens))
