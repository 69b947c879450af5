"""Which files of records are read, in what order, and how errors are reported."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RecordsError
from bot.records.reader import Document, InvalidDocument, find_files, read_documents
from tests.records.conftest import Read
from tests.records.samples import meeting, person, quote, record, write_lines, write_yaml

WriteYaml = Callable[[str | bytes], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.yaml", "a.YML", "deep/er/c.jsonl", "d.ndjson", "notes.txt", ".#b.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for name in (".git/x.yaml", "folder.yaml/e.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    return tmp_path


def test_the_files_of_a_folder_are_sorted_without_hidden_ones(folder: Path) -> None:
    found = [file.relative_to(folder).as_posix() for file in find_files([folder])]
    assert found == ["a.YML", "b.yaml", "d.ndjson", "deep/er/c.jsonl", "folder.yaml/e.yaml"]


def test_a_file_named_twice_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert find_files([Path("b.yaml"), folder / "b.yaml", Path("deep/../b.yaml")]) == [
        Path("b.yaml")
    ]


def test_a_pipe_in_a_folder_does_not_stop_the_build(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert "pipe.yaml" not in {file.name for file in find_files([folder])}


def test_all_unreadable_paths_are_reported_at_once(folder: Path) -> None:
    with pytest.raises(RecordsError) as refused:
        find_files([folder / "missing.yaml", folder / "b.yaml", folder / "notes.txt"])
    assert [problem.sentence for problem in refused.value.problems] == [
        "there is no such file or folder.",
        "the name of a records file must end in .yaml, .yml, .jsonl or .ndjson.",
    ]


def test_a_folder_without_records_is_reported(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="there are no records here"):
        find_files([tmp_path])


def test_a_broken_link_is_reported(tmp_path: Path, read: Read) -> None:
    (tmp_path / "lost.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (file,) = find_files([tmp_path])
    _, (problem,) = read(file)
    assert str(problem) == f"{file}:1: the file cannot be read: No such file or directory."


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_yaml_reads_the_same_with_windows_line_ends_and_a_byte_order_mark(
    newline: bytes, yaml_file: WriteYaml, read: Read
) -> None:
    content = b"people:\n  - id: ana\n    name: Ana\n    nickname: A\n"
    file = yaml_file(b"\xef\xbb\xbf" + content.replace(b"\n", newline))
    _, (problem,) = read(file)
    assert str(problem) == f"{file}:4: `nickname` is not a key of the format in `people[0]`."


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xff\xfea\x00", 1), (b"a: 1\nb: \xe9\n", 2), (b"# \xc3\xa9\n\n\n\x80", 4)],
)
def test_yaml_that_is_not_utf8_is_reported_at_its_line(
    content: bytes, line: int, yaml_file: WriteYaml, read: Read
) -> None:
    file = yaml_file(content)
    assert [str(problem) for problem in read(file)[1]] == [f"{file}:{line}: the file is not UTF-8."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not valid JSON"),
        (b"{'a': 1}", "is not valid JSON"),
        (b"{} {}", "is not valid JSON"),
        (b'{"a": 1, "b": 2, "a": 3}', "`a` is given twice"),
        (b'{"people": [{"id": "a", "id": "b"}]}', "`id` is given twice"),
        (b"[" * 100_000, "is not valid JSON"),
        (b'{"a": "\xff"}', "is not UTF-8"),
        (b'{"a": ' + b"9" * 5000 + b"}", "is not valid JSON"),
        (b"\x00", "is not valid JSON"),
        (b"[]", "must be a mapping"),
        (b"null", "must be a mapping"),
        (b'"people"', "must be a mapping"),
    ],
)
def test_invalid_json_lines_are_reported_and_the_others_read(
    content: bytes, said: str, tmp_path: Path, read: Read
) -> None:
    file = tmp_path / "bulk.jsonl"
    good = json.dumps(record()).encode()
    file.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\n  \n" + content + b"\n" + good)
    documents, (problem,) = read(file)
    assert problem.line == 4
    assert said in problem.sentence
    assert len(str(problem).splitlines()) == 1
    assert [document.line("source", "id") for document in documents] == [1, 5]


def test_a_duplicate_among_many_keys_is_found_fast(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "bulk.jsonl"
    keys = ", ".join(f'"k{number}": 0' for number in range(200_000))
    file.write_text(f'{{{keys}, "k199999": 1}}\n', encoding="utf-8")
    assert "`k199999` is given twice" in read(file)[1][0].sentence


def test_a_line_of_ten_megabytes_is_a_record(tmp_path: Path, read: Read) -> None:
    file = write_lines(tmp_path / "bulk.jsonl", [record(meetings=[meeting(summary="x" * 10**7)])])
    (document,), problems = read(file)
    assert not problems
    assert len(document.record.meetings[0].summary) == 10**7


@pytest.mark.parametrize("content", ["", "\n", "# later\n", "---\n"])
def test_an_empty_file_is_valid(content: str, yaml_file: WriteYaml, read: Read) -> None:
    assert read(yaml_file(content))[1] == []


def test_progress_counts_all_bytes(tmp_path: Path) -> None:
    files = [
        write_lines(tmp_path / "a.jsonl", [record(), {"wrong": "é"}, record()]),
        write_yaml(tmp_path / "b.yaml", record()),
        write_yaml(tmp_path / "c.yaml", {"wrong": "é"}),
    ]
    read_bytes: list[int] = []
    for file in files:
        list(read_documents(file, read_bytes.append))
    assert sum(read_bytes) == sum(file.stat().st_size for file in files)


def test_an_invalid_record_keeps_its_data_and_lines(
    yaml_file: WriteYaml,
) -> None:
    made = record(people=[person("Ana"), {"id": "bo"}], quotes=[quote(end=99)], source=None)
    file = yaml_file(json.dumps(made, indent=1))
    text = file.read_text(encoding="utf-8").splitlines()
    (found,) = read_documents(file, lambda _: None)
    assert isinstance(found, InvalidDocument)
    assert len(found.problems) == 3
    assert found.raw
    assert found.raw.ids("people.*.id") == [
        (("people", 0, "id"), "ana"),
        (("people", 1, "id"), "bo"),
    ]
    assert text[found.raw.line("people", 1, "id") - 1] == '   "id": "bo"'


@pytest.mark.parametrize("name", ["any.yaml", "any.jsonl"])
@given(
    content=st.binary()
    | st.text().map(str.encode)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["people", "source", "meetings", "quotes", "id", "date", "edtf"])
                | st.text(),
                inner,
                max_size=4,
            )
        ),
    ).map(lambda data: json.dumps(data).encode())
)
def test_any_bytes_are_records_or_problems(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    for found in read_documents(file, lambda _: None):
        assert isinstance(found, Document | InvalidDocument)
        if isinstance(found, InvalidDocument):
            assert found.problems
            assert all(len(str(each).splitlines()) == 1 for each in found.problems)
