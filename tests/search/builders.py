"""Small archives made for a test: who is in the registry, who met whom."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.index.read.index import Index
from bot.index.write.builder import build_index
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.searcher import Searcher

BUILT_AT = datetime(2026, 11, 21, tzinfo=UTC)
Part = dict[str, Any]


def person(name: str, family: str | None = None, *names: str, native: str | None = None) -> Part:
    """A person whose id is the name with hyphens."""
    plain = {"id": name.replace(" ", "-").lower(), "name": name, "family": family}
    return {**plain, "names": list(names), "native": native}


def meeting(number: int, people: Iterable[str], **rest: Any) -> Part:
    """Talks held in 2020, each a day later than the one before; people are names."""
    default = {
        "id": f"m{number}",
        "title": f"Meeting {number}",
        "kind": "talks",
        "status": "held",
        "role": "subject",
        "date": {"edtf": f"2020-01-{number % 28 + 1:02}", "basis": "stated"},
        "participants": [{"person": name.replace(" ", "-").lower()} for name in people],
        "summary": "They met.",
    }
    return {**default, **rest}


def quote(number: int, exact: str, speaker: str) -> Part:
    """A quotation of a meeting."""
    return {
        "meeting": f"m{number}",
        "exact": exact,
        "start": 0,
        "end": len(exact),
        "speaker": speaker.replace(" ", "-").lower(),
    }


def searcher_of(folder: Path, **parts: list[Part]) -> Searcher:
    """Build an index of one article in a folder, and return a searcher for it."""
    published = {"edtf": "2024-01-01", "basis": "stated"}
    source: Part = {"id": "s", "publisher": "P", "title": "T", "published": published}
    record: Part = {"source": {**source, "sha256": "0" * 64, "origin": "x"}, **parts}
    records, output = folder / "records.jsonl", folder / "index.db"
    records.write_text(json.dumps(record) + "\n", encoding="utf-8")
    build_index([records], output, built_at=BUILT_AT)
    return Searcher(Index(output))


def found_by(searcher: Searcher, text: str, today: date, limit: int = 5) -> SearchResult:
    """Ask a question, and return the first page of what it finds."""
    return searcher.search(searcher.parse(text, today), PageRange(limit))
