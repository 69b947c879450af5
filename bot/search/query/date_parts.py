"""Define how parts of a year, seasons, decades and centuries are written in a query."""

import calendar
import re
from datetime import date

from bot.dates import SEASON_MONTHS, parse_edtf
from bot.search.query.date_arithmetic import YEAR, YEARS, period, to_edtf, week_of
from bot.search.query.date_words import ReadDate, any_word, count_and_unit, date_words

PatternAndReader = tuple[str, ReadDate]
SHORT_YEAR = re.compile(r"(?<!\w)['’‘](?P<year>\d\d)(?=s?(?!\w))")


def write_out_years(text: str, today: date) -> str:
    """Write years of two digits out: `June '74` is June 1974. The next year is the latest."""

    def written_out(match: re.Match[str]) -> str:
        year = int(match["year"])
        century = today.year // 100 * 100
        return str(century + year - (100 if century + year > today.year + 1 else 0))

    return SHORT_YEAR.sub(written_out, text)


def parts_of_time(month: str, dated: str) -> list[PatternAndReader]:
    """Return patterns for parts of months, years, decades and centuries, each with its reader.

    `month` is a pattern for a month, `dated` for a date with a year.
    """
    return [*_of_months(month), *_of_years(), *_of_decades(), *_ago(), *_weeks(dated)]


def relative_parts(month: str) -> list[PatternAndReader]:
    """Return patterns for `last spring`, `last November` and `the year before last`."""
    words = date_words()
    which = rf"(?P<which>{any_word(words.periods)})"
    units = any_word(word for word, unit in words.units.items() if unit != "half-century")

    def season(match: re.Match[str], today: date) -> str:
        season = words.seasons[match["part"].lower()]
        ends = SEASON_MONTHS[season][1]
        return f"{_year(match, ends, today)}-{season}"

    def month_of_year(match: re.Match[str], today: date) -> str:
        number = words.months[match["part"].lower().rstrip(".")]
        return f"{_year(match, number, today)}-{number:02}"

    def before_last(match: re.Match[str], today: date) -> str:
        return period(words.units[match["unit"].lower()], -2, today)

    def holiday(match: re.Match[str], today: date) -> str:
        first, last = words.holidays[match["part"].lower()]
        year = _year(match, int(first[:2]), today)
        return f"{year}-{first}/{year}-{last}"

    return [
        (rf"{which} (?P<part>{any_word(words.seasons)})", season),
        (rf"{which} (?P<part>{month})(?!,? \d)", month_of_year),
        (rf"{which} (?P<part>{any_word(words.holidays)})", holiday),
        (rf"(?P<unit>{units}) {words.any_of('before_last')}", before_last),
    ]


def _year(match: re.Match[str], last_month: int, today: date) -> int:
    """Return the year of the last, this or the next time of a part that ends with a month."""
    step = date_words().periods[match["which"].lower()]
    is_over = last_month < today.month
    if step < 0:
        return today.year - (not is_over)
    return today.year + (is_over if step > 0 else 0)


def _of_months(month: str) -> list[PatternAndReader]:
    words = date_words()
    link = words.optional("month_links")

    def part(match: re.Match[str], today: date) -> str:
        first, last = words.month_parts[match["part"].lower()]
        month = to_edtf(match["date"])
        if month.startswith("XXXX"):  # the last one
            month = f"{today.year - (int(month[5:]) > today.month)}{month[4:]}"
        days = calendar.monthrange(*map(int, month.split("-")))[1]
        first = first if first > 0 else days + 1 + first
        return f"{month}-{first:02}/{month}-{min(last, days):02}"

    def holiday(match: re.Match[str], _: date) -> str:
        first, last = words.holidays[match["part"].lower()]
        return f"{match['year']}-{first}/{match['year']}-{last}"

    parts, holidays = any_word(words.month_parts), any_word(words.holidays)
    return [
        (rf"(?P<part>{parts})[ -](?P<date>{month}(?:,? {link}{YEAR})?|{YEAR}-\d\d)", part),
        (rf"(?P<part>{holidays}),? {words.optional('year_links')}(?P<year>{YEAR})", holiday),
    ]


def _of_years() -> list[PatternAndReader]:
    words = date_words()
    year = rf"{words.optional('year_links')}(?P<year>{YEAR})"

    def season(match: re.Match[str], _: date) -> str:
        return f"{match['year']}-{words.seasons[match['part'].lower()]}"

    def part(match: re.Match[str], _: date) -> str:
        first, last = words.year_parts[match["part"].lower()]
        return f"{match['year']}-{first:02}/{match['year']}-{last:02}"

    return [
        (rf"(?P<part>{any_word(words.seasons)}),? {year}", season),
        (rf"(?P<part>{any_word(words.year_parts)})[ -]{year}", part),
    ]


def _of_decades() -> list[PatternAndReader]:
    words = date_words()
    part = rf"(?:(?P<part>{any_word(words.decade_parts)})[ -])?(?:the )?"
    ordinals = any_word(words.ordinals)

    def years(match: re.Match[str], first: int) -> str:
        start, end = words.decade_parts[(match["part"] or "").lower()] if match["part"] else (0, 9)
        return f"{first + start}/{first + end}"

    def decade(match: re.Match[str], _: date) -> str:
        return years(match, int(f"{match['ten']}0"))

    def hundreds(match: re.Match[str], _: date) -> str:
        return f"{match['century']}00/{match['century']}99"

    def short_decade(match: re.Match[str], today: date) -> str:
        ten = int(match["ten"]) * 10 if match["ten"] else words.decades[match["words"].lower()]
        century = today.year // 100 * 100
        return years(match, century + ten - (100 if century + ten > today.year else 0))

    def century(match: re.Match[str], _: date) -> str:
        digits = match["number"]
        number = int(digits) if digits else words.ordinals[match["ordinal"].lower()]
        return f"{number - 1:02}01/{number:02}00"

    suffix = words.any_of("ordinal_suffixes")
    return [
        (r"(?P<century>1\d)00['’]?s", hundreds),
        (rf"{part}(?P<ten>(?:1\d|20)\d)0['’]?s", decade),
        (rf"{part}(?:['’]?(?P<ten>\d)0['’]?s|(?P<words>{any_word(words.decades)}))", short_decade),
        (rf"(?:(?P<number>\d\d?){suffix}|(?P<ordinal>{ordinals}))[ -]century", century),
    ]


def _ago() -> list[PatternAndReader]:
    words = date_words()
    units = any_word((*words.units, *words.plural_units))
    count = rf"(?P<count>\d{{1,3}}|{any_word(words.numbers)})"

    def ago(match: re.Match[str], today: date) -> str:
        count, unit = count_and_unit(match)
        years = count * YEARS.get(unit, 0)
        return f"{today.year - years:04}" if years else period(unit, -count, today)

    return [(rf"(?:{count} )?(?P<unit>{units}) {words.any_of('ago')}", ago)]


def _weeks(dated: str) -> list[PatternAndReader]:
    words = date_words()
    week, link = words.any_of("week"), words.optional("year_links")

    def of_day(match: re.Match[str], _: date) -> str:
        span = parse_edtf(to_edtf(match["date"]))
        if span.first is None or span.first != span.last:
            raise ValueError(f"{match['date']} is no day")
        return week_of(span.first)

    def numbered(match: re.Match[str], _: date) -> str:
        return week_of(date.fromisocalendar(int(match["year"]), int(match["number"]), 1))

    return [
        (rf"{words.any_of('week_of')} (?:the )?(?P<date>{dated})", of_day),
        (rf"{week} (?P<number>\d\d?),? {link}(?P<year>{YEAR})", numbered),
        (rf"(?P<year>{YEAR})-?W(?P<number>\d\d)", numbered),
    ]
