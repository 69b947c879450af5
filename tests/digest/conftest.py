"""Indexes for digests: of the five articles, and of meetings that a test makes up."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.index.read.index import Index
from bot.index.write.builder import build_index
from tests.records.samples import Data, meeting, person, place, record, source, topic, write_lines

PEOPLE = [person("Ana Ruiz"), person("Bo Lind")]
PLACES = [
    place("Northland", kind="country"),
    place("Southland", kind="country"),
    place("Elena", within="northland"),
]
TOPICS = [topic("trade"), topic("tariffs", broader=["trade"]), topic("border")]
REGISTRY = {"people": PEOPLE, "places": PLACES, "topics": TOPICS}
PUBLISHED = {"edtf": "2030-01-02", "basis": "stated"}


def on(edtf: str, name: str = "", **changes: Any) -> Data:
    """A meeting on a date; its id is the date, or a name where several are on one date."""
    dating = {"edtf": edtf, "basis": "stated"}
    return meeting(id=name or edtf.replace("/", "-to-"), date=dating, **changes)


@pytest.fixture(scope="session")
def articles(articles_index: Path) -> Iterator[Index]:
    with Index(articles_index) as index:
        yield index


@pytest.fixture
def index_of(tmp_path: Path) -> Iterator[Callable[..., Index]]:
    """Build and open an index of these meetings, and of quotes of them."""
    opened: list[Index] = []

    def build(*meetings: Data, quotes: list[Data] | None = None) -> Index:
        path = tmp_path / f"{len(opened)}.db"
        made = record(source=source(published=PUBLISHED), meetings=[*meetings], quotes=quotes or [])
        lines = write_lines(tmp_path / "records.jsonl", [REGISTRY, made])
        build_index([lines], path, built_at=datetime(2026, 11, 21, tzinfo=UTC))
        opened.append(Index(path))
        return opened[-1]

    yield build
    for index in opened:
        index.close()
