"""Several dates in a query, and dates that are excluded."""

from datetime import date

import pytest

from bot.search.query.date_constraints import DateParser
from bot.search.tuning import Limits

TODAY = date(2026, 11, 21)
DATES = [
    ("Kang 2017 and 2018", ["[2017,2018]"], []),
    ("Kang 2017, 2018 or 2020", ["[2017,2018,2020]"], []),
    ("in March 2018 or since 2020", ["[2018-03,2020..]"], []),
    ("since 2017 and before 2020", ["2017/2019"], []),
    ("26 November in 2020", ["2020-11-26"], []),
    ("between 2017 and 2019", ["2017/2019"], []),
    ("between Christmas 1995 and March 1996", ["1995-12-24/1996-03-31"], []),
    ("between last spring and last month", ["2026-03-01/2026-10-31"], []),
    ("since 2017 except 2019", ["2017/.."], ["2019"]),
    ("not in 2017, 2018 or May 2019", [], ["in 2017 2018 May 2019"]),
    ("not last year", [], ["last year"]),
    ("in the last two years", ["2024-11-21/2026-11-21"], []),
    ("past 10 days", ["2026-11-11/2026-11-21"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asked", "excluded"), DATES)
def test_several_dates(text: str, asked: list[str], excluded: list[str]) -> None:
    parsed = DateParser(Limits()).parse(text, TODAY)[0]
    assert [when.edtf for when in parsed.asked] == asked
    assert [when.surface for when in parsed.excluded] == excluded


def test_the_last_texts_are_cached_up_to_the_limit() -> None:
    parser = DateParser(Limits(date_cache_size=2))
    parses = [parser.parse(f"in {year}", TODAY) for year in (2017, 2018, 2019)]
    assert parser.parse("in 2019", TODAY) is parses[2]
    assert parser.parse("in 2017", TODAY) is not parses[0]
    assert parser.parse("in 2017", TODAY) == parses[0]


def test_a_text_has_no_more_dates_than_the_limit() -> None:
    (parsed, *_) = DateParser(Limits(max_dates=2)).parse("2017, 2018, 2019", TODAY)
    assert [when.edtf for when in parsed.asked] == ["[2017,2018]"]
