"""Parse all dates of a query: those a meeting must meet, and those it must not meet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from bot.search.query.date_parser import (
    DATE_PLACEHOLDER,
    DateConstraint,
    FindPeriods,
    any_of,
    date_at,
    extract_date,
    no_periods,
    parse_constraint,
)
from bot.search.query.date_parts import write_out_years
from bot.search.query.date_patterns import date_filter
from bot.search.query.date_words import date_words
from bot.search.tuning import Limits

EDTF_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class DateParse:
    """A text without its dates, and the dates.

    A meeting must meet all of `asked`, and none of `excluded`.
    """

    rest: str
    asked: tuple[DateConstraint, ...] = ()
    excluded: tuple[DateConstraint, ...] = ()


class DateParser:
    """Parses the dates of texts, and caches the last few: a question is parsed several times."""

    def __init__(self, limits: Limits, find_periods: FindPeriods = no_periods) -> None:
        self._max_dates = limits.max_dates
        self._find_periods = find_periods
        self._cached = lru_cache(limits.date_cache_size)(self._parse)

    def parse(self, text: str, today: date) -> tuple[DateParse, ...]:
        """Return the ways to read dates in a text: all of them, one of two, or none.

        In `Expo 2030 in 2023` one of two is a date. `last year` counts from `today`.
        """
        return self._cached(text, today)

    def _parse(self, text: str, today: date) -> tuple[DateParse, ...]:
        text = write_out_years(text, today)
        found = self._find_periods(text, today)
        rest, excluded = text, list[DateConstraint]()
        for start, end, when in reversed(found):
            exclusion = _exclusion_before(text, start)
            if exclusion:
                excluded.insert(0, when)
            begin = exclusion.start() if exclusion else start
            rest = f"{rest[:begin]}{DATE_PLACEHOLDER}{rest[end:]}"
        periods = tuple(each.when for each in found if each.when not in excluded)
        if not date_filter().search(rest):
            return (DateParse(rest, periods, tuple(excluded)),)
        return tuple(
            DateParse(each.rest, (*each.asked, *periods), (*each.excluded, *excluded))
            for each in self._parses(rest, today)
        )

    def _parses(self, text: str, today: date) -> Iterator[DateParse]:
        rest, dates = _take_excluded(text, today)
        excluded = (_any_of(dates),) if dates else ()
        found = _with_intervals(self._all_dates(rest, today), rest)
        is_pair = len(found) == len(("one", "other"))
        for asked in (found, *([each] for each in found if is_pair)):
            if asked or excluded:
                yield DateParse(_without(rest, asked), tuple(_joined(asked)), excluded)
        yield DateParse(text)

    def _all_dates(self, text: str, today: date) -> list[DateConstraint]:
        """Return the dates in the order in which they were typed."""
        found: list[DateConstraint] = []
        rest, when = extract_date(text, today)
        while when and len(found) < self._max_dates:
            found.append(when)
            rest, when = extract_date(rest, today)
        return sorted(found, key=lambda each: text.find(each.surface))


@cache
def _exclusion() -> re.Pattern[str]:
    words = date_words()
    prefixes = words.optional("exclusion_prefixes") + words.optional("year_prefixes")
    return re.compile(rf"\b{words.any_of('exclusions')} +{prefixes}", re.IGNORECASE)


def _exclusion_before(text: str, end: int) -> re.Match[str] | None:
    """Return the words right before a position that exclude what follows."""
    return re.search(rf"\b{date_words().any_of('exclusions')} +$", text[:end], re.IGNORECASE)


@cache
def _connector() -> re.Pattern[str]:
    return re.compile(rf",? +(?:{date_words().any_of('connectors')} +)?", re.IGNORECASE)


def _without(text: str, dates: Iterable[DateConstraint]) -> str:
    for when in dates:
        text = text.replace(when.surface, DATE_PLACEHOLDER, 1)
    return text


def _take_excluded(text: str, today: date) -> tuple[str, list[DateConstraint]]:
    """Return a text without `not in 2017 or 2018`, and the dates in that."""
    for match in _exclusion().finditer(text):
        if found := list(_dates_from(text, match.end(), today)):
            end = found[-1][0]
            rest = f"{text[: match.start()]}{DATE_PLACEHOLDER}{text[end:]}"
            return rest, [when for _, when in found]
    return text, []


def _dates_from(text: str, start: int, today: date) -> Iterator[tuple[int, DateConstraint]]:
    """Yield the dates that are listed from a position on, each with its end."""
    while when := date_at(text, start, today):
        end = start + len(when.surface)
        yield end, when
        connector = _connector().match(text, end)
        if not connector:
            return
        start = connector.end()


def _with_intervals(dates: list[DateConstraint], text: str) -> list[DateConstraint]:
    """Return dates with `between Christmas 1995 and last May` as one, whatever its ends are."""
    joined: list[DateConstraint] = []
    for when in dates:
        interval = _interval(joined[-1], when, text) if joined else None
        joined = [*joined[:-1], interval] if interval else [*joined, when]
    return joined


def _interval(start: DateConstraint, end: DateConstraint, text: str) -> DateConstraint | None:
    """Return the interval between two dates if a text has them so."""
    words = date_words()
    prefix, link = words.any_of("interval_prefixes"), words.any_of("interval_links")
    between = rf"\b{prefix} {re.escape(start.surface)} {link} {re.escape(end.surface)}"
    match = re.search(between, text, re.IGNORECASE)
    if not (match and start.span and end.span and start.span.first and end.span.last):
        return None
    try:
        return parse_constraint(f"{start.span.first}/{end.span.last}", match[0])
    except ValueError:  # it ends before it begins
        return None


def _joined(dates: list[DateConstraint]) -> Iterator[DateConstraint]:
    """Yield what must be met: any of the spans, and any of the days without a year."""
    spans = [when for when in dates if when.span]
    days = [when for when in dates if not when.span]
    years = [when.edtf for when in spans if EDTF_YEAR.fullmatch(when.edtf)]
    if days and len(years) == len(spans) == 1:  # `26 November in 2018`
        surface = spans[0].surface
        spans = [
            parse_constraint(years[0] + day.edtf[4:], f"{day.surface} {surface}") for day in days
        ]
        days = []
    for alternatives in (_as_one_interval(spans), days):
        if alternatives:
            yield _any_of(alternatives)


def _as_one_interval(spans: list[DateConstraint]) -> list[DateConstraint]:
    """Join `since 2017` and `before 2020` to one interval; return other spans as they are."""
    since = [when for when in spans if when.edtf.endswith("/..")]
    until = [when for when in spans if when.edtf.startswith("../")]
    if not (len(spans) == len(since) + len(until) and len(since) == len(until) == 1):
        return spans
    first, last = since[0].edtf.removesuffix(".."), until[0].edtf.removeprefix("../")
    try:
        return [parse_constraint(first + last, f"{since[0].surface} {until[0].surface}")]
    except ValueError:  # it ends before it begins
        return spans


def _any_of(dates: list[DateConstraint]) -> DateConstraint:
    return any_of(dates, " ".join(when.surface for when in dates))
