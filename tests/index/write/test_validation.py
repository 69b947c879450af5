"""All problems of the records are reported at once, each with its file and line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.errors import RecordsError
from bot.index.write.builder import MAX_REPORTED_PROBLEMS, BuildSummary, build_index
from tests.index.conftest import BUILT_AT
from tests.records.samples import meeting, person, place, quote, record, source, topic

Data = dict[str, Any]
Problems = Callable[..., list[tuple[str, int, str]]]
Build = Callable[..., BuildSummary]

ARCHIVE = {"title": "T", "about": "A", "source": "S", "licence": "L"}


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            record(meetings=[meeting(place="x")]),
            "there is no place `x` in the records.",
        ),
        (
            record(meetings=[meeting(topics=["x"])]),
            "there is no topic `x` in the records.",
        ),
        (
            record(meetings=[meeting(participants=[{"person": "x"}])]),
            "there is no person `x` in the records.",
        ),
        (
            record(meetings=[meeting(participants=[{"described": "y", "side": "x"}])]),
            "there is no place `x` in the records.",
        ),
        (
            record(quotes=[quote(described=None, speaker="x")]),
            "there is no person `x` in the records.",
        ),
        (record(reports=["x"]), "there is no meeting `x` in the records."),
        ({"people": [person("A", country="x")]}, "there is no place `x` in the records."),
        ({"places": [place("A", within="x")]}, "there is no place `x` in the records."),
        ({"topics": [topic("A", broader=["x"])]}, "there is no topic `x` in the records."),
        (
            record(quotes=[quote(meeting="x")]),
            "the meeting `x` is neither in this record nor in its `reports`.",
        ),
        (
            record(reports=["talks"]),
            "the meeting `talks` is this record's own: `reports` is for those of other records.",
        ),
        (
            record(quotes=[quote(), quote(exact="Yes")]),
            "this quote is already recorded: record each quote once.",
        ),
        (
            record(meetings=[meeting(date={"edtf": "2020-01-03", "basis": "stated"})]),
            "the meeting is held on 2020-01-03, but its article was published on 2020-01-02: it is"
            " planned, or one of the dates is wrong.",
        ),
        (
            record(meetings=[meeting(), meeting()]),
            "the meeting `talks` is already defined in {file}:1.",
        ),
        ({"people": [person("A"), person("A")]}, "the person `a` is already defined in {file}:1."),
        ({"places": [place("A"), place("A")]}, "the place `a` is already defined in {file}:1."),
        ({"topics": [topic("A"), topic("A")]}, "the topic `a` is already defined in {file}:1."),
        ({"places": [place("A", within="a")]}, "the places a → a form a circle."),
        (
            {"topics": [topic("A", broader=["b"]), topic("B", broader=["a"])]},
            "the topics a → b → a form a circle.",
        ),
    ],
)
def test_inconsistent_records_are_reported(
    problems: Problems, tmp_path: Path, made: Data, sentence: str
) -> None:
    file = tmp_path / "records" / "0.jsonl"
    assert problems([made]) == [("0.jsonl", 1, sentence.replace("{file}", str(file)))]


@pytest.mark.parametrize(
    "made",
    [
        record(meetings=[meeting(date={"edtf": "2020", "basis": "stated"})]),
        record(meetings=[meeting(date={"edtf": "2020-01-02/2020-01-09", "basis": "stated"})]),
        record(meetings=[meeting(date={"edtf": "../2020-06", "basis": "stated"})]),
        record(
            meetings=[meeting(status="planned", date={"edtf": "2021-05-01", "basis": "stated"})]
        ),
        record(
            source=source(published={"edtf": "2020", "basis": "stated"}),
            meetings=[meeting(date={"edtf": "2020-12-31", "basis": "stated"})],
        ),
        record(quotes=[quote(), quote(start=11, end=14), quote(start=10, end=12, exact="ye")]),
        {"topics": [topic("A", broader=["b", "b"]), topic("B")]},
        {"people": [person("A"), person("A", id="b")], "places": [place("A")]},
        {
            "topics": [
                topic("A", broader=["b", "c"]),
                topic("B", broader=["d"]),
                topic("C", broader=["d"]),
                topic("D"),
            ]
        },
    ],
)
def test_what_only_looks_wrong_builds(build: Build, made: Data) -> None:
    assert isinstance(build([made]), BuildSummary)


def test_an_id_is_defined_once_across_files_and_once_for_each_kind(
    problems: Problems, tmp_path: Path
) -> None:
    first = [{"people": [person("A")]}, record(), {"archive": ARCHIVE}]
    second = [{"places": [place("A")]}, {"people": [person("A")]}, record(), {"archive": ARCHIVE}]
    file = tmp_path / "records" / "0.jsonl"
    assert problems(first, second) == [
        ("1.jsonl", 2, f"the person `a` is already defined in {file}:1."),
        ("1.jsonl", 3, f"the meeting `talks` is already defined in {file}:2."),
        ("1.jsonl", 3, f"the source `post` is already defined in {file}:2."),
        ("1.jsonl", 4, f"the archive `archive` is already defined in {file}:3."),
    ]


def test_each_circle_is_reported_where_its_first_place_is_defined(problems: Problems) -> None:
    places = [place(name, within=within) for name, within in ("AB", "BC", "CA", "DE", "ED", "FA")]
    for each in places:
        each["within"] = each["within"].lower()
    assert problems(*([{"places": [each]}] for each in places)) == [
        ("0.jsonl", 1, "the places a → b → c → a form a circle."),
        ("3.jsonl", 1, "the places d → e → d form a circle."),
    ]


def test_a_record_may_name_what_a_later_file_defines(build: Build) -> None:
    later = [record(), {"people": [person("Ana")]}]
    said = quote(speaker="ana", described=None)
    first = {"source": source(id="other"), "reports": ["talks"], "quotes": [said]}
    assert build([first], later) == BuildSummary(meetings=1, people=1, quotes=2, sources=2)


def test_wrong_formats_dates_and_references_of_a_record_are_reported_together(
    problems: Problems,
) -> None:
    made = record(
        meetings=[
            meeting(date={"edtf": "2020-01-03", "basis": "stated"}),
            meeting(id="other", kind="chat"),
            meeting(id="talks-2", place="nowhere", date={"edtf": "soon", "basis": "stated"}),
            meeting(id="talks-3", place="nowhere"),
        ],
        quotes=[
            quote(described=None),
            quote(meeting="other", start=11, end=14),
            quote(meeting="gone", start=9, end=12),
        ],
        places=[place("A", within="b"), place("B", within="a")],
        reports=["lost"],
        typo=1,
    )
    sentences = [sentence for _, _, sentence in problems([made])]
    expected = [
        "the meeting is held on 2020-01-03",
        "`kind` is 'chat'",
        "'soon' is no EDTF date",
        "there is no place `nowhere`",
        "there is no place `nowhere`",
        "either `speaker` or `described`",
        "the meeting `gone` is neither",
        "form a circle",
        "there is no meeting `lost`",
        "`typo` is not a key",
    ]
    assert [part for part in expected if not any(part in each for each in sentences)] == []
    assert len(sentences) == len(expected)


def test_what_a_wrong_part_refers_to_is_checked_in_the_same_run(problems: Problems) -> None:
    made = record(
        meetings=[
            meeting(
                kind="chat",
                date={"edtf": "2020-01-03", "basis": "derived"},
                place="nowhere",
                participants=[{"person": "ghost", "side": "void", "seat": 1}, "who"],
                topics="none",
            )
        ],
        quotes=[
            quote(end=99, described=None, speaker="nobody"),
            quote(meeting="gone", start="10"),
            quote(end=99, exact=None),
        ],
        reports=[5, "lost", "talks"],
        people=[{"id": "a", "country": "limbo"}],
        topics=[{"id": "t", "broader": ["u", "v"]}, {"id": "u", "broader": ["t"], "name": ""}],
        places=[{"id": "p", "within": "q"}],
    )
    told = [sentence for _, _, sentence in problems([made])]
    missing = [
        ("place", "nowhere"), ("person", "ghost"), ("place", "void"), ("topic", "none"),
        ("person", "nobody"), ("meeting", "lost"), ("place", "limbo"), ("topic", "v"),
        ("place", "q"),
    ]  # fmt: skip
    expected = [
        *(f"there is no {kind} `{entity}` in the records." for kind, entity in missing),
        "`kind` is 'chat' in",
        "`meetings[0].date`: a derived date needs a reasoning.",
        "the meeting is held on 2020-01-03, but its article",
        "`seat` is not a key",
        "`participants[1]` must be a mapping",
        "`topics` must be a list",
        "the range 10–99 has 89 characters",
        "`start` is '10'",
        "the meeting `gone` is neither",
        "this quote is already recorded",
        "`exact` must be text, but is null",
        "`reports[0]` must be text",
        "the meeting `talks` is this record's own",
        "the topics t → u → t form a circle.",
    ]
    assert [part for part in expected if not any(part in each for each in told)] == []


@pytest.mark.parametrize("key", ["people", "topics", "places", "source", "meetings"])
@pytest.mark.parametrize("value", [None, "x", 1, [], ["x"], [[]], [None], {}, {"id": "x"}])
def test_no_shape_of_a_record_stops_the_check(problems: Problems, key: str, value: object) -> None:
    assert problems([{**record(), key: value, "typo": 1}])


def test_a_slip_in_a_registry_does_not_make_what_it_defines_unknown(problems: Problems) -> None:
    registry = {"people": [person("Ana", nick="A"), person("Bo")], "places": [{"id": "seoul"}]}
    seats = [{"person": "ana", "side": "seoul"}, {"person": "bo"}]
    sentences = [
        each[2] for each in problems([registry], [record(meetings=[meeting(participants=seats)])])
    ]
    assert sentences == [
        "`kind` is missing in `places[0]`.",
        "`name` is missing in `places[0]`.",
        "`nick` is not a key of the format in `people[0]`.",
    ]


def test_undefined_ids_may_be_in_a_file_that_cannot_be_read(
    problems: Problems, tmp_path: Path
) -> None:
    (tmp_path / "records").mkdir()
    broken = tmp_path / "records" / "people.yaml"
    broken.write_text("people: [", encoding="utf-8")
    with pytest.raises(RecordsError) as refused:
        build_index(
            [broken, write(tmp_path, record(reports=["x"]))], tmp_path / "i.db", built_at=BUILT_AT
        )
    assert "there is no meeting `x` in the records that could be read." in str(refused.value)
    assert "people.yaml:1: this is not valid YAML" in str(refused.value)


def write(folder: Path, made: Data) -> Path:
    file = folder / "record.jsonl"
    file.write_text(json.dumps(made), encoding="utf-8")
    return file


def test_problems_in_yaml_have_the_lines_of_their_values(tmp_path: Path) -> None:
    file = tmp_path / "record.yaml"
    lines = [
        "source:",
        "  {id: post, publisher: P, title: T, published: {edtf: '2020-01-02', basis: stated},",
        f"   sha256: '{'0' * 64}', origin: o}}",
        "meetings:",
        "  - id: talks",
        "    title: T",
        "    kind: talks",
        "    status: held",
        "    role: subject",
        "    date:",
        "      basis: stated",
        "      edtf: '2020-02'",
        "    topics:",
        "      - x",
        "    participants:",
        "      - described: y",
        "        side: z",
        "    summary: S",
        "reports:",
        "  - gone",
        "quotes:",
        "  - {exact: a, start: 0, end: 1, described: x, meeting: talks}",
        "  - exact: b",
        "    start: 0",
        "    end: 1",
        "    speaker: who",
        "    meeting: else",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RecordsError) as refused:
        build_index([file], tmp_path / "index.db", built_at=BUILT_AT)
    told = {lines[each.line - 1].strip(): each.sentence for each in refused.value.problems}
    assert {words: sentence.split("`")[0] for words, sentence in told.items()} == {
        "edtf: '2020-02'": "the meeting is held on 2020-02, but its article was published on"
        " 2020-01-02: it is planned, or one of the dates is wrong.",
        "- x": "there is no topic ",
        "side: z": "there is no place ",
        "- gone": "there is no meeting ",
        "start: 0": "this quote is already recorded: record each quote once.",
        "speaker: who": "there is no person ",
        "meeting: else": "the meeting ",
    }


def test_the_first_references_to_an_undefined_id_are_reported_and_the_others_counted(
    problems: Problems,
) -> None:
    made = [
        record(source=source(id=f"s{number}"), meetings=[], quotes=[], reports=["gone"])
        for number in range(12)
    ]
    told = problems(made)
    assert [line for _, line, _ in told] == [1, 2, 3, 4, 5]
    assert {sentence for _, _, sentence in told} == {
        "there is no meeting `gone` in the records. 7 more places refer to it."
    }


def test_of_many_problems_the_first_are_reported_and_all_are_counted(build: Build) -> None:
    made = [{"wrong": number} for number in range(MAX_REPORTED_PROBLEMS + 500)]
    with pytest.raises(RecordsError) as refused:
        build(made)
    assert len(refused.value.problems) == MAX_REPORTED_PROBLEMS
    assert "… and 500 more problems.\nThe records have 1500 problems" in str(refused.value)


def test_many_circles_are_found_in_time(problems: Problems) -> None:
    pairs = [
        place(f"{name}{number}", within=f"{other}{number}")
        for number in range(1_500)
        for name, other in ("ab", "ba")
    ]
    assert all("form a circle" in sentence for _, _, sentence in problems([{"places": pairs}]))
