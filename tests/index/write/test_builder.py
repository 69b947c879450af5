"""Records become the same index in any file format, whatever values they have."""

import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pyroaring import BitMap

import bot.index.write.builder
from bot.index.read.index import Index
from bot.index.schema import SCHEMA_VERSION
from bot.index.write.builder import BuildSummary, build_index
from bot.records.reader import find_files
from bot.records.yaml_lines import read_yaml
from tests.index.conftest import BUILT_AT, Content
from tests.records.samples import (
    many_records,
    meeting,
    person,
    place,
    quote,
    record,
    source,
    topic,
    write_lines,
    write_yaml,
)

Build = Callable[..., BuildSummary]
Query = Callable[..., list[tuple[Any, ...]]]
ReadContent = Callable[[Path], Content]


def test_the_committed_index_is_that_of_the_committed_records(
    repository: Path, articles_index: Path, content: ReadContent
) -> None:
    committed, fresh = content(repository / "data" / "meetings.db"), content(articles_index)
    assert committed.keys() == fresh.keys(), "run: make build"
    for table, rows in fresh.items():
        assert committed[table] == rows, f"{table} differs; run: make build"


def test_the_same_records_give_the_same_index_at_another_time(
    repository: Path, tmp_path: Path, articles_index: Path, content: ReadContent
) -> None:
    later = BUILT_AT + timedelta(days=400)
    build_index([repository / "data" / "records"], tmp_path / "again.db", built_at=later)
    assert content(tmp_path / "again.db") == content(articles_index)


def test_json_lines_give_the_same_index_as_yaml(
    repository: Path, tmp_path: Path, articles_index: Path, content: ReadContent
) -> None:
    files = find_files([repository / "data" / "records"])
    records = [read_yaml(file.read_text(encoding="utf-8"))[0] for file in files]
    bulk = write_lines(tmp_path / "bulk.jsonl", records)
    build_index([bulk], tmp_path / "index.db", built_at=BUILT_AT)
    from_lines, from_yaml = content(tmp_path / "index.db"), content(articles_index)
    ((name, _, count),) = from_lines.pop("built_from")
    assert (name, count) == ("bulk.jsonl", len(files))
    assert len(from_yaml.pop("built_from")) == len(files)
    assert from_lines == from_yaml


def test_the_index_records_when_and_from_what_it_was_built(
    repository: Path, articles_index: Path, query: Query
) -> None:
    facts: dict[str, str] = dict(query("SELECT * FROM metadata", path=articles_index))
    assert {"title", "about", "source", "licence", "licence_url"} < facts.keys()
    assert facts["schema_version"] == str(SCHEMA_VERSION)
    built_at = datetime.fromisoformat(facts["built_at"])
    assert (built_at.utcoffset(), built_at) == (timedelta(0), datetime(2026, 11, 21, tzinfo=UTC))
    from_files = query("SELECT file, records FROM built_from", path=articles_index)
    files = find_files([repository / "data" / "records"])
    assert from_files == [(file.name, 1) for file in files]


def test_files_with_the_same_name_are_distinguished_by_their_folders(
    tmp_path: Path, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(["one/a.yaml", "two/a.yaml", "b.yaml"]):
        write_yaml(tmp_path / "records" / name, {"people": [person(f"P{number}")]})
    write_yaml(tmp_path / "records" / "two" / "empty.yaml", {})
    write_yaml(tmp_path / "records" / "one" / "also-empty.yaml", {})
    monkeypatch.chdir(tmp_path)
    for paths in (
        [tmp_path / "records"],
        [Path("records/one"), Path("records/two"), Path("records/b.yaml")],
    ):
        build_index(paths, tmp_path / "index.db", built_at=BUILT_AT)
        assert sorted(name for (name,) in query("SELECT file FROM built_from")) == [
            "also-empty.yaml", "b.yaml", "empty.yaml", "one/a.yaml", "two/a.yaml",
        ]  # fmt: skip


def test_a_meeting_of_two_articles_is_one_meeting_with_two_sources(
    build: Build, query: Query
) -> None:
    other = {"source": source(id="daily"), "reports": ["talks", "talks"], "quotes": [quote()]}
    assert build([other], [record()]) == BuildSummary(meetings=1, people=0, quotes=2, sources=2)
    assert query("SELECT source FROM meeting_sources ORDER BY source") == [("daily",), ("post",)]
    assert query("SELECT sources FROM meetings_overview") == [("Post, Talks; Post, Talks",)]


def test_names_are_stored_once_and_in_order_with_their_folded_form(
    build: Build, query: Query
) -> None:
    made = person("Wang Yi", native="王毅", names=["Wang Yi", "Yi Wang", "王毅", "😀"])
    build([{"people": [made], "topics": [topic("T")], "places": [place("P")]}])
    assert query("SELECT position, name, folded FROM names WHERE kind = 'person'") == [
        (0, "Wang Yi", "wang yi"),
        (1, "王毅", "wang yi"),
        (2, "Yi Wang", "yi wang"),
        (3, "😀", ""),
    ]


def test_names_without_a_folded_form_are_accepted(build: Build, tmp_path: Path) -> None:
    everybody = {"people": [person("😀", id="a", family="😀")], "topics": [topic("…", id="b")]}
    build([everybody, record(meetings=[meeting(participants=[{"person": "a"}], topics=["b"])])])
    with Index(tmp_path / "index.db") as index:
        known = {(index.lexicon.entity(at).name, index.lexicon.parsed_names(at)) for at in (1, 2)}
        assert known == {("😀", ()), ("…", ())}
        assert index.postings.with_phrase("😀") == BitMap()
        assert index.meetings([1])[0].people == ("😀",)


def test_long_and_strange_values_are_returned_unchanged(build: Build, tmp_path: Path) -> None:
    long_id, huge = "m" * 120, "word " * 200_000 + "end"
    strange = (
        "<!channel> & `code` 'quoted' \"twice\" 강경화 😀 \u202e%s {} \\n; DROP TABLE meetings"
    )
    made = meeting(id=long_id, title=strange, summary=huge, occasion=strange)
    said = quote(meeting=long_id, exact="two\nlines ", start=0, end=10, via=strange)
    build([record(meetings=[made], quotes=[said])])
    with Index(tmp_path / "index.db") as index:
        (found,) = index.meetings([1])
    assert (found.id, found.title, found.summary, found.occasion) == (
        long_id,
        strange,
        huge,
        strange,
    )
    assert (found.quotes[0].exact, found.quotes[0].via) == ("two\nlines ", strange)


def test_a_note_of_several_lines_stays_one_note(build: Build, tmp_path: Path) -> None:
    build([record(meetings=[meeting(notes=["one\ntwo", "three"])])])
    with Index(tmp_path / "index.db") as index:
        assert index.meetings([1])[0].notes == ("one two", "three")


def test_an_empty_record_builds(build: Build) -> None:
    assert build([{}]) == BuildSummary(meetings=0, people=0, quotes=0, sources=0)


def test_the_progress_adds_up_to_the_size_of_the_files(tmp_path: Path) -> None:
    files = [
        write_lines(tmp_path / "a.jsonl", many_records(50)),
        write_yaml(tmp_path / "b.yaml", {"people": [person("José", id="jose")]}),
    ]
    advanced: list[int] = []
    build_index(files, tmp_path / "index.db", built_at=BUILT_AT, advance=advanced.append)
    assert sum(advanced) == sum(file.stat().st_size for file in files)
    assert len(advanced) > 50


def test_memory_does_not_grow_with_the_number_of_meetings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.index.write.builder, "BATCH_SIZE", 100)  # so that few meetings fill it
    few, many = (peak_of_building(tmp_path, count) for count in (200, 2_000))
    assert many < few * 1.3


def peak_of_building(folder: Path, count: int) -> int:
    """Return the most bytes that Python held at once while it built."""
    file = write_lines(folder / f"{count}.jsonl", many_records(count))
    tracemalloc.start()
    try:
        built = build_index([file], folder / "index.db", built_at=BUILT_AT)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert built.meetings == count
    return peak


def test_countries_have_names_in_other_languages(build: Build, query: Query) -> None:
    build([record(places=[place("Germany", kind="country", names=["Deutschland"])])])
    rows = query("SELECT DISTINCT place, language FROM country_names WHERE name = 'Alemania'")
    assert rows == [("germany", "es")]
    assert query("SELECT * FROM country_names WHERE name = 'Deutschland'") == []
    build([record(places=[place("Freedonia", kind="country")])])
    assert query("SELECT count(*) FROM country_names") == [(0,)]
