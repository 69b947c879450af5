"""Dates in the cells of a table."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.table.date_parser import TableDateParser
from bot.written_dates import DayOrder

ANY = TableDateParser()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018-09-26", "2018-09-26"),
        ("2018-09", "2018-09"),
        ("2018", "2018"),
        ("2018-09-18/2018-09-20", "2018-09-18/2018-09-20"),
        ("2018/9/26", "2018-09-26"),
        ("2018.09.26", "2018-09-26"),
        ("26 September 2018", "2018-09-26"),
        ("September 26th, 2018", "2018-09-26"),
        ("Sept. 2018", "2018-09"),
        ("Wed, 26 Sep 2018", "2018-09-26"),
        ("26-Sep-2018", "2018-09-26"),
        ("2018-09-26 14:30", "2018-09-26"),
        ("2018-09-26T14:30:00Z", "2018-09-26"),
        ("26/09/2018", "2018-09-26"),
        ("9/26/2018", "2018-09-26"),
        ("05.05.2018", "2018-05-05"),
        ("18–20 September 2018", "2018-09-18/2018-09-20"),
        ("18-20 September 2018", "2018-09-18/2018-09-20"),
        ("30 August – 2 September 2018", "2018-08-30/2018-09-02"),
        ("September 18–20, 2018", "2018-09-18/2018-09-20"),
        ("2018-09-18 to 2018-09-20", "2018-09-18/2018-09-20"),
        ("30 December 2018 – 2 January 2019", "2018-12-30/2019-01-02"),
        ("2021-21", "2021-21"),
        ("2018~", "2018~"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, edtf: str) -> None:
    assert ANY.parse(text) == edtf


@pytest.mark.parametrize("text", ["3/4/2020", "03.04.2020", "3-4-2020", "12/11/1999"])
def test_day_and_month_are_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="--day-first or --month-first"):
        ANY.parse(text)


def test_day_and_month_are_in_the_order_of_the_option() -> None:
    assert TableDateParser(DayOrder.DAY_FIRST).parse("3/4/2020") == "2020-04-03"
    assert TableDateParser(DayOrder.MONTH_FIRST).parse("3/4/2020") == "2020-03-04"
    assert TableDateParser(DayOrder.MONTH_FIRST).parse("25/4/2020") == "2020-04-25"


@pytest.mark.parametrize(
    "text",
    ["", "soon", "26 September", "31/02/2020", "30 February 2020", "3/4/20", "2018-13-01", "Monday",
     "20 – 18 September 2018", "5 mars 2020", "99999", "1" * 400, "20, 2018", "\0"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        ANY.parse(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_the_same_in_every_form(day: date) -> None:
    forms = [
        f"{day:%Y-%m-%d}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day:%Y}",
        f"{day:%Y/%m/%d}",
    ]
    assert {ANY.parse(form) for form in forms} == {day.isoformat()}
    assert TableDateParser(DayOrder.DAY_FIRST).parse(f"{day:%d/%m/%Y}") == day.isoformat()
    assert TableDateParser(DayOrder.MONTH_FIRST).parse(f"{day:%m/%d/%Y}") == day.isoformat()


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        assert ANY.parse(text)
    except ValueError as error:
        assert str(error)  # noqa: PT017  # either is right
