"""EDTF dates: the days that they span, texts that are none, and their words."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import dates
from bot.dates import in_words, parse_edtf

EDTF_PIECES = ["2018", "2019", "09", "13", "30", "-", "/", "..", "X", "~", "?", "%", "{", "[", "]"]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-09-26", "2018-09-26", "2018-09-26"),
        ("2018-09", "2018-09-01", "2018-09-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2018-09-18/2018-09-20", "2018-09-18", "2018-09-20"),
        ("2018-09/2018-11", "2018-09-01", "2018-11-30"),
        ("2018-06-25/2018-06", "2018-06-25", "2018-06-30"),
        ("2018/2018-05", "2018-01-01", "2018-05-31"),
        ("2018-09-26/2018-09-26", "2018-09-26", "2018-09-26"),
        ("2020-11-26/..", "2020-11-26", None),
        ("2020-11/", "2020-11-01", None),
        ("../2020-11", None, "2020-11-30"),
        ("/2020", None, "2020-12-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("2018-09-26?", "2018-09-26", "2018-09-26"),
        ("2018%/2019~", "2018-01-01", "2019-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2019-02-XX", "2019-02-01", "2019-02-28"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_spans_all_days_that_it_can_mean(
    edtf: str, first: str | None, last: str | None
) -> None:
    span = parse_edtf(edtf)
    days = [day.isoformat() if day else None for day in (span.first, span.last)]
    assert (span.edtf, *days) == (edtf, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "..", "/", "../..", "../", "/..", "2018/2019/2020", "//2018", "2018//2019",
        "2018-13", "2018-00", "2018-09-00", "2018-09-00~", "2018-02-30",
        "2018-09-39", "2019-02-29", "2018-9-1", "20180926", "18", "18-09-26",
        "2018-09-26T10:00", "2018-09-26T10:00:00Z", " 2018", "2018 ", "2018\n", "2018-09-26\n",
        "2018–09–26", "26.9.2018", "September 2018", "yesterday", "unknown", "open", "null",
        "0000", "-0100", "Y17e7", "y-17e7", "10000", "２０１８", "٢٠١٨", "2018-٠٩-26", "2018~S2",
        "2018-09-27/2018-09-26", "2019/2018", "2018-10/2018-09-30", "9" * 65, "[..2018]", "\0",
    ],
)  # fmt: skip
def test_a_text_that_is_no_date_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|begins|open at both ends") as refused:
        parse_edtf(text)
    assert "\n" not in str(refused.value)


def test_the_parser_keeps_the_standard_output_clean(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="no EDTF date"):
        parse_edtf("2018~S241")
    assert capfd.readouterr() == ("", "")


@settings(max_examples=150)
@given(st.text(max_size=70) | st.lists(st.sampled_from(EDTF_PIECES), max_size=9).map("".join))
def test_any_text_is_a_date_in_order_or_a_value_error(text: str) -> None:
    try:
        span = parse_edtf(text)
    except ValueError:
        return
    assert span.first or span.last
    assert span.first is None or span.last is None or span.first <= span.last


SAMPLES = [
    f"{year}{rest}{qualifier}"
    for year in ("2019", "2020", "0001", "0000", "9999", "201X", "20XX")
    for rest in ("", "-02", "-12", "-13", "-02-28", "-02-29", "-02-30", "-21", "-22", "-23", "-24")
    for qualifier in ("", "~", "?", "%")
]


@pytest.mark.parametrize("text", SAMPLES)
def test_common_dates_mean_what_the_whole_grammar_says(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = _days(text)
    monkeypatch.setattr(dates, "_common_bounds", lambda _: None)
    assert _days(text) == common


def _days(text: str) -> tuple[dt.date | None, dt.date | None] | None:
    try:
        span = parse_edtf(text)
    except ValueError:
        return None
    return span.first, span.last


@given(st.dates())
def test_every_day_means_itself(day: dt.date) -> None:
    span = parse_edtf(day.isoformat())
    assert span.first == span.last == day


def test_dates_are_parsed_on_many_threads_at_once() -> None:
    texts = [f"20{number:02}-XX" for number in range(20)] * 3
    with ThreadPoolExecutor(8) as pool:
        spans = list(pool.map(parse_edtf, texts))
    assert [span.first.year for span in spans if span.first] == [int(text[:4]) for text in texts]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-11-26", "26 November 2020"),
        ("2018-09-06", "6 September 2018"),
        ("2018-09", "September 2018"),
        ("2018", "2018"),
        ("2018-09-18/2018-09-20", "18–20 September 2018"),
        ("2018-09-30/2018-10-02", "30 September – 2 October 2018"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2018-09-18/2018-10-18", "18 September – 18 October 2018"),
        ("2018-09/2018-11", "September–November 2018"),
        ("2018/2019", "2018–2019"),
        ("2018-09-26/2018-09-26", "26 September 2018"),
        ("2020-11-26/..", "from 26 November 2020 on"),
        ("../2020-11", "until November 2020"),
        ("/2020", "until 2020"),
        ("2018-09~", "about September 2018"),
        ("2018?", "2018 (uncertain)"),
        ("2018%", "about 2018"),
        ("2018-09-26?/2019~", "26 September 2018 (uncertain) – about 2019"),
        ("2021-21", "spring 2021"),
        ("2018-24/2019-21", "winter 2018 – spring 2019"),
        ("201X", "201X"),
        ("2018-09-XX", "2018-09-XX"),
        ("2021-41", "2021-41"),
    ],
)
def test_a_date_is_written_as_people_read_it(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@given(st.text(max_size=70) | st.lists(st.sampled_from(EDTF_PIECES), max_size=9).map("".join))
def test_any_text_has_words(text: str) -> None:
    in_words(text)
