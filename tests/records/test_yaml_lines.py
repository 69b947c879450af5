"""YAML: the data, the line of each value, and what is rejected."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.records.yaml_lines import YamlError, line_of, read_yaml

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + step)}: &{chr(98 + step)} [{', '.join([f'*{chr(97 + step)}'] * 9)}]\n"
    for step in range(9)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018-09-26", "2018-09-26"),
        ("2018-09-26T10:00:00Z", "2018-09-26T10:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("NULL", "NULL"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("<<", "<<"),
        ("=", "="),
        ("2018", 2018),
        ("007", 7),
        ("-3", -3),
        ("1.5", 1.5),
        ("1.5e3", 1500.0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'2018'", "2018"),
        ('"null"', "null"),
        ("''", ""),
        ("|\n  two\n  lines", "two\nlines"),
        (">-\n  2018", "2018"),
        ("강경화 😀", "강경화 😀"),
    ],
)
def test_only_json_types_are_resolved(text: str, value: object) -> None:
    assert read_yaml(f"key: {text}")[0] == {"key": value}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_value_has_the_line_of_its_key_or_dash(newline: str) -> None:
    text = newline.join(
        [
            "# a comment",
            "",
            "people:",
            "  - id: a",
            "    name: >-",
            "      one",
            "      two",
            "    offices:",
            "      - {title: T, held:",
            "         '2018'}",
            "  -",
            "    id: b",
            "meetings: []",
            "empty:",
        ]
    )
    data, lines = read_yaml(text)
    assert data["people"][0]["offices"] == [{"title": "T", "held": "2018"}]
    assert lines == {
        (): 3,
        ("people",): 3,
        ("people", 0): 4,
        ("people", 0, "id"): 4,
        ("people", 0, "name"): 5,
        ("people", 0, "offices"): 8,
        ("people", 0, "offices", 0): 9,
        ("people", 0, "offices", 0, "title"): 9,
        ("people", 0, "offices", 0, "held"): 9,
        ("people", 1): 12,
        ("people", 1, "id"): 12,
        ("meetings",): 13,
        ("empty",): 14,
    }
    assert line_of(lines, ("people", 0, "offices", 0, "of")) == 9
    assert line_of(lines, ("places", 3)) == 3


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet", "---\n", "\ufeff"])
def test_an_empty_file_is_an_empty_record(text: str) -> None:
    assert read_yaml(text)[0] == {}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: [1,\n2", 3, "not valid YAML"),
        ("a: 1\n\tb: 2", 2, "not valid YAML"),
        ("a: 1\nb: 'open", 2, "not valid YAML"),
        ("a: 1\nb: 2\na: 3", 3, "`a` is given twice"),
        ("a:\n  - {b: 1,\n     b: 2}", 3, "`b` is given twice"),
        ("a: 1\n---\nb: 2", 2, "a second begins here"),
        ("a: 1\n...\n---\nb: 2", 3, "a second begins here"),
        ("a: 1\nb: &x 2", 2, "anchors and aliases"),
        ("a: 1\nb: *x", 2, "anchors and aliases"),
        ("&x a: 1", 1, "anchors and aliases"),
        ("&a [*a]", 1, "anchors and aliases"),
        ("a: {b: 1}\n<<: *a", 2, "anchors and aliases"),
        (LAUGHS, 1, "anchors and aliases"),
        ("? [&a [x, x], [*a, *a]]\n: 1", 1, "a key must be plain text"),
        ("a: 1\n? {b: c}\n: 1", 2, "a key must be plain text"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]", 2, "tags"),
        ("a: 1\nb: !!python/object:os.x {c: 1}", 2, "tags"),
        ("a: 1\nb: !!python/name:os.system ''", 2, "tags"),
        ("!!python/name:os.system a: 1", 1, "tags"),
        ("a: !!int foo", 1, "tags"),
        ("a: !!binary Zm9v", 1, "tags"),
        ("a: ! b", 1, "tags"),
        ("%TAG ! tag:x,2000:\n---\na: !foo 1", 3, "tags"),
        ("%YAML 9.9\n---\na: 1", 1, "not valid YAML"),
        ("a: 1\nb: \x00", 2, "control character"),
        ("å: 1\n😀: 2\nb: x\x07y", 3, "control character"),
        ("a: \ufffe", 1, "control character"),
        ("a: 1\nb: " + "9" * 5000, 2, "too long"),
    ],
)
def test_unsupported_yaml_is_rejected_at_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(YamlError, match=said) as refused:
        read_yaml(text)
    assert refused.value.line == line
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 5_000,
        "[" * 900 + "]" * 900,
        "\n".join("  " * depth + "a:" for depth in range(400)),
    ],
    ids=["lists", "mappings", "dashes", "closed lists", "blocks"],
)
def test_deep_nesting_is_rejected(text: str) -> None:
    with pytest.raises(YamlError, match="nested too deeply"):
        read_yaml(text)


def test_a_line_of_ten_megabytes_is_read() -> None:
    data, _ = read_yaml("a: " + "x" * 10_000_000)
    assert len(data["a"]) == 10_000_000


def read_or_refuse(text: str) -> int | None:
    """Return the line of the first value or of the error, which may be nothing else."""
    try:
        _, lines = read_yaml(text)
    except YamlError as error:
        return error.line if len(str(error).splitlines()) == 1 else None
    return min(lines.values())


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"#%@,?~ \n\t\r1.\0\x85\u2028\ufeff\U0001f600"))
@settings(max_examples=300)
def test_any_text_is_data_or_an_error_with_a_line(text: str) -> None:
    line = read_or_refuse(text)
    assert line is not None
    assert 1 <= line <= max(1, len(text.splitlines()))


@given(st.binary())
def test_any_bytes_as_text_are_data_or_an_error(content: bytes) -> None:
    assert read_or_refuse(content.decode("utf-8-sig", errors="replace"))


PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufeff\u0085")
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | PRINTABLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PRINTABLE, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(PRINTABLE, JSON, max_size=3))
def test_json_is_read_as_json(data: dict[str, Any]) -> None:
    assert read_yaml(json.dumps(data, ensure_ascii=False, indent=1))[0] == data


def test_a_number_that_is_too_large_becomes_infinite() -> None:
    assert math.isinf(read_yaml("a: 9.0e999")[0]["a"])
