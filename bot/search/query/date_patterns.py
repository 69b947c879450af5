"""Define how dates are written in a query, and read each as EDTF."""

import re
from datetime import date, timedelta
from functools import cache

from bot.dates import parse_edtf
from bot.search.query.date_arithmetic import (
    NUMERIC,
    YEAR,
    adjacent,
    period,
    to_edtf,
    until_today,
)
from bot.search.query.date_parts import parts_of_time, relative_parts
from bot.search.query.date_words import ReadDate, any_word, count_and_unit, date_words

DatePattern = tuple[re.Pattern[str], ReadDate]


@cache
def date_filter() -> re.Pattern[str]:
    """Return a pattern for what every date has one of; most texts do not match it."""
    words = date_words()
    names = (words.units, words.plural_units, words.days, words.seasons, words.decades)
    others = any_word(word for table in (*names, words.holidays) for word in table)
    return re.compile(rf"\d|\b(?:{_month()}|{others})\b", re.IGNORECASE)


@cache
def date_patterns() -> tuple[DatePattern, ...]:
    """Return the patterns of dates; where several match, the first one counts."""
    return (*_east_asian_dates(), *_parts_of_time(), *_intervals(), *_dates(), *_relative_dates())


def _pattern(pattern: str, read: ReadDate) -> DatePattern:
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE), read


def _month() -> str:
    return rf"{any_word(date_words().months)}\.?"


def _day() -> str:
    return rf"(?:3[01]|[12]\d|0?[1-9]){date_words().any_of('ordinal_suffixes')}?"


def _date() -> str:
    """Return a pattern for a day, month or year with the number of its year."""
    month, day, link = _month(), _day(), date_words().optional("month_links")
    return (
        rf"(?:{NUMERIC}|{YEAR}-\d\d-\d\d|{YEAR}-(?:0[1-9]|1[0-2])(?!\d)"
        rf"|{day} {link}{month},? {link}{YEAR}"
        rf"|{month} {day},? {YEAR}|{month},? {link}{YEAR}|{YEAR})"
    )


def _east_asian_dates() -> list[DatePattern]:
    """Read `2017年11月22日` and `2017년 11월 22일`, also without a day or month."""
    year, month, day = map(date_words().any_of, ("year_marks", "month_marks", "day_marks"))
    pattern = (
        rf"(?P<year>{YEAR}) ?{year}(?: ?(?P<month>1[0-2]|0?[1-9]) ?{month})?"
        rf"(?: ?(?P<day>3[01]|[12]\d|0?[1-9]) ?{day})?"
    )

    def read(match: re.Match[str], _: date) -> str:
        parts = (f"{int(part):02}" for part in match.group("month", "day") if part)
        return "-".join([match["year"], *parts])

    return [(re.compile(pattern), read)]


def _parts_of_time() -> list[DatePattern]:
    """Read `summer 2020`, `Q3 2018`, `two years ago`, `last spring`, also after `since`."""
    words, month = date_words(), _month()
    prefix = f"{_side()}{words.optional('year_part_prefixes')}{words.optional('articles')}"
    patterns = (*parts_of_time(month, _date()), *relative_parts(month))
    return [_pattern(prefix + pattern, _open_ended(read)) for pattern, read in patterns]


def _side() -> str:
    words = date_words()
    return rf"(?:(?P<side>{words.any_of('since', 'after', 'before', 'until')}) )?"


def _open_ended(read: ReadDate) -> ReadDate:
    """Read `since summer 2020` as an interval that begins with it, and so on."""
    words = date_words()

    def read_with_side(match: re.Match[str], today: date) -> str:
        edtf, side = read(match, today), (match["side"] or "").lower()
        span, day = parse_edtf(edtf), timedelta(days=1)
        if not side or span.first is None or span.last is None:
            return edtf
        if side in words.lists["after"]:
            return f"{span.last + day}/.."
        if side in words.lists["before"]:
            return f"../{span.first - day}"
        return f"../{span.last}" if side in words.lists["until"] else f"{span.first}/.."

    return read_with_side


def _intervals() -> list[DatePattern]:
    """Read `between 2017 and 2019`, `2017-19`, `since 2017`, `before May 2018`."""
    words, dated = date_words(), _date()
    prefix, link = words.any_of("interval_prefixes"), words.any_of("interval_links")
    plain_link = words.any_of("plain_interval_links")

    def interval(match: re.Match[str], _: date) -> str:
        start, end = to_edtf(match["start"]), match["end"]
        # `2017-19` and `2017-2019` are the same years
        end = start[: len(start) - len(end)] + end if end.isdigit() else to_edtf(end)
        return f"{start}/{end}"

    def since(match: re.Match[str], _: date) -> str:
        return f"{to_edtf(match['date'])}/.."

    def after(match: re.Match[str], _: date) -> str:
        return f"{adjacent(to_edtf(match['date']), 1)}/.."

    def before(match: re.Match[str], _: date) -> str:
        return f"../{adjacent(to_edtf(match['date']), -1)}"

    def until(match: re.Match[str], _: date) -> str:
        return f"../{to_edtf(match['date'])}"

    return [
        _pattern(rf"{prefix} (?P<start>{dated}) {link} (?P<end>{dated})", interval),
        _pattern(rf"(?P<start>{dated})(?: ?[–—] ?| - |/| {plain_link} )(?P<end>{dated})", interval),
        _pattern(rf"(?P<start>{YEAR}) ?[-–—/] ?(?P<end>{YEAR}|[2-9]\d|1[3-9])", interval),
        _pattern(rf"{words.any_of('since')} (?P<date>{dated})", since),
        _pattern(rf"{words.any_of('after')} (?P<date>{dated})", after),
        _pattern(rf"{words.any_of('before')} (?P<date>{dated})", before),
        _pattern(rf"{words.any_of('until')} (?P<date>{dated})", until),
    ]


def _dates() -> list[DatePattern]:
    """Read `26 November 2020`, and without a year `26 November`, `in May`, `August`."""
    words, month, day = date_words(), _month(), _day()
    of_year = rf"{day} {words.optional('month_links')}{month}|{month} {day}"

    def read(match: re.Match[str], _: date) -> str:
        return to_edtf(match["date"])

    return [
        _pattern(rf"{words.optional('date_prefixes')}(?P<date>{_date()})", read),
        _pattern(rf"{words.optional('day_prefixes')}(?P<date>{of_year})", read),
        _pattern(rf"{words.any_of('month_prefixes')} (?P<date>{month})", read),
        _pattern(rf"(?P<date>{words.any_of('months_alone')})", read),
    ]


def _relative_dates() -> list[DatePattern]:
    """Read `in the last two weeks`, `last year`, `yesterday`."""
    words = date_words()
    prefix = rf"{words.optional('recent_prefixes')}{words.optional('articles')}"
    count = rf"(?P<count>\d\d?|{any_word(words.numbers)})"
    periods = any_word(word for word, unit in words.units.items() if unit != "day")

    def recent(match: re.Match[str], today: date) -> str:
        count, unit = count_and_unit(match)
        return until_today(unit, count, today)

    def current(match: re.Match[str], today: date) -> str:
        unit, step = words.units[match["unit"].lower()], words.periods[match["which"].lower()]
        if unit == "decade" and step < 0:  # `the last decade` ends today
            return until_today(unit, 1, today)
        return period(unit, step, today)

    def day(match: re.Match[str], today: date) -> str:
        return period("day", words.days[match["day"].lower()], today)

    side = _side()
    return [
        _pattern(
            rf"{prefix}{words.any_of('recent')} {count} (?P<unit>{any_word(words.plural_units)})",
            recent,
        ),
        _pattern(
            rf"{side}(?P<which>{any_word(words.periods)}) (?P<unit>{periods})",
            _open_ended(current),
        ),
        _pattern(rf"{side}(?P<day>{any_word(words.days)})", _open_ended(day)),
    ]
