"""Which meetings a date matches, by the precision of both."""

from collections.abc import Callable

import pytest

from tests.search.builders import meeting
from tests.search.conftest import Search

DATES = {
    "day": "2020-11-26",
    "days": "2020-11-25/2020-11-26",
    "new-year": "2018-12-30/2019-01-02",
    "over-two-months": "2019-10-30/2019-11-02",
    "month": "2018-11",
    "about-month": "2017-11~",
    "year": "2020",
    "to-a-month": "2020-07-01/2020-11",
    "long": "2019-07-01/2020-07-02",
    "open": "2020-11-26/..",
    "until": "../2016-11-26",
}
MEETINGS = [meeting(n, [], id=name, date={"edtf": date, "basis": "stated"})
            for n, (name, date) in enumerate(DATES.items())]  # fmt: skip

TABLE = [
    ("26 November", "day days"),
    ("25 November", "days"),
    ("1 November", "over-two-months"),
    ("31 December", "new-year"),
    ("1 January", "new-year"),
    ("28 December", ""),
    ("november", "day days over-two-months month about-month"),
    ("in October", "over-two-months"),
    ("in December", "new-year"),
    ("in January", "new-year"),
    ("in July", ""),
    ("26 Nov 2020", "day days"),
    ("11/26/2020", "day days"),
    ("25 Nov 2020", "days"),
    ("Nov 2020", "day days"),
    ("2020", "day days year to-a-month"),
    ("2019", "new-year over-two-months"),
    ("2019-2020", "new-year over-two-months day days year to-a-month long"),
    ("since July 2020", "day days to-a-month open"),
    ("before 2017", "until"),
]


@pytest.mark.parametrize(("query", "ids"), TABLE)
def test_meetings_that_a_date_matches(archive: Callable[..., Search], query: str, ids: str) -> None:
    found = {hit.meeting.id for hit in archive(meetings=MEETINGS)(query).hits}
    assert found == set(ids.split())
