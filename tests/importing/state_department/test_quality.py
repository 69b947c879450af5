"""The import of the real archive against annotated trips; skipped without the archive."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.importing.jsonl_writer import write_records
from bot.index.read.index import Index
from bot.index.write.builder import build_index
from bot.records.model import Record
from bot.search.searcher import Searcher
from tests.bench.import_quality import (
    ARCHIVE,
    HALVES,
    by_trip,
    draw,
    draw_fresh,
    import_all,
    judge,
    read_all,
)
from tests.search.builders import found_by
from tests.support import TODAY

MIN_SCORES = {"precision": 0.97, "recall": 0.95, "identity": 0.95, "status": 0.99}

pytestmark = pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive is missing")


@pytest.fixture(scope="module")
def imported() -> list[Record]:
    records, _ = import_all(ARCHIVE)
    return records


def expected(half: str) -> dict[str, dict]:  # type: ignore[type-arg]  # as YAML has it
    answers: dict[str, dict] = yaml.safe_load(HALVES[half].read_text(encoding="utf-8"))  # type: ignore[type-arg]  # as above
    return answers


def test_the_annotated_trips_are_the_sample() -> None:
    trips = read_all(ARCHIVE)
    dev, held_out = draw(trips)
    drawn = [dev, held_out, draw_fresh(trips, [*dev, *held_out])]
    assert [set(sample) for sample in drawn] == [set(expected(half)) for half in HALVES]


@pytest.mark.parametrize("half", HALVES)
def test_the_import_reaches_the_minimum_scores(half: str, imported: list[Record]) -> None:
    score = judge(expected(half), by_trip(imported))
    for measure, minimum in MIN_SCORES.items():
        assert score.right[measure] >= minimum * score.asked[measure], (measure, score.misses)


def test_articles_and_imported_trips_are_searched_together(
    imported: list[Record], tmp_path: Path, repository: Path
) -> None:
    write_records(imported, tmp_path / "travels.jsonl")
    paths = [repository / "data" / "records", tmp_path / "travels.jsonl"]
    build_index(paths, tmp_path / "all.db", built_at=datetime(2026, 11, 21, tzinfo=UTC))
    with Index(tmp_path / "all.db") as index:
        searcher = Searcher(index)
        assert found_by(searcher, "Kang Wang", TODAY).total == 3
        assert found_by(searcher, "Kang Pompeo", TODAY).total == 1
