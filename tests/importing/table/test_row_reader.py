"""Rows of tables in any encoding and format."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import ImportingError
from bot.importing.table.row_reader import TableRow, open_table

NAMES = "François Müller; Ángela Peña"


def read(file: Path, **given: str) -> list[TableRow]:
    return list(open_table(file, **given).rows(lambda _: None))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_detected(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [["date", "people"], *([f"2020-01-{day:02}", f'"{NAMES}"'] for day in range(1, 29))]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    rows = read(tmp_path / "t.csv")
    assert [row.cells["people"] for row in rows] == [NAMES] * 28
    assert [row.line for row in rows] == list(range(2, 30))


def test_a_row_after_a_cell_of_several_lines_has_its_line(
    tmp_path: Path,
) -> None:
    (tmp_path / "t.csv").write_text('date,summary\n2020,"one\ntwo"\n2021,x\n', encoding="utf-8")
    assert [(row.line, row.cells["summary"]) for row in read(tmp_path / "t.csv")] == [
        (2, "one\ntwo"),
        (4, "x"),
    ]


def test_a_row_with_too_few_or_too_many_cells_is_bad(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("date,people\n2020\n\n2020,A,B\n", encoding="utf-8")
    assert [(row.line, row.problem) for row in read(tmp_path / "t.csv")] == [
        (2, "it has 1 cells, the table has 2 columns"),
        (4, "it has 3 cells, the table has 2 columns"),
    ]


def test_json_lines_are_a_table(tmp_path: Path) -> None:
    lines = [json.dumps({"date": "2020", "people": ["A", "B"], "x": None}), "{", "[]", ""]
    (tmp_path / "t.jsonl").write_text("\n".join(lines), encoding="utf-8")
    good, broken, no_object = read(tmp_path / "t.jsonl")
    assert good.cells == {"date": "2020", "people": "A\nB", "x": ""}
    assert (broken.line, broken.problem) == (2, "this line is no valid JSON")
    assert no_object.problem == "this line is no JSON object"


def test_a_table_of_a_database_is_read_only(tmp_path: Path) -> None:
    file = tmp_path / "t.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE one (day, who)")
        connection.execute("INSERT INTO one VALUES ('2020-01-01', 'A B')")
        connection.execute("CREATE TABLE two (x)")
        connection.commit()
    before = file.read_bytes()
    assert read(file, name="one")[0].cells == {"day": "2020-01-01", "who": "A B"}
    with pytest.raises(ImportingError, match=r"Name one of the tables .* with --table: one, two"):
        open_table(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("t.csv", b"", "is empty"),
        ("t.csv", b"\n\n", "is empty"),
        ("t.csv", b"a,a\n1,2\n", "two columns named “a”"),
        ("t.csv", b",\n1,2\n", "has no header"),
        ("t.jsonl", b"[]\n", "no line that is a JSON object"),
        ("t.db", b"SQLite format 3\0" + b"x" * 100, "cannot be read as a database"),
    ],
)
def test_what_is_no_table_is_an_error(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ImportingError, match=sentence):
        open_table(tmp_path / name)


def test_a_missing_file_and_an_unknown_encoding_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="cannot be read: No such file"):
        open_table(tmp_path / "missing.csv")
    (tmp_path / "t.csv").write_text("date\n2020\n", encoding="utf-8")
    with pytest.raises(ImportingError, match="There is no encoding “klingon”"):
        open_table(tmp_path / "t.csv", encoding="klingon")
