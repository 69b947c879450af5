"""What was asked to be left out, and several dates."""

from datetime import date

import pytest

from bot.answer.meeting_list import meeting_list_of
from bot.search.query.date_constraints import parse_dates
from tests.search.conftest import Search

LEFT_OUT = [
    ("Kang without Wang", 3, "3 meetings with Kang Kyung-wha without Wang Yi, newest first."),
    ("Kang NOT Wang", 3, "3 meetings with Kang Kyung-wha without Wang Yi, newest first."),
    ("Kang meetings other than with Wang or Kono", 2,
     "2 meetings with Kang Kyung-wha without Wang Yi or Taro Kono, newest first."),
    ("meetings of Kang not in Beijing", 4,
     "4 meetings with Kang Kyung-wha but not in Beijing, newest first."),
    ("Kang except in 2017", 4, "4 meetings with Kang Kyung-wha but not in 2017, newest first."),
    ("Kang but not 2017 or 2018", 2,
     "2 meetings with Kang Kyung-wha but not in 2017 or in 2018, newest first."),
    ("Kang excluding THAAD", 4,
     "4 meetings with Kang Kyung-wha but not about THAAD, newest first."),
    ("Kang without press conferences", 5,
     "5 meetings with Kang Kyung-wha but not a press conference, newest first."),
    ("Kang without Wang and THAAD", 0,
     "No meeting with Kang Kyung-wha about THAAD without Wang Yi."),
    ("Kang without Macron", 6, "6 meetings with Kang Kyung-wha, newest first."),
]  # fmt: skip


@pytest.mark.parametrize(("query", "total", "headline"), LEFT_OUT)
def test_what_is_left_out(search: Search, query: str, total: int, headline: str) -> None:
    result = search(query)
    assert (result.total, meeting_list_of(result).headline) == (total, headline)


TODAY = date(2026, 11, 21)
PERIODS = [
    ("Kang 2017 and 2018", ["[2017,2018]"], []),
    ("Kang 2017, 2018 or 2020", ["[2017,2018,2020]"], []),
    ("in March 2018 or since 2020", ["[2018-03,2020..]"], []),
    ("since 2017 and before 2020", ["2017/2019"], []),
    ("26 November in 2020", ["2020-11-26"], []),
    ("between 2017 and 2019", ["2017/2019"], []),
    ("since 2017 except 2019", ["2017/.."], ["2019"]),
    ("not in 2017, 2018 or May 2019", [], ["in 2017 2018 May 2019"]),
    ("not last year", [], ["last year"]),
    ("in the last two years", ["2024-11-21/2026-11-21"], []),
    ("past 10 days", ["2026-11-11/2026-11-21"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asked", "excepted"), PERIODS)
def test_dates(text: str, asked: list[str], excepted: list[str]) -> None:
    periods = parse_dates(text, TODAY)[0]
    assert [when.edtf for when in periods.asked] == asked
    assert [when.typed for when in periods.excluded] == excepted


def test_any_of_several_years(search: Search) -> None:
    assert search("Wang 2017 or 2018").total == 2
    assert search("Expo 2030 in 2023").total == 1
