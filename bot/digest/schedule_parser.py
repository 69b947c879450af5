"""Read schedules as people write them (`08:30 Asia/Seoul weekdays`), and write them out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from rapidfuzz import fuzz, process

from bot.answer.text.phrases import join_words, truncate
from bot.digest.zones import find_zones, similar_zones
from bot.store.model import EVERY_DAY, Schedule
from bot.text import clean
from bot.written_dates import WEEKDAY_NAMES

WEEKDAYS = frozenset(range(5))
WEEKENDS = EVERY_DAY - WEEKDAYS
WEEKDAY_GROUPS = {
    "daily": EVERY_DAY, "everyday": EVERY_DAY, "day": EVERY_DAY, "days": EVERY_DAY,
    "weekday": WEEKDAYS, "weekdays": WEEKDAYS, "weekend": WEEKENDS, "weekends": WEEKENDS,
}  # fmt: skip
WEEKDAY_ABBREVIATIONS = {"tues": 1, "thur": 3, "thurs": 3}
MIN_WEEKDAY_LETTERS = 3
STOPWORDS = frozenset({"&", "on", "at", "in", "every", "each", "and", "the", "time"})
NAMED_TIMES = {"noon": time(12), "midnight": time(0)}
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm|a\.m\.|p\.m\.)?", re.ASCII)
# `8 am` and `Monday to Friday` are one word each
SPACED_AM_PM = re.compile(r"(?<=\d)\s+(?=[ap]\.?m\b)", re.IGNORECASE)
DAY = "(?:mon|tue|wed|thu|fri|sat|sun)"
SPACED_RANGE = re.compile(rf"\b({DAY}[a-z]*)(?:\s*[-–]\s*|\s+to\s+)(?={DAY})", re.IGNORECASE)
# No zone is suggested for an offset: zones of one offset change it on different days
OFFSET = re.compile(r"(?:utc|gmt)?\s*[+-]\s*[\d:.]+", re.IGNORECASE)
WEEKDAY_THRESHOLD = 75  # similarity, of 100
NOON = 12
LAST_HOUR, LAST_MINUTE = 23, 59


def parse_schedule(words: str, default: Schedule) -> Schedule:
    """Return the time of day, time zone and weekdays that words name, in any order.

    The rest is as in the default. Raises ValueError, with a sentence for the person who wrote it,
    when a word is none of these.
    """
    found = [_read(word) for word in _split(words)]
    times = {each for each in found if isinstance(each, time)}
    weekdays = frozenset[int]().union(*(each for each in found if isinstance(each, frozenset)))
    others = [each for each in found if isinstance(each, str)]
    if len(times) > 1:
        raise ValueError("Name one time of day: a channel has one digest a day.")
    return replace(
        default,
        at=times.pop() if times else default.at,
        zone=_zone(others) if others else default.zone,
        weekdays=weekdays or default.weekdays,
    )


def _split(words: str) -> list[str]:
    joined = SPACED_RANGE.sub(r"\1-", SPACED_AM_PM.sub("", clean(words)))
    split = re.split(r"[\s,;]+", joined)
    return [word for word in split if word and word.lower() not in STOPWORDS]


def _read(word: str) -> time | frozenset[int] | str:
    """Return the time or the weekdays that a word means; else the word itself."""
    lower = word.lower()
    at = _time(lower)
    return (_weekdays(lower) or word) if at is None else at


def schedule_words(schedule: Schedule) -> str:
    """Return a schedule in words, which read back as the same: `08:30 Asia/Seoul, on weekdays`."""
    return f"{schedule.at:%H:%M} {schedule.zone}, {_days_in_words(schedule.weekdays)}"


def _days_in_words(weekdays: frozenset[int]) -> str:
    if weekdays == EVERY_DAY:
        return "every day"
    if weekdays == WEEKDAYS:
        return "on weekdays"
    return join_words([WEEKDAY_NAMES[day] for day in sorted(weekdays)])


def _time(word: str) -> time | None:
    """Return the time that a word means; None for another word. Raise ValueError for `25:00`."""
    match = CLOCK.fullmatch(word)
    if match is None:
        return NAMED_TIMES.get(word)
    hour, minute, am_or_pm = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if am_or_pm and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if am_or_pm == "p" else 0)
    elif am_or_pm or hour > LAST_HOUR or minute > LAST_MINUTE:
        raise ValueError(f"“{word}” is not a time of day such as 08:30 or 8am.")
    if not am_or_pm and not match[2]:
        raise ValueError(f"Write “{word}” as {hour:02}:00, or with am or pm.")
    return time(hour, minute)


def _weekdays(word: str) -> frozenset[int]:
    """Return the weekdays of a word such as `mon`, `Fridays`, `mon-fri` or `weekends`."""
    first, dash, last = word.partition("-")
    if not dash:
        day = _weekday(word)
        return WEEKDAY_GROUPS.get(word, frozenset()) if day is None else frozenset({day})
    start, end = _weekday(first), _weekday(last)
    if start is None or end is None:
        return frozenset()
    return frozenset((start + days) % 7 for days in range((end - start) % 7 + 1))


def _weekday(word: str) -> int | None:
    name = word.removesuffix(".")
    if name in WEEKDAY_ABBREVIATIONS:
        return WEEKDAY_ABBREVIATIONS[name]
    for day, full in enumerate(WEEKDAY_NAMES):
        plural = f"{full.lower()}s"
        if name in {plural, plural[:-1], plural[:MIN_WEEKDAY_LETTERS]}:
            return day
    return None


def _zone(words: Sequence[str]) -> str:
    """Return the zone that the remaining words name; raise ValueError when they name none."""
    typed = " ".join(words)
    zones = find_zones(typed)
    if len(zones) == 1:
        return zones[0]
    if zones:
        raise ValueError(
            f"“{truncate(typed)}” could be {join_words(zones, 'or')}: name one of them in full."
        )
    near = [] if OFFSET.fullmatch(typed) else _near(truncate(typed))
    hint = (
        f"did you mean {join_words(near, 'or')}?" if near else "write a time zone like Asia/Seoul."
    )
    raise ValueError(
        f"“{truncate(typed)}” is neither a time of day, a time zone nor weekdays; {hint}"
    )


def _near(typed: str) -> list[str]:
    days = process.extractOne(
        typed.capitalize(), WEEKDAY_NAMES, scorer=fuzz.ratio, score_cutoff=WEEKDAY_THRESHOLD
    )
    return [days[0]] if days else similar_zones(typed)
