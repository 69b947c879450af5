"""How dates in a query are read."""

from datetime import date

import pytest

from bot.search.query.date_parser import extract_date
from bot.search.query.date_parts import write_out_years

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
    ("the day before yesterday", "2026-11-19"),
    ("last week of September 2018", "2018-09-24/2018-09-30"),
    ("first week of February 2016", "2016-02-01/2016-02-07"),
    ("last week of September", "2026-09-24/2026-09-30"),
    ("early December", "2025-12-01/2025-12-10"),
    ("mid-May 1972", "1972-05-11/1972-05-20"),
    ("end of February 2016", "2016-02-21/2016-02-29"),
    ("end of 1972", "1972-09/1972-12"),
    ("week of 20 May 2016", "2016-05-16/2016-05-22"),
    ("week 20 of 2016", "2016-05-16/2016-05-22"),
    ("2016-W20", "2016-05-16/2016-05-22"),
    ("Christmas 2003", "2003-12-24/2003-12-26"),
    ("last spring", "2026-21"),
    ("last winter", "2025-24"),
    ("this summer", "2026-22"),
    ("since last summer", "2026-06-01/.."),
    ("last March", "2026-03"),
    ("last December", "2025-12"),
    ("next March", "2027-03"),
    ("the year before last", "2024"),
    ("the month before last", "2026-09"),
    ("since last year", "2025-01-01/.."),
    ("fifty years ago", "1976"),
    ("two decades ago", "2006"),
    ("half a century ago", "1976"),
    ("a century ago", "1926"),
    ("last decade", "2016-11-21/2026-11-21"),
    ("this decade", "2020/2029"),
    ("last century", "1900/1999"),
    ("1066", "1066"),
    ("in the 12th century", "1101/1200"),
    ("in the 90s", "1990/1999"),
    ("in the nineties", "1990/1999"),
    ("early 1970s", "1970/1973"),
    ("late 70s", "1977/1979"),
    ("the 20s", "2020/2029"),
    ("the 1800s", "1800/1899"),
    ("19th century", "1801/1900"),
    ("the nineteenth century", "1801/1900"),
    ("before the 20th century", "../1900-12-31"),
    ("Janvier 2017", "2017-01"),
    ("im März 2016", "2016-03"),
    ("26. November 2020", "2020-11-26"),
    ("26 de noviembre de 2020", "2020-11-26"),
    ("ноябрь 2020", "2020-11"),
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
    "resolution 1701",
    "UNSCR 1325",
]
SHORT_YEARS = [
    ("Nov 26th '20", "Nov 26th 2020"),
    ("June '74", "June 1974"),
    ("Q3 ’16", "Q3 2016"),
    ("in '27", "in 2027"),
    ("in '28", "in 1928"),
    ("the '90s", "the 1990s"),
    ("rock'n 12'345", "rock'n 12'345"),
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


@pytest.mark.parametrize(("text", "written_out"), SHORT_YEARS)
def test_years_of_two_digits_are_written_out(text: str, written_out: str) -> None:
    assert write_out_years(text, TODAY) == written_out
