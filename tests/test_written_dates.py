"""Parts of dates as people write them."""

from datetime import date

import pytest

from bot.written_dates import (
    MONTH_NUMBERS,
    WEEKDAY_NAMES,
    AmbiguousDayError,
    DayOrder,
    numeric_day,
)

DAY = date(2020, 4, 3)


def test_months_and_weekdays_are_named() -> None:
    assert (MONTH_NUMBERS["january"], MONTH_NUMBERS["dec"], MONTH_NUMBERS["sept"]) == (1, 12, 9)
    assert (WEEKDAY_NAMES[0], len(WEEKDAY_NAMES)) == ("Monday", 7)


@pytest.mark.parametrize("text", ["2020-04-03", "2020/4/3", "2020.04.03", "2020 4 3"])
def test_a_day_with_the_year_first_is_not_ambiguous(text: str) -> None:
    assert numeric_day(text) == DAY


def test_the_order_decides_which_number_is_the_day() -> None:
    assert numeric_day("3/4/2020", DayOrder.DAY_FIRST) == DAY
    assert numeric_day("4/3/2020", DayOrder.MONTH_FIRST) == DAY
    with pytest.raises(AmbiguousDayError):
        numeric_day("3/4/2020")


def test_a_number_above_twelve_is_the_day() -> None:
    expected = date(2020, 4, 25)
    for order in DayOrder:
        assert numeric_day("25.4.2020", order) == expected
        assert numeric_day("4/25/2020", order) == expected
    assert numeric_day("4.4.2020") == date(2020, 4, 4)


@pytest.mark.parametrize("text", ["3/4/20", "31/2/2020", "2020-13-01", "13/13/2020", "today", ""])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no year|no day"):
        numeric_day(text)
