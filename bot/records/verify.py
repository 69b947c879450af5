"""Verify that each quote is word for word at its range in its article."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from bot.errors import ArticlesError, Problem, RecordsError
from bot.records.model import SourceRecord
from bot.records.reader import Document, InvalidDocument, find_files, read_documents

MAX_QUOTED_LENGTH = 60


def verify_quotes(
    records: Iterable[Path], articles: Path, advance: Callable[[int], None] = lambda _: None
) -> int:
    """Return the number of quotes, if all are in their articles where the records say.

    `articles` is a folder with the articles, under any file names; `advance` is told the bytes read
    of these and of the records. Raises RecordsError if records cannot be read, and ArticlesError
    with all quotes that differ and articles that are missing.
    """
    by_sha256 = {}
    for file in sorted(articles.rglob("*")):
        if file.is_file():
            by_sha256[_sha256(file)] = file
            advance(file.stat().st_size)
    unreadable: list[Problem] = []
    different: list[Problem] = []
    count = 0
    for file in find_files(records):
        for document in read_documents(file, advance):
            if isinstance(document, InvalidDocument):
                unreadable += document.problems
                continue
            count += len(document.record.quotes)
            different += _differences(document, by_sha256)
    if unreadable:
        raise RecordsError("No quote was checked.", unreadable, len(unreadable))
    if different:
        raise ArticlesError("The records do not match the articles.", different, len(different))
    return count


def _differences(document: Document, by_sha256: Mapping[str, Path]) -> Iterator[Problem]:
    source = document.record.source
    if source is None:
        return
    file = by_sha256.get(source.sha256)
    try:
        article = file.read_bytes().decode("utf-8") if file else None
    except UnicodeDecodeError:
        sentence = f"`{source.origin}` is not UTF-8, so its characters cannot be counted."
        yield Problem(document.file, document.line("source", "sha256"), sentence)
        return
    if article is None:
        yield Problem(document.file, document.line("source", "sha256"), _missing(source))
        return
    for at, quote in enumerate(document.record.quotes):
        found_text = article[quote.start : quote.end]
        if found_text != quote.exact:
            yield Problem(
                document.file,
                document.line("quotes", at, "exact"),
                f"at {quote.start}–{quote.end} the article has “{_truncated(found_text)}”,"
                f" the record “{_truncated(quote.exact)}”.",
            )


def _truncated(text: str) -> str:
    return text if len(text) <= MAX_QUOTED_LENGTH else f"{text[:MAX_QUOTED_LENGTH]}…"


def _missing(source: SourceRecord) -> str:
    return (
        f"no article has this SHA-256: `{source.origin}` is missing, or differs from the one that"
        " the record was made from."
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
