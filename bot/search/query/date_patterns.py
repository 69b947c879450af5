"""Define how dates are written in a query, and read each as EDTF."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from bot.dates import parse_edtf
from bot.search.query.date_arithmetic import NUMERIC, YEAR, adjacent, period, to_edtf, until_today
from bot.search.query.date_words import any_word, date_words

ReadDate = Callable[[re.Match[str], date], str]
"""Returns a match as EDTF, given today; raises ValueError if it is not a date."""
DatePattern = tuple[re.Pattern[str], ReadDate]


@cache
def date_filter() -> re.Pattern[str]:
    """Return a pattern for what every date has one of; most texts do not match it."""
    words = date_words()
    units = any_word((*words.units, *words.plural_units, *words.days))
    return re.compile(rf"\d|\b(?:{_month()}|{units})\b", re.IGNORECASE)


@cache
def date_patterns() -> tuple[DatePattern, ...]:
    """Return the patterns of dates; where several match, the first one counts."""
    return (*_east_asian_dates(), *_parts_of_years(), *_intervals(), *_dates(), *_relative_dates())


def _pattern(pattern: str, read: ReadDate) -> DatePattern:
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE), read


def _month() -> str:
    return rf"{any_word(date_words().months)}\.?"


def _day() -> str:
    return rf"(?:3[01]|[12]\d|0?[1-9]){date_words().any_of('ordinal_suffixes')}?"


def _date() -> str:
    """Return a pattern for a day, month or year with the number of its year."""
    month, day = _month(), _day()
    return (
        rf"(?:{NUMERIC}|{YEAR}-\d\d-\d\d|{YEAR}-(?:0[1-9]|1[0-2])(?!\d)"
        rf"|{day} {date_words().optional('month_links')}{month},? {YEAR}"
        rf"|{month} {day},? {YEAR}|{month},? {YEAR}|{YEAR})"
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


def _parts_of_years() -> list[DatePattern]:
    """Read `summer 2020`, `Q3 2018`, `the 1990s`; and `two years ago`."""
    words = date_words()
    side = rf"(?:(?P<side>{words.any_of('since', 'after', 'before', 'until')}) )?"
    prefix = rf"{side}{words.optional('year_part_prefixes')}{words.optional('articles')}"
    year = rf"{words.optional('year_links')}(?P<year>{YEAR})"
    units = any_word((*words.units, *words.plural_units))
    count = rf"(?P<count>\d\d?|{any_word(words.numbers)})"

    def season(match: re.Match[str], _: date) -> str:
        return f"{match['year']}-{words.seasons[match['part'].lower()]}"

    def part(match: re.Match[str], _: date) -> str:
        first, last = words.year_parts[match["part"].lower()]
        return f"{match['year']}-{first:02}/{match['year']}-{last:02}"

    def decade(match: re.Match[str], _: date) -> str:
        return f"{match['ten']}0/{match['ten']}9"

    def ago(match: re.Match[str], today: date) -> str:
        count, unit = _count_and_unit(match)
        return period(unit, -count, today)

    return [
        _pattern(rf"{prefix}(?P<part>{any_word(words.seasons)}),? {year}", _open_ended(season)),
        _pattern(rf"{prefix}(?P<part>{any_word(words.year_parts)})[ -]{year}", _open_ended(part)),
        _pattern(rf"{prefix}(?P<ten>(?:1[5-9]|20)\d)0'?s", _open_ended(decade)),
        _pattern(rf"{side}{count} (?P<unit>{units}) {words.any_of('ago')}", _open_ended(ago)),
    ]


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
        count, unit = _count_and_unit(match)
        return until_today(unit, count, today)

    def current(match: re.Match[str], today: date) -> str:
        unit, step = words.units[match["unit"].lower()], words.periods[match["which"].lower()]
        return period(unit, step, today)

    def day(match: re.Match[str], today: date) -> str:
        return period("day", words.days[match[0].lower()], today)

    return [
        _pattern(
            rf"{prefix}{words.any_of('recent')} {count} (?P<unit>{any_word(words.plural_units)})",
            recent,
        ),
        _pattern(rf"(?P<which>{any_word(words.periods)}) (?P<unit>{periods})", current),
        _pattern(any_word(words.days), day),
    ]


def _count_and_unit(match: re.Match[str]) -> tuple[int, str]:
    words, unit = date_words(), match["unit"].lower()
    count = words.numbers.get(match["count"].lower()) or int(match["count"])
    return count, words.units.get(unit) or words.plural_units[unit]
