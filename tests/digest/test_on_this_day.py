"""What happened on a day of earlier years: which meetings, in which order, with which quote."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.digest.model import Digest
from bot.digest.on_this_day import MAX_ENTRIES, on_this_day
from bot.index.read.index import Index
from bot.store.model import Filters, OnEmpty
from tests.digest.conftest import on
from tests.records.samples import quote

IndexOf = Callable[..., Index]
DAY = date(2026, 11, 26)
ALL = Filters()


def of(day: date, index: Index, filters: Filters = ALL, on_empty: str = "nothing") -> Digest:
    return on_this_day(day, index, filters, OnEmpty(on_empty))


def ids(digest: Digest) -> list[str]:
    return [entry.meeting.id for entry in digest.entries]


def test_the_26th_of_november_in_the_five_articles(articles: Index) -> None:
    digest = of(DAY, articles)
    assert [(entry.years_ago, entry.meeting.id) for entry in digest.entries] == [
        (3, "2023-11-26-park-wang-busan"),
        (3, "2023-11-26-park-kamikawa-busan"),
        (3, "2023-11-26-ministry-official-briefing"),
        (3, "2023-11-26-wang-visit-south-korea"),
        (6, "2020-11-26-kang-wang-seoul"),
        (6, "2020-11-26-choi-briefing"),
        (6, "2020-11-26-wang-reporters"),
        (6, "2020-11-26-official-briefing"),
    ]
    assert (digest.note, digest.is_nearest, digest.more) == (None, False, 0)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 26), ["2018-09-26-kang-wang-new-york", "2018-09-26-kang-kono-new-york"]),
        (date(2026, 11, 22), ["2017-11-22-kang-wang-beijing"]),
        (date(2026, 11, 21), ["2017-11-21-kang-visit-beijing"]),
        (date(2026, 1, 1), []),  # where years stand that are known by nothing but the year
        (date(2018, 9, 26), []),  # the day itself is no anniversary
    ],
)
def test_other_days_in_the_five_articles(articles: Index, day: date, expected: list[str]) -> None:
    assert ids(of(day, articles)) == expected


def test_only_what_was_held_on_a_known_day_is_remembered(index_of: IndexOf) -> None:
    known = ["2020-11-26", "2019-11-26/2019-11-28", "2018-11-26/2019", "2017-11-26/.."]
    unknown = [
        *("2020-11", "2020", "2020-11-26~", "2020-11-26?", "2020-11-26~/2020-11-28"),
        *("2020-11-25/2020-11-26", "2020-11/2020-12", "../2020-11-26"),
    ]
    others = [on("2020-11-26", each, status=each) for each in ("planned", "cancelled", "postponed")]
    others += [on(edtf, f"unknown-{number}") for number, edtf in enumerate(unknown)]
    index = index_of(*map(on, known), *others)
    assert [entry.meeting.date for entry in of(DAY, index).entries] == known
    assert not of(date(2026, 11, 1), index).entries
    assert not of(date(2026, 1, 1), index).entries


def test_this_year_and_later_are_no_anniversaries(index_of: IndexOf) -> None:
    index = index_of(on("2026-11-26"), on("2027-11-26"), on("2025-11-26"))
    assert ids(of(DAY, index)) == ["2025-11-26"]
    assert not of(date(2025, 11, 26), index).entries


def test_the_roundest_anniversaries_come_first_then_the_newest(index_of: IndexOf) -> None:
    expected = [100, 50, 25, 75, 20, 40, 10, 30, 5, 15, 1, 2, 11, 99]
    index = index_of(*(on(f"{2026 - years}-11-26") for years in sorted(expected)))
    assert [entry.years_ago for entry in of(DAY, index).entries] == expected


def test_meetings_of_one_day_stand_as_in_their_record(index_of: IndexOf) -> None:
    index = index_of(*(on("2020-11-26", name) for name in ("c", "a", "b")))
    assert ids(of(DAY, index)) == ["c", "a", "b"]


def test_what_is_too_much_for_a_digest_is_counted(index_of: IndexOf) -> None:
    index = index_of(*(on("2020-11-26", f"m{number}") for number in range(MAX_ENTRIES + 3)))
    digest = of(DAY, index)
    assert (len(digest.entries), digest.more) == (MAX_ENTRIES, 3)


class TestTheLeapDay:
    @pytest.fixture
    def index(self, index_of: IndexOf) -> Index:
        return index_of(on("2020-02-29"), on("2019-02-28"), on("2020-03-01"))

    def test_is_remembered_on_the_28th_in_common_years_which_is_said(self, index: Index) -> None:
        digest = of(date(2025, 2, 28), index)
        assert ids(digest) == ["2020-02-29", "2019-02-28"]  # five years are a round number
        assert digest.note == "29 February is remembered on the 28th, as 2025 has no such day."

    def test_has_its_own_day_in_leap_years(self, index: Index) -> None:
        assert ids(of(date(2028, 2, 28), index)) == ["2019-02-28"]
        digest = of(date(2028, 2, 29), index)
        assert (ids(digest), digest.note) == (["2020-02-29"], None)

    def test_is_not_mentioned_where_nothing_was(self, index: Index) -> None:
        assert of(date(2026, 3, 1), index).note is None
        assert of(date(2020, 2, 28), index).note is None

    def test_may_be_among_the_nearest(self, index: Index) -> None:
        digest = of(date(2026, 2, 26), index, on_empty="week")
        assert ids(digest) == ["2020-02-29", "2019-02-28", "2020-03-01"]
        assert digest.note == (
            "29 February is remembered on the 28th, as 2026 has no such day. No meeting is known"
            " on 26 February; the nearest anniversaries of the week:"
        )


class TestADayWithoutMeetings:
    def test_may_stay_empty(self, articles: Index) -> None:
        assert of(date(2026, 11, 27), articles) == Digest(date(2026, 11, 27), ())

    def test_may_show_the_nearest_that_come_first(self, index_of: IndexOf) -> None:
        dates = ["2020-11-23", "2020-11-24", "2020-11-28", "2020-11-29", "2020-11-30"]
        digest = of(DAY, index_of(*map(on, dates)), on_empty="week")
        assert ids(digest) == ["2020-11-28", "2020-11-24", "2020-11-29"]
        assert digest.is_nearest
        note = "No meeting is known on 26 November; the nearest anniversaries of the week:"
        assert digest.note == note

    def test_shows_nothing_that_is_more_than_three_days_away(self, index_of: IndexOf) -> None:
        index = index_of(on("2020-11-22"), on("2020-11-30"))
        assert of(DAY, index, on_empty="week") == Digest(DAY, ())

    def test_is_not_one_that_has_meetings(self, articles: Index) -> None:
        assert of(DAY, articles, on_empty="week") == of(DAY, articles)

    def test_counts_the_years_of_the_day_that_is_shown(self, index_of: IndexOf) -> None:
        index = index_of(on("2021-01-01"), on("2025-12-29"), on("2026-01-01"))
        digest = of(date(2025, 12, 30), index, on_empty="week")
        assert [(e.years_ago, e.meeting.date) for e in digest.entries] == [(5, "2021-01-01")]


class TestFilters:
    @pytest.fixture
    def index(self, index_of: IndexOf) -> Index:
        return index_of(
            on("2020-11-26", "ana", participants=[{"person": "ana-ruiz", "side": "southland"}]),
            on("2020-11-26", "bo", participants=[{"person": "bo-lind"}], topics=["border"]),
            on("2020-11-26", "elena", place="elena", topics=["tariffs"]),
            on("2020-11-26", "trade", topics=["trade"]),
        )

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (Filters(), ["ana", "bo", "elena", "trade"]),
            (Filters(people=("ana-ruiz",)), ["ana"]),
            (Filters(people=("ana-ruiz", "bo-lind")), ["ana", "bo"]),
            (Filters(topics=("trade",)), ["elena", "trade"]),
            (Filters(topics=("tariffs",)), ["elena"]),
            (Filters(countries=("northland",)), ["elena"]),
            (Filters(countries=("southland",)), ["ana"]),
            (Filters(countries=("northland", "southland")), ["ana", "elena"]),
            (Filters(topics=("trade",), countries=("northland",)), ["elena"]),
            (Filters(people=("bo-lind",), topics=("border", "trade")), ["bo"]),
            (Filters(people=("ana-ruiz",), topics=("trade",)), []),
            (Filters(people=("nobody",)), []),
        ],
    )
    def test_one_of_each_kind_that_is_given(
        self, index: Index, filters: Filters, expected: list[str]
    ) -> None:
        assert ids(of(DAY, index, filters)) == expected

    def test_hold_for_the_nearest_days_too(self, index: Index) -> None:
        digest = of(date(2026, 11, 27), index, Filters(people=("bo-lind",)), "week")
        assert ids(digest) == ["bo"]


class TestTheQuote:
    def said(self, index_of: IndexOf, *words: str) -> str | None:
        quotes = [
            quote(meeting="day", exact=each, start=at, end=at + len(each))
            for at, each in zip(range(0, 9_000, 1_000), words, strict=False)
        ]
        entry = of(DAY, index_of(on("2020-11-26", "day"), quotes=quotes)).entries[0]
        return entry.quote.exact if entry.quote else None

    def test_is_a_sentence_before_a_fragment(self, index_of: IndexOf) -> None:
        assert self.said(index_of, "wisely", "so much longer but a fragment", "We shall see it.")
        told = self.said(index_of, "wisely and in a way that lasts", "We shall see to it all.")
        assert told == "We shall see to it all."

    def test_is_the_longest_of_fragments(self, index_of: IndexOf) -> None:
        assert self.said(index_of, "wisely", "strategic partners", "hopes") == "strategic partners"

    def test_may_be_missing(self, index_of: IndexOf) -> None:
        assert self.said(index_of) is None
