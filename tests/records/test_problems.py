"""What is wrong with the shape of a record, in a sentence and at its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.records.conftest import Read
from tests.records.samples import meeting, person, place, quote, record, source

ABSENT = object()
DEEP: list[Any] = []
for _ in range(500):
    DEEP = [DEEP]


def changed(made: Any, path: tuple[str | int, ...], value: object) -> Any:
    """Return a copy of the data with one value put in or taken out."""
    copy = json.loads(json.dumps(made))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    if value is ABSENT:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return copy


WHOLE = record(
    people=[person("Ana", offices=[{"title": "Minister", "held": "2019/.."}])],
    places=[place("Seoul")],
    meetings=[meeting(participants=[{"person": "ana"}], topics=["a", "b"])],
)

WRONG: list[tuple[tuple[str | int, ...], object, str]] = [
    (("meeting",), [], "`meeting` is no key of the format."),
    (("people", 0, "nick"), "A", "`nick` is no key of the format in `people[0]`."),
    (("people", 0, "name"), ABSENT, "`name` is missing in `people[0]`."),
    (("people", 0, "name"), "  ", "`name` is empty in `people[0]`."),
    (
        ("people", 0, "name"),
        2018,
        "`name` must be text, but is 2018 in `people[0]`: put it in quotation marks.",
    ),
    (("people", 0), "Ana", "`people[0]` must be a mapping of keys to values."),
    (("people",), {"ana": {}}, "`people` must be a list."),
    (("people",), None, "`people` must be a list."),
    (("people", 0, "names"), "Ann", "`names` must be a list in `people[0]`."),
    (
        ("meetings", 0, "topics", 1),
        2,
        "`topics[1]` must be text, but is 2 in `meetings[0]`: put it in quotation marks.",
    ),
    (("people", 0, "id"), "Ana Ruiz", "pattern"),
    (("people", 0, "id"), "ana\n", "pattern"),
    (("people", 0, "id"), "a" * 121, "at most 120"),
    (
        ("places", 0, "kind"),
        "town",
        "`kind` is 'town', but must be one of 'country', 'region', 'city' or 'site' in"
        " `places[0]`.",
    ),
    (("meetings", 0, "kind"), "Talks", "`kind` is 'Talks', but must be one of 'talks', "),
    (("meetings", 0, "kind"), "x" * 10_000, "`kind` is 'xxx"),
    (("meetings", 0, "status"), "done", "`status` is 'done', but must be one of 'held', "),
    (("meetings", 0, "date"), "2020-01-01", "`date` must be a mapping of keys to values"),
    (("meetings", 0, "date", "edtf"), "1 May", "'1 May' is no EDTF date such as 2018-09-26"),
    (("meetings", 0, "date", "edtf"), "2020-02/2020-01", "ends before it begins"),
    (("meetings", 0, "date", "edtf"), 2020, "must be text, but is 2020"),
    (("people", 0, "offices", 0, "held"), "since 2019", "is no EDTF date"),
    (("meetings", 0, "date", "basis"), "derived", "a derived date needs its reasoning"),
    (("meetings", 0, "participants", 0), {}, "either a person or described, one of the two"),
    (("meetings", 0, "participants", 0, "described"), "x", "or described, one of the two"),
    (("quotes", 0, "described"), ABSENT, "a quote has either a speaker or one described"),
    (("quotes", 0, "speaker"), "ana", "a quote has either a speaker or one described"),
    (("quotes", 0, "end"), 14, "the range 10–14 is 4 characters long, the words are 3"),
    (("quotes", 0, "start"), 14, "the range 14–13 is -1 characters long"),
    (("quotes", 0, "start"), -1, "greater than or equal to 0"),
    (("quotes", 0, "start"), "10", "`quotes[0].start`: Input should be a valid integer."),
    (("quotes", 0, "start"), True, "`quotes[0].start`: Input should be a valid integer."),
    (("quotes", 0, "end"), 10**30, "no article has 1000000000000000000000000000000 characters"),
    (("quotes", 0, "exact"), "", "`exact` is empty in `quotes[0]`."),
    (("meetings", 0, "title"), "a\0b", "`meetings[0].title`: it has a NUL character."),
    (("quotes", 0, "exact"), "a\0b", "`quotes[0].exact`: it has a NUL character."),
    (("source", "sha256"), "0" * 63, "pattern"),
    (("source", "sha256"), "A" * 64, "pattern"),
    (("source", "url"), "javascript:alert(1)", "pattern"),
    (("source", "url"), "https://a.example/<!channel>|x", "pattern"),
    (("source",), None, "meetings and quotes need the source that they come from"),
    (("people", 0), DEEP, "`people[0]` must be a mapping"),
    (("people", 0, "name"), DEEP, "`name` must be text, but is [[[...]]]"),
    (("a\nb\x1b[31m" + "c" * 100,), 1, "` is no key of the format."),
]

# What holds between the values of a part
RULES = (
    "needs its reasoning", "one of the two", "the range", "no article has", "need the source",
    "a quote has either",
)  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG)
def test_a_wrong_value_is_told_in_one_sentence(
    path: tuple[str | int, ...], value: object, sentence: str, tmp_path: Path, read: Read
) -> None:
    file = tmp_path / "record.jsonl"
    file.write_text(json.dumps(changed(WHOLE, path, value)), encoding="utf-8")
    _, (problem,) = read(file)
    assert sentence in problem.sentence
    assert len(problem.sentence) < 300
    assert problem.sentence.endswith(".")
    assert problem.sentence.isprintable()


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG)
def test_a_wrong_value_in_yaml_is_told_at_its_line_and_a_broken_rule_where_its_part_begins(
    path: tuple[str | int, ...], value: object, sentence: str, tmp_path: Path, read: Read
) -> None:
    of_part = value is ABSENT or any(rule in sentence for rule in RULES)
    told_at = path[:-1] if of_part and isinstance(path[-1], str) else path
    text = json.dumps(changed(WHOLE, path, "MARK" if value is not ABSENT else value), indent=1)
    file = tmp_path / "record.yaml"
    file.write_text(text.replace('"MARK"', json.dumps(value, default=str)), encoding="utf-8")
    assert read(file)[1][0].line == line_of(told_at)


def line_of(path: tuple[str | int, ...]) -> int:
    if not path:
        return 1
    text = json.dumps(changed(WHOLE, path, "MARK"), indent=1)
    return text[: text.index("MARK")].count("\n") + 1


def test_a_part_that_lacks_a_key_is_told_where_the_part_begins(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(
        "people:\n  - id: a\n    name: A\n  - id: b\n    country: c\n  - name: C\n",
        encoding="utf-8",
    )
    assert [str(problem) for problem in read(file)[1]] == [
        f"{file}:4: `name` is missing in `people[1]`.",
        f"{file}:6: `id` is missing in `people[2]`.",
    ]


def test_a_quote_without_a_speaker_is_told_where_it_begins(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(
        "quotes:\n- {meeting: m, exact: a, start: 0, end: 1, described: x}\n"
        "\n-\n  meeting: m\n  exact: a\n  start: 0\n  end: 1\n",
        encoding="utf-8",
    )
    (_, (problem,)) = read(file)
    assert (problem.line, problem.sentence) == (
        5,
        "`quotes[1]`: a quote has either a speaker or one described, one of the two.",
    )


def test_all_that_is_wrong_in_a_record_is_told_at_once(tmp_path: Path, read: Read) -> None:
    made = {
        "source": source(sha256="?", published={"edtf": "soon", "basis": "guessed"}),
        "meetings": [meeting(kind="chat", extra=1), meeting(id="M", summary="")],
        "quotes": [quote(speaker="a"), quote(end=1)],
    }
    file = tmp_path / "record.jsonl"
    file.write_text(json.dumps(made), encoding="utf-8")
    assert len(read(file)[1]) == 9
