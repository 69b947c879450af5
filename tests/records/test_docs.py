"""data/README.md agrees with the format, the dates and the index."""

import re
import sqlite3
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from bot.dates import parse_edtf
from bot.index.write.builder import BuildSummary, build_index
from bot.records import model
from bot.records.model import RecordPart, definition_name
from bot.records.schema import record_schema
from bot.records.verify import verify_quotes

MODELS = {
    definition_name(name): part
    for name, part in vars(model).items()
    if isinstance(part, type) and issubclass(part, RecordPart) and part is not RecordPart
}
ENUMS = {
    name: values
    for name, values in vars(model).items()
    if isinstance(values, type) and issubclass(values, StrEnum) and values is not StrEnum
}
ROW = re.compile(r"^\| `(?P<name>[^`]+)` \| (?P<rest>.*) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "data" / "README.md").read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """Return what stands below a heading, up to the next."""
    found = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"data/README.md has no heading {title}"
    return found[1]


def rows(text: str) -> dict[str, list[str]]:
    """Return the cells of each row of the one table, by the name in its first cell."""
    return {row["name"]: row["rest"].split(" | ") for row in ROW.finditer(text)}


def code(page: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_every_part_of_the_format_has_a_heading(page: str) -> None:
    below = page[page.index("\n## Models\n") : page.index("\n## Dates\n")]
    assert set(re.findall(r"^### (\w+)$", below, re.MULTILINE)) == {*MODELS, *ENUMS}


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_documented_as_in_the_code(page: str, name: str) -> None:
    part, text = MODELS[name], section(page, name)
    documented = {field: (cells[1], cells[2]) for field, cells in rows(text).items()}
    assert documented == {
        field: ("yes" if info.is_required() else "no", info.description)
        for field, info in part.model_fields.items()
    }
    assert (part.__doc__ or "").strip().splitlines()[0] in text


@pytest.mark.parametrize("name", MODELS)
def test_the_type_of_every_field_is_documented(page: str, name: str) -> None:
    schemas = record_schema()
    schema = schemas if name == "Record" else schemas["$defs"][name]
    for field, cells in rows(section(page, name)).items():
        told, meant = cells[0], str(schema["properties"][field])
        assert told.startswith("list of") == ("'array'" in meant), field
        assert told.startswith("whole number") == ("'integer'" in meant), field
        assert ("id" in re.split(r"\W|s\b", told)) == ("'maxLength': 120" in meant), field
        assert re.findall(r"\[(\w+)\]", told) == re.findall(r"\$defs/(\w+)", meant), field


@pytest.mark.parametrize("name", ENUMS)
def test_every_enum_value_is_documented(page: str, name: str) -> None:
    text = section(page, name)
    assert re.findall(r"`([^`]+)`", text) == [str(value) for value in ENUMS[name]]
    assert (ENUMS[name].__doc__ or "") in text


def test_every_date_in_the_table_has_the_days_given(page: str) -> None:
    told = rows(section(page, "Dates"))
    assert len(told) > 10
    for edtf, (_, days) in told.items():
        span = parse_edtf(edtf)
        first, last = (str(day or "open") for day in (span.first, span.last))
        assert days == (first if first == last else f"{first} to {last}"), edtf


def test_the_example_builds_and_verifies(page: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "article.txt").write_bytes(code(page, "text").encode())
    example = tmp_path / "example.yaml"
    example.write_text(code(page, "yaml"), encoding="utf-8")
    built = build_index([example], tmp_path / "index.db", built_at=datetime.now(UTC))
    assert built == BuildSummary(meetings=1, people=2, quotes=1, sources=1)
    assert verify_quotes([example], tmp_path / "articles") == 1


def test_the_example_shows_a_field_of_every_part(page: str) -> None:
    example = code(page, "yaml")
    shown = set(re.findall(r"([a-z_0-9]+):", example))
    for name, part in MODELS.items():
        if name != "Archive":
            required = {key for key, info in part.model_fields.items() if info.is_required()}
            assert required <= shown, name


def test_every_table_of_the_index_is_documented(page: str, articles_index: Path) -> None:
    with sqlite3.connect(f"file:{articles_index}?mode=ro", uri=True) as connection:
        names = {
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
            )
            if not name.startswith("sqlite_") and not re.search(r"_fts_\w+$", name)
        }
    connection.close()
    assert set(rows(section(page, "The index"))) == names
