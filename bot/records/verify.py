"""Whether each quote stands word for word at its range in its article."""

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
    """Return how many quotes stand where their records say, when all do.

    `articles` is a folder with the articles' files, under any names; `advance` is told the bytes
    read of these and of the records. Raises RecordsError for records that cannot be read, and
    ArticlesError with every quote and article that differs.
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
        for found in read_documents(file, advance):
            if isinstance(found, InvalidDocument):
                unreadable += found.problems
                continue
            count += len(found.record.quotes)
            different += _differences(found, by_sha256)
    if unreadable:
        raise RecordsError("No quote was checked.", unreadable, len(unreadable))
    if different:
        raise ArticlesError("The records do not fit the articles.", different, len(different))
    return count


def _differences(document: Document, by_sha256: Mapping[str, Path]) -> Iterator[Problem]:
    source = document.record.source
    if source is None:
        return
    file = by_sha256.get(source.sha256)
    try:
        article = file.read_bytes().decode("utf-8") if file else None
    except UnicodeDecodeError:
        sentence = f"`{source.origin}` is not UTF-8, so that its characters cannot be counted."
        yield Problem(document.file, document.line("source", "sha256"), sentence)
        return
    if article is None:
        yield Problem(document.file, document.line("source", "sha256"), _missing(source))
        return
    for at, quote in enumerate(document.record.quotes):
        stands = article[quote.start : quote.end]
        if stands != quote.exact:
            yield Problem(
                document.file,
                document.line("quotes", at, "exact"),
                f"at {quote.start}–{quote.end} the article has “{_short(stands)}”,"
                f" the record “{_short(quote.exact)}”.",
            )


def _short(text: str) -> str:
    return text if len(text) <= MAX_QUOTED_LENGTH else f"{text[:MAX_QUOTED_LENGTH]}…"


def _missing(source: SourceRecord) -> str:
    return (
        f"no file among the articles has this SHA-256: `{source.origin}` is missing, or differs"
        " from what the record was made from."
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
