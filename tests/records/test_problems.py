"""Problems of a record are described in a sentence, at their line."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.records.model import Record
from bot.records.problems import PATTERN_DESCRIPTIONS, SENTENCE_TEMPLATES
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
    (("meeting",), [], "`meeting` is not a key of the format."),
    (("people", 0, "nick"), "A", "`nick` is not a key of the format in `people[0]`."),
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
    (
        ("people", 0, "id"),
        "Ana Ruiz",
        "`id` is 'Ana Ruiz' in `people[0]`, but must be an id: lower-case letters, digits, `.`,"
        " `_` and `-`, with a letter or digit first.",
    ),
    (("people", 0, "id"), "ana\n", "`id` is 'ana\\n' in `people[0]`, but must be an id: "),
    (
        ("people", 0, "id"),
        "a" * 121,
        "`id` has 121 characters in `people[0]`; 120 are allowed.",
    ),
    (
        ("places", 0, "kind"),
        "town",
        "`kind` is 'town' in `places[0]`, but must be one of 'country', 'region', 'city' or"
        " 'site'.",
    ),
    (("meetings", 0, "kind"), "Talks", "`kind` is 'Talks' in `meetings[0]`, but must be one of "),
    (("meetings", 0, "kind"), "x" * 10_000, "`kind` is 'xxx"),
    (("meetings", 0, "status"), "done", "`status` is 'done' in `meetings[0]`, but must be"),
    (("meetings", 0, "date"), "2020-01-01", "`date` must be a mapping of keys to values"),
    (("meetings", 0, "date", "edtf"), "1 May", "'1 May' is no EDTF date such as 2018-09-26"),
    (("meetings", 0, "date", "edtf"), "2020-02/2020-01", "ends before it begins"),
    (("meetings", 0, "date", "edtf"), 2020, "must be text, but is 2020"),
    (("people", 0, "offices", 0, "held"), "since 2019", "is no EDTF date"),
    (("meetings", 0, "date", "basis"), "derived", "a derived date needs a reasoning"),
    (
        ("meetings", 0, "participants", 0),
        {},
        "a participant must have either `person` or `described`",
    ),
    (("meetings", 0, "participants", 0, "described"), "x", "`person` or `described`, but not both"),
    (("quotes", 0, "described"), ABSENT, "a quote must have either `speaker` or `described`"),
    (("quotes", 0, "speaker"), "ana", "a quote must have either `speaker` or `described`"),
    (("quotes", 0, "end"), 14, "the range 10–14 has 4 characters, but `exact` has 3"),
    (("quotes", 0, "start"), 14, "the range 14–13 has -1 characters"),
    (("quotes", 0, "start"), -1, "`start` is -1 in `quotes[0]`, but must be 0 or more."),
    (("quotes", 0, "end"), 0, "`end` is 0 in `quotes[0]`, but must be more than 0."),
    (
        ("quotes", 0, "start"),
        "10",
        "`start` is '10' in `quotes[0]`, but must be a whole number, without quotation marks.",
    ),
    (("quotes", 0, "start"), True, "`start` is true in `quotes[0]`, but must be a whole number"),
    (("quotes", 0, "start"), None, "`start` is null in `quotes[0]`, but must be a whole number"),
    (("quotes", 0, "end"), 10**30, "no article has 1000000000000000000000000000000 characters"),
    (("quotes", 0, "exact"), "", "`exact` is empty in `quotes[0]`."),
    (("meetings", 0, "title"), "a\0b", "`title` in `meetings[0]`: it contains a NUL character."),
    (("quotes", 0, "exact"), "a\0b", "`exact` in `quotes[0]`: it contains a NUL character."),
    (("source", "sha256"), "0" * 63, "but must be 64 digits and letters from `a` to `f`, in lower"),
    (("source", "sha256"), "A" * 64, "but must be 64 digits and letters from `a` to `f`, in lower"),
    (
        ("source", "url"),
        "javascript:alert(1)",
        "`url` is 'javascript:alert(1)' in `source`, but must be a web address that begins with"
        " `http://` or `https://`, without spaces, `<`, `>`, `|`.",
    ),
    (("source", "url"), "https://a.example/<!channel>|x", "but must be a web address"),
    (("source", "title"), "\ud800", "`title` contains a character that is not Unicode"),
    (("\ud800",), 1, "that is not Unicode"),
    (("source",), None, "meetings and quotes need a `source`"),
    (("people", 0), DEEP, "`people[0]` must be a mapping"),
    (("people", 0, "name"), DEEP, "`name` must be text, but is [[[...]]]"),
    (("a\nb\x1b[31m" + "c" * 100,), 1, "` is not a key of the format."),
]

# What holds between the values of a part
RULES = (
    "needs a reasoning",
    "must have either",
    "but not both",
    "the range",
    "no article has",
    "need a `source`",
)


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG)
def test_an_invalid_value_is_described_in_one_sentence(
    path: tuple[str | int, ...], value: object, sentence: str, tmp_path: Path, read: Read
) -> None:
    file = tmp_path / "record.jsonl"
    file.write_text(json.dumps(changed(WHOLE, path, value)), encoding="utf-8")
    _, (problem,) = read(file)
    assert sentence in problem.sentence
    assert len(problem.sentence) < 300
    assert problem.sentence.endswith(".")
    assert problem.sentence.isprintable()
    assert "Input should" not in problem.sentence


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG)
def test_an_invalid_value_is_reported_at_its_line_and_a_broken_rule_at_its_part(
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


def test_a_missing_key_is_reported_where_its_part_begins(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(
        "people:\n  - id: a\n    name: A\n  - id: b\n    country: c\n  - name: C\n",
        encoding="utf-8",
    )
    assert [str(problem) for problem in read(file)[1]] == [
        f"{file}:4: `name` is missing in `people[1]`.",
        f"{file}:6: `id` is missing in `people[2]`.",
    ]


def test_a_quote_without_a_speaker_is_reported_where_it_begins(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "record.yaml"
    file.write_text(
        "quotes:\n- {meeting: m, exact: a, start: 0, end: 1, described: x}\n"
        "\n-\n  meeting: m\n  exact: a\n  start: 0\n  end: 1\n",
        encoding="utf-8",
    )
    assert [(problem.line, problem.sentence) for problem in read(file)[1]] == [
        (1, "`record`: meetings and quotes need a `source`."),
        (5, "`quotes[1]`: a quote must have either `speaker` or `described`, but not both."),
    ]


def test_an_invalid_value_does_not_hide_broken_rules(tmp_path: Path, read: Read) -> None:
    made = {
        "meetings": [
            meeting(
                kind="chat",
                date={"edtf": "soon", "basis": "derived"},
                participants=[{"side": "X Y"}],
            )
        ],
        "quotes": [quote(meeting="M M", described=None, end=99)],
    }
    file = tmp_path / "record.jsonl"
    file.write_text(json.dumps(made), encoding="utf-8")
    told = " ".join(problem.sentence for problem in read(file)[1])
    for part in (
        "`kind` is 'chat'",
        "'soon' is no EDTF date",
        "`meetings[0].date`: a derived date needs a reasoning",
        "`side` is 'X Y'",
        "`meetings[0].participants[0]`: a participant must have either `person` or `described`",
        "`meeting` is 'M M'",
        "`quotes[0]`: a quote must have either `speaker`",
        "`quotes[0]`: the range 10–99 has 89 characters",
        "`record`: meetings and quotes need a `source`",
    ):
        assert part in told


# What the validator can say of each kind of value, and of each limit that is set on it
ERRORS = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type"},
    "enum": {"enum"},
    "tuple": {"tuple_type"},
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "invalid_key"},
    "function-after": {"value_error"},
    "pattern": {"string_pattern_mismatch"},
    "min_length": {"string_too_short"},
    "max_length": {"string_too_long"},
    "ge": {"greater_than_equal"},
    "gt": {"greater_than"},
    "model-field": set(),
    "nullable": set(),
    "default": set(),
    "no-info": set(),
}
LIMITS = ("pattern", "min_length", "max_length", "ge", "gt", "le", "lt", "multiple_of")


def kinds_in(schema: Any) -> set[str]:
    """Return the kinds of values and limits that a schema of the validator's has anywhere."""
    if isinstance(schema, dict):
        own = {schema["type"], *LIMITS} & {*schema, schema["type"]} if "type" in schema else set()
        return own.union(*(kinds_in(inner) for key, inner in schema.items() if key != "metadata"))
    if isinstance(schema, list):
        return set().union(*map(kinds_in, schema))
    return set()


def test_every_error_type_of_the_format_has_a_sentence() -> None:
    kinds = kinds_in(Record.__pydantic_core_schema__)
    assert kinds <= ERRORS.keys()
    assert set().union(*(ERRORS[kind] for kind in kinds)) == SENTENCE_TEMPLATES.keys()


def patterns_in(schema: Any) -> set[str]:
    """Return the regular expressions of a JSON Schema."""
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*map(patterns_in, schema.values()))
    return set().union(*map(patterns_in, schema)) if isinstance(schema, list) else set()


def test_every_pattern_of_the_format_has_a_description() -> None:
    assert patterns_in(Record.model_json_schema()) == PATTERN_DESCRIPTIONS.keys()


def places_in(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of each value."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(data, dict | list):
        inner = [*data.items()] if isinstance(data, dict) else [*enumerate(data)]
    return [path, *(each for key, value in inner for each in places_in(value, (*path, key)))]


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -1, 1.5, 10**40, "", "A B", "x" * 4_000, "\ud800", [], {}, [[]], {"": 0}],
)
def test_any_value_anywhere_causes_only_known_errors(value: object) -> None:
    for path in places_in(WHOLE)[1:]:
        assert errors_of(changed(WHOLE, path, value)) <= SENTENCE_TEMPLATES.keys()


def errors_of(data: object) -> set[str]:
    try:
        Record.model_validate(data)
    except ValidationError as error:
        return {detail["type"] for detail in error.errors()}
    return set()


def test_all_problems_of_a_record_are_reported_at_once(tmp_path: Path, read: Read) -> None:
    made = {
        "source": source(sha256="?", published={"edtf": "soon", "basis": "guessed"}),
        "meetings": [meeting(kind="chat", extra=1), meeting(id="M", summary="")],
        "quotes": [quote(speaker="a"), quote(end=1)],
    }
    file = tmp_path / "record.jsonl"
    file.write_text(json.dumps(made), encoding="utf-8")
    assert len(read(file)[1]) == 9
