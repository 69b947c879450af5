"""Parts of years, decades, and times ago: `summer 2020`, `Q3 2018`, `the 1990s`, `a year ago`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.dates import parse_edtf

Read = Callable[[re.Match[str], date], str]

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # as EDTF has them
# The months of each part, from the first to the last
PARTS = {
    **{f"q{at}": (3 * at - 2, 3 * at) for at in range(1, 5)},
    **{f"{name} quarter": (3 * at + 1, 3 * at + 3)
       for at, name in enumerate(("first", "second", "third", "fourth"))},
    "h1": (1, 6), "h2": (7, 12), "first half": (1, 6), "second half": (7, 12),
    "early": (1, 4), "mid": (5, 8), "late": (9, 12),
}  # fmt: skip
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}

_SIDE = r"(?:(?P<side>since|from|after|before|until) )?"
_BEFORE = rf"{_SIDE}(?:(?:in|during|of) )?(?:the )?"
_YEAR = r"(?:in |of )?(?P<year>(?:1[5-9]|20)\d\d)"


def _season(match: re.Match[str], _: date) -> str:
    return f"{match['year']}-{SEASONS[match['part'].lower()]}"


def _part(match: re.Match[str], _: date) -> str:
    first, last = PARTS[match["part"].lower()]
    return f"{match['year']}-{first:02}/{match['year']}-{last:02}"


def _decade(match: re.Match[str], _: date) -> str:
    return f"{match['ten']}0/{match['ten']}9"


def _ago(match: re.Match[str], today: date) -> str:
    count = COUNTS.get(match["count"].lower()) or int(match["count"])
    unit = match["unit"].lower()
    if unit.startswith("year"):
        return f"{today.year - count:04}"
    if unit.startswith("month"):
        months = today.year * 12 + today.month - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit.startswith("week"):
        monday = today - timedelta(days=today.weekday(), weeks=count)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return (today - timedelta(days=count)).isoformat()


def _beside(read: Read) -> Read:
    """Read `since summer 2020` as what begins with it, and `before` as what ends where it does."""

    def read_with_side(match: re.Match[str], today: date) -> str:
        edtf, side = read(match, today), (match["side"] or "").lower()
        first, last = parse_edtf(edtf).first, parse_edtf(edtf).last
        if not side or first is None or last is None:
            return edtf
        day = timedelta(days=1)
        sides = {"after": f"{last + day}/..", "before": f"../{first - day}", "until": f"../{last}"}
        return sides.get(side, f"{first}/..")

    return read_with_side


PATTERNS: list[tuple[str, Read]] = [
    (rf"{_BEFORE}(?P<part>{'|'.join(SEASONS)}),? {_YEAR}", _beside(_season)),
    (rf"{_BEFORE}(?P<part>{'|'.join(PARTS)})[ -]{_YEAR}", _beside(_part)),
    (rf"{_BEFORE}(?P<ten>(?:1[5-9]|20)\d)0'?s", _beside(_decade)),
    (
        rf"{_SIDE}(?P<count>\d\d?|{'|'.join(COUNTS)}) (?P<unit>day|week|month|year)s? ago",
        _beside(_ago),
    ),
]
