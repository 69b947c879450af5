"""How dates in a query are read."""

from datetime import date

import pytest

from bot.search.query.date_parser import extract_date

TODAY = date(2026, 11, 21)  # a Saturday

DATES = [
    ("2018", "2018"),
    ("in 2018", "2018"),
    ("Nov 2017", "2017-11"),
    ("November, 2017", "2017-11"),
    ("Sept. 2018", "2018-09"),
    ("2017-11", "2017-11"),
    ("2017-11-22", "2017-11-22"),
    ("2017/11/22", "2017-11-22"),
    ("2017.11.22", "2017-11-22"),
    ("22.11.2017", "2017-11-22"),
    ("22/11/2017", "2017-11-22"),
    ("11/22/2017", "2017-11-22"),
    ("5/5/2017", "2017-05-05"),
    ("since 11/22/2017", "2017-11-22/.."),
    ("after 22.11.2017", "2017-11-23/.."),
    ("from 2017/11/22 to 2017/11/25", "2017-11-22/2017-11-25"),
    ("22 November 2017", "2017-11-22"),
    ("22nd of November 2017", "2017-11-22"),
    ("on November 22, 2017", "2017-11-22"),
    ("2017년 11월 22일", "2017-11-22"),
    ("2017年11月", "2017-11"),
    ("2017年", "2017"),
    ("26 November", "XXXX-11-26"),
    ("Nov 26th", "XXXX-11-26"),
    ("29 February", "XXXX-02-29"),
    ("in May", "XXXX-05"),
    ("November", "XXXX-11"),
    ("since 2019", "2019/.."),
    ("from Nov 2017", "2017-11/.."),
    ("after 2019", "2020/.."),
    ("after 22 November 2017", "2017-11-23/.."),
    ("before 2018", "../2017"),
    ("before Jan 2018", "../2017-12"),
    ("until 2018", "../2018"),
    ("2017-2019", "2017/2019"),
    ("2017–19", "2017/2019"),
    ("2017 to 2019", "2017/2019"),
    ("between 2017 and 2019", "2017/2019"),
    ("from May 2017 to June 2018", "2017-05/2018-06"),
    ("last year", "2025"),
    ("this year", "2026"),
    ("last month", "2026-10"),
    ("this week", "2026-11-16/2026-11-22"),
    ("last week", "2026-11-09/2026-11-15"),
    ("summer 2020", "2020-22"),
    ("in the fall of 2018", "2018-23"),
    ("Q3 2018", "2018-07/2018-09"),
    ("second quarter of 2018", "2018-04/2018-06"),
    ("first half of 2018", "2018-01/2018-06"),
    ("early 2017", "2017-01/2017-04"),
    ("mid-2020", "2020-05/2020-08"),
    ("late 2020", "2020-09/2020-12"),
    ("the 1990s", "1990/1999"),
    ("two years ago", "2024"),
    ("a month ago", "2026-10"),
    ("3 weeks ago", "2026-10-26/2026-11-01"),
    ("10 days ago", "2026-11-11"),
    ("since late 2017", "2017-09-01/.."),
    ("before the summer of 2018", "../2018-05-31"),
    ("after the 1990s", "2000-01-01/.."),
    ("since two years ago", "2024-01-01/.."),
    ("yesterday", "2026-11-20"),
    ("today", "2026-11-21"),
]
NO_DATES = [
    "may",
    "march",
    "2018-13",
    "12345",
    "9/19",
    "05/06/2020",
    "since 5/6/2020",
    "13/13/2020",
    "COVID-19",
    "K2017",
    "20170",
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_a_date_is_read_alone_and_among_words(text: str, edtf: str) -> None:
    for asked in (text, f"Kang {text} Wang", text.upper()):
        rest, when = extract_date(asked, TODAY)
        assert when
        assert when.edtf == edtf
        assert rest.split() == asked.replace(when.surface, "").split()


@pytest.mark.parametrize("text", NO_DATES)
def test_other_texts_are_no_dates(text: str) -> None:
    assert extract_date(text, TODAY) == (text, None)
