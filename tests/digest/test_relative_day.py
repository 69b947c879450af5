"""Days as people write them for the command line."""

from datetime import date

import pytest

from bot.digest.relative_day import parse_day

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-26", date(2026, 11, 26)),
        ("today", SATURDAY),
        (" Yesterday ", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 22)),
        ("-7d", date(2026, 11, 14)),
        ("+2w", date(2026, 12, 5)),
        ("-1m", date(2026, 10, 21)),
        ("-1y", date(2025, 11, 21)),
        ("-7 days", date(2026, 11, 14)),
        ("7 days ago", date(2026, 11, 14)),
        ("a week ago", date(2026, 11, 14)),
        ("in 3 days", date(2026, 11, 24)),
        ("last monday", date(2026, 11, 16)),
        ("last Saturday", date(2026, 11, 14)),
        ("saturday", SATURDAY),
        ("this sat", SATURDAY),
        ("next saturday", date(2026, 11, 28)),
        ("monday", date(2026, 11, 23)),
        ("Thurs", date(2026, 11, 26)),
        ("26 November", date(2026, 11, 26)),
        ("nov 26", date(2026, 11, 26)),
        ("26 Nov 2024", date(2024, 11, 26)),
        ("29 February", date(2026, 2, 28)),
        ("29 February 2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert parse_day(text, SATURDAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "soon", "7", "-7", "last week", "2018", "2026-02-30", "31 June", "mondayday",
     "-99999y", "26 November or 27 November", "some day soon"],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^“.*” is not a day such as 2026-11-26, .*[.]$"):
        parse_day(text, SATURDAY)
