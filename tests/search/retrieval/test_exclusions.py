"""Excluded terms, and several dates."""

import pytest

from bot.answer.meeting_list import meeting_list_of
from tests.search.conftest import Search

EXCLUDED = [
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


@pytest.mark.parametrize(("query", "total", "headline"), EXCLUDED)
def test_excluded_terms(search: Search, query: str, total: int, headline: str) -> None:
    result = search(query)
    assert (result.total, meeting_list_of(result).headline) == (total, headline)


def test_any_of_several_years(search: Search) -> None:
    assert search("Wang 2017 or 2018").total == 2
    assert search("Expo 2030 in 2023").total == 1
