"""The words that a meeting's parts come from, in records and in the index."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.errors import RecordsError
from bot.index.write.builder import build_index
from tests.records.samples import meeting, record, source, write_lines

TEXT = "Met with an aide in Oslo."
AIDE = {"of": "participants.0", "exact": "an aide", "start": 9, "end": 16}


def build(tmp_path: Path, evidence: dict[str, Any], **changes: Any) -> Path:
    talks = meeting(participants=[{"described": "aide"}], evidence=[evidence])
    whole = record(source=source(**changes), meetings=[talks], quotes=[])
    index = tmp_path / "index.db"
    build_index(
        [write_lines(tmp_path / "records.jsonl", [whole])],
        index,
        built_at=datetime(2026, 11, 21, tzinfo=UTC),
    )
    return index


def test_the_index_has_the_words_of_the_source_and_their_range(tmp_path: Path) -> None:
    with closing(sqlite3.connect(build(tmp_path, AIDE, text=TEXT))) as connection:
        (row,) = connection.execute(
            'SELECT e."of", e.exact, substr(s.text, e.start + 1, e."end" - e.start)'
            " FROM evidence e JOIN meeting_sources USING (meeting)"
            " JOIN sources s ON s.id = source"
        )
    assert row == ("participants.0", "an aide", "an aide")


def test_words_that_are_not_in_the_text_at_their_range_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        RecordsError, match="the text of the source does not have 'an aide' at 8–15"
    ):
        build(tmp_path, {**AIDE, "start": 8, "end": 15}, text=TEXT)


def test_evidence_of_an_article_that_is_not_here_is_taken(tmp_path: Path) -> None:
    assert build(tmp_path, {**AIDE, "start": 100, "end": 107}).is_file()


def test_evidence_of_no_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match=r"but must be a part such as `participants\.0`"):
        build(tmp_path, {**AIDE, "of": "mood"}, text=TEXT)
