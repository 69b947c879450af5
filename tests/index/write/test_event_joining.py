"""Records of one meeting are joined, and those that may be of two are not."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.index.write.builder import BuildSummary
from tests.records.samples import meeting, person, place, quote, record, source, topic

Build = Callable[..., BuildSummary]
Query = Callable[..., list[tuple[Any, ...]]]

REGISTRY = {
    "people": [person("Ana Ruiz"), person("Eva Sol"), person("Bo Lind"), person("Cy Tan")],
    "places": [
        place("Spain", kind="country"),
        place("Sweden", kind="country"),
        place("Malaysia", kind="country"),
        place("Paris", within="france"),
        place("Lyon", within="france"),
        place("France", kind="country"),
    ],
    "topics": [topic("fish"), topic("border")],
}
SIDES = {"ana-ruiz": "spain", "eva-sol": "spain", "bo-lind": "sweden", "cy-tan": "malaysia"}
STATED, TRIP = {"basis": "stated"}, {"basis": "derived", "reasoning": "The days of the trip."}


def report(number: int, people: str = "ana-ruiz bo-lind", **changes: Any) -> dict[str, Any]:
    """Return the record of one source of talks in Paris."""
    seats = [{"person": each, "side": SIDES[each]} for each in people.split()]
    held = {"edtf": changes.pop("day", "2019-05-02"), **changes.pop("basis", STATED)}
    talks = meeting(
        id=f"talks-{number}", title=f"Report {number}", date=held, participants=seats,
        **{"place": "paris", **changes},
    )  # fmt: skip
    return record(source=source(id=f"post-{number}"), meetings=[talks], quotes=[])


def test_a_meeting_of_two_records_is_one_with_the_people_and_sources_of_both(
    build: Build, query: Query
) -> None:
    one = report(1, topics=["fish"], summary="They met.")
    other = report(2, "eva-sol ana-ruiz bo-lind", topics=["fish", "border"], occasion="Fish Week")
    other["quotes"] = [quote(meeting="talks-2", speaker="ana-ruiz", described=None)]
    assert build([REGISTRY, one, other]).meetings == 1
    assert query("SELECT id, title, occasion FROM meetings") == [
        ("talks-1", "Report 1", "Fish Week")
    ]
    seated = query("SELECT person FROM participants ORDER BY position")
    assert seated == [("ana-ruiz",), ("bo-lind",), ("eva-sol",)]
    assert query("SELECT topic FROM meeting_topics ORDER BY position") == [("fish",), ("border",)]
    sources = query("SELECT meeting, source FROM meeting_sources ORDER BY source")
    assert sources == [("talks-1", "post-1"), ("talks-1", "post-2")]
    assert query("SELECT meeting FROM quotes") == [("talks-1",)]
    found = query("SELECT rowid FROM meetings_fts WHERE meetings_fts MATCH '\"Report 2\"'")
    assert len(found) == 1


def test_each_record_of_a_joined_meeting_is_kept_as_it_was(build: Build, query: Query) -> None:
    words = [{"of": "place", "exact": "Lyon", "start": 0, "end": 4}]
    other = report(2, "eva-sol ana-ruiz bo-lind", evidence=words, topics=["fish"])
    build([REGISTRY, report(1), other])
    rows = query("SELECT record, content FROM event_members ORDER BY position")
    assert [row[0] for row in rows] == ["talks-1", "talks-2"]
    kept = json.loads(rows[1][1])
    assert [seat[0] for seat in kept["participants"]] == ["eva-sol", "ana-ruiz", "bo-lind"]
    assert (kept["topics"], kept["sources"]) == (["fish"], ["post-2"])
    assert kept["evidence"] == [["place", "Lyon", 0, 4]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({}, {"people": "ana-ruiz eva-sol bo-lind"}),
        ({}, {"place": "france"}),
        ({"topics": ["fish"]}, {}),
        ({"topics": ["fish"]}, {"topics": ["border", "fish"]}),
        ({"place": None, "places": ["lyon", "paris"]}, {}),
        ({"day": "2019-05-01/2019-05-03", "basis": TRIP}, {}),
        ({"day": "2019-05-01/2019-05-03", "basis": TRIP, "kind": "summit"}, {}),
        ({"day": "2019-05-02/2019-05-03"}, {"day": "2019-05-02/2019-05-03"}),
    ],
)
def test_records_that_agree_are_joined(
    build: Build, one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert build([REGISTRY, report(1, **one), report(2, **other)]).meetings == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"people": "ana-ruiz cy-tan"}),
        ({}, {"people": "ana-ruiz bo-lind cy-tan"}),
        ({"people": "ana-ruiz eva-sol"}, {"people": "ana-ruiz eva-sol"}),
        ({}, {"place": "lyon"}),
        ({}, {"place": None}),
        ({}, {"day": "2019-05-03"}),
        ({"day": "2019-05"}, {"day": "2019-05"}),
        ({"day": "2019-05-02/.."}, {"day": "2019-05-02/.."}),
        ({"day": "2019-05-02~"}, {"day": "2019-05-02~"}),
        ({"day": "2019-05-01/2019-05-03"}, {}),
        ({}, {"status": "planned"}),
        ({}, {"kind": "press conference"}),
        ({}, {"kind": "summit"}),
        ({"topics": ["fish"]}, {"topics": ["border"]}),
        ({"summary": "They met over breakfast."}, {"summary": "They met again in the evening."}),
        ({"occasion": "Fish Week"}, {"occasion": "Border Forum"}),
    ],
)
def test_records_that_may_be_of_two_meetings_are_not(
    build: Build, one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert build([REGISTRY, report(1, **one), report(2, **other)]).meetings == 2


def test_a_source_that_reports_two_meetings_tells_them_apart(build: Build) -> None:
    both = report(1)
    both["meetings"].append(meeting(**{**both["meetings"][0], "id": "talks-1b"}))
    assert build([REGISTRY, both]).meetings == 2
    # Nor can it be told which of the two another source means
    assert build([REGISTRY, both, report(2)]).meetings == 3


def test_a_meeting_of_many_records_is_one(build: Build, query: Query) -> None:
    assert build([REGISTRY, *(report(number) for number in range(30))]).meetings == 1
    assert query("SELECT count(*) FROM event_members") == [(30,)]
