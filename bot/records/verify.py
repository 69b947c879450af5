"""Whether each quote stands word for word at its range in its article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.errors import ArticlesError, Problem, RecordsError
from bot.records.reader import Document, find_files, read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from bot.records.model import Source

LONGEST_SHOWN = 60


def verify_quotes(records: Iterable[Path], articles: Path) -> int:
    """Return how many quotes stand where their records say, when all do.

    `articles` is a folder with the articles' files, under any names. Raises RecordsError for
    records that cannot be read, and ArticlesError with every quote and article that differs.
    """
    by_sha256 = {_sha256(file): file for file in sorted(articles.rglob("*")) if file.is_file()}
    documents: list[Document] = []
    unreadable: list[Problem] = []
    for file in find_files(records):
        for found in read_documents(file, lambda _: None):
            (unreadable if isinstance(found, Problem) else documents).append(found)  # type: ignore[arg-type]  # mypy joins the two lists
    if unreadable:
        raise RecordsError("No quote was checked.", unreadable, len(unreadable))
    problems = [problem for each in documents for problem in _differences(each, by_sha256)]
    if problems:
        raise ArticlesError("The records do not fit the articles.", problems, len(problems))
    return sum(len(document.record.quotes) for document in documents)


def _differences(document: Document, by_sha256: Mapping[str, Path]) -> Iterator[Problem]:
    source = document.record.source
    if source is None:
        return
    if source.sha256 not in by_sha256:
        yield Problem(document.file, document.line("source", "sha256"), _missing(source))
        return
    article = by_sha256[source.sha256].read_bytes().decode("utf-8")
    for at, quote in enumerate(document.record.quotes):
        stands = article[quote.start : quote.end]
        if stands != quote.exact:
            yield Problem(
                document.file,
                document.line("quotes", at, "exact"),
                f"at {quote.start}–{quote.end} the article has “{stands[:LONGEST_SHOWN]}”,"
                f" the record “{quote.exact[:LONGEST_SHOWN]}”.",
            )


def _missing(source: Source) -> str:
    return (
        f"no file among the articles has this SHA-256: `{source.origin}` is missing, or differs"
        " from what the record was made from."
    )


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
