"""Define a period that a text names, and date it by what stands before: `since`, `before`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.dates import DateSpan, in_words, parse_edtf
from bot.search.periods.period_words import period_pattern, period_words
from bot.search.query.date_arithmetic import add_units
from bot.search.query.date_parser import DateConstraint, FoundPeriod, any_of
from bot.text import FoldedWords, fold

WORD = re.compile(r"[^\s,;:!?()\"“”]+")
POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$")
MAX_NAME_WORDS = 4
DAY = timedelta(days=1)
EVE = timedelta(days=30)  # the eve of an event is the month before it


class PeriodToken(NamedTuple):
    """A word of a text with its place in it."""

    text: str
    start: int
    end: int


class Period(NamedTuple):
    """The dates of a named period, what it is in words, and whether `since` counts from its end."""

    spans: tuple[DateSpan, ...]
    meaning: str
    since_end: bool = False


class Phrase(NamedTuple):
    """A period at a place in a text."""

    start: int
    end: int
    period: Period


def words_of(text: str, start: int = 0) -> list[PeriodToken]:
    """Return the words of a text from a position on."""
    return [
        PeriodToken(match[0], match.start(), match.end()) for match in WORD.finditer(text, start)
    ]


def folded(words: Sequence[PeriodToken]) -> FoldedWords:
    """Return words in the form in which names are looked up, without a possessive."""
    return fold(POSSESSIVE.sub("", " ".join(word.text.strip(".") for word in words)))


def names_at(words: list[PeriodToken]) -> Iterator[list[PeriodToken]]:
    """Yield the first words of a list, the longest name first."""
    for size in range(min(MAX_NAME_WORDS, len(words)), 0, -1):
        yield words[:size]


def names_before(words: list[PeriodToken], end: int) -> Iterator[list[PeriodToken]]:
    """Yield the words that end right before a position, the longest name first."""
    before = [word for word in words if word.end <= end]
    for size in range(min(MAX_NAME_WORDS, len(before)), 0, -1):
        yield before[-size:]


def all_names(words: list[PeriodToken]) -> Iterator[list[PeriodToken]]:
    """Yield all spans of words that may be a name, from left to right, the longest first."""
    for at in range(len(words)):
        yield from names_at(words[at:])


def ends_with(pattern: str, text: str, end: int) -> re.Match[str] | None:
    """Return the match of a pattern of words that ends at a position, but for an article."""
    articles = period_words().any_of("articles")
    for match in period_pattern(pattern).finditer(text, 0, end):
        if re.fullmatch(rf" (?:{articles} )?", text[match.end() : end], re.IGNORECASE):
            return match
    return None


def with_side(text: str, phrase: Phrase) -> FoundPeriod:
    """Date a period by the word before it: `since Obama's second term`."""
    side = ends_with("side", text, phrase.start)
    if side and period_words().sides[side["side"].lower()] != "under":
        return dated(text, side.start(), side["side"], phrase)
    return dated(text, phrase.start, "", phrase)


def dated(text: str, start: int, side: str, phrase: Phrase) -> FoundPeriod:
    """Date a period by a word such as `since`, which begins at `start`; by none, by itself."""
    kind = period_words().sides.get(side.lower(), "during")
    period = phrase.period
    spans = [_open_ended(kind, span, since_end=period.since_end) for span in period.spans]
    if kind in {"before", "until", "eve"}:
        spans = spans[:1]
    elif kind in {"after", "since"}:
        spans = spans[-1:]
    if kind in {"before", "after"} and (amount := ends_with("amount", text, start)):
        spans, start = [_within(spans[0], amount)], amount.start()
    surface = text[start : phrase.end]
    dates = [DateConstraint(span.edtf, surface, span) for span in spans]
    return FoundPeriod(start, phrase.end, any_of(dates, surface, period.meaning))


def _open_ended(kind: str, span: DateSpan, *, since_end: bool) -> DateSpan:
    """Return the time before, after or since a period; for `during`, the period itself."""
    first, last = span.first or date.min, span.last or date.max
    is_past = last < date.max
    if kind == "after" and is_past:
        return parse_edtf(f"{last + DAY}/..")
    if kind in {"since", "after"}:
        return parse_edtf(f"{last if since_end and is_past else first}/..")
    if kind in {"before", "until"}:
        return parse_edtf(f"../{first - DAY if kind == 'before' else first}")
    return parse_edtf(f"{first - EVE}/{first - DAY}") if kind == "eve" else span


def _within(span: DateSpan, amount: re.Match[str]) -> DateSpan:
    """Return only so much of the time before or after an event: `two years after 9/11`."""
    number, unit = count_and_unit(amount)
    if span.first:
        return parse_edtf(f"{span.first}/{add_units(span.first, unit, number)}")
    last = span.last or date.max
    return parse_edtf(f"{add_units(last, unit, -number)}/{last}")


def count_and_unit(match: re.Match[str]) -> tuple[int, str]:
    """Return the number and the unit of `two years`; without a number it is one."""
    tables, count = period_words().tables, (match["count"] or "1").lower()
    number = tables["numbers"].get(count) or (int(count) if count.isdigit() else 1)
    return number, tables["units"][match["unit"].lower()]


def first_or_last(period: Period, match: re.Match[str], today: date) -> Period:
    """Return the first or last days, weeks, months or years of a period, by a match of `part`.

    A period that goes on ends today.
    """
    which = period_words().ordinal(match["ordinal"])
    number, unit = count_and_unit(match)
    span = period.spans[-1 if which < 0 else 0]
    first, last = span.first or date.min, span.last or today
    if which < 0:
        start, end = add_units(last, unit, -number), last
    else:
        start = add_units(first, unit, number * (which - 1))
        end = add_units(first, unit, number * which) - DAY
    edtf = f"{max(start, first)}/{min(end, last)}"
    return Period((parse_edtf(edtf),), f"{in_words(edtf)}, of {period.meaning}")
