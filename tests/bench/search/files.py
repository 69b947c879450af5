"""Corpora, queries and indexes on the disk, kept in the temporary folder for the next run."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import bot.index.write.builder  # noqa: F401  # what is loaded with it is what an index depends on
from bot.text import fold
from tests.bench.search.contenders import Contender
from tests.bench.search.corpus import Corpus
from tests.bench.search.questions import Asker, Question
from tests.bench.search.records import documents, line, records

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
# What is drawn, and how: when one changes, all is made anew
GENERATOR = [
    HERE / f"{name}.py"
    for name in (
        "arabic", "bearers", "chinese", "corpus", "japanese", "korean", "naming", "people",
        "places", "prose", "questions", "records", "slavic", "topics", "typing_errors", "western",
    )
]  # fmt: skip
WARMING = 10  # of each class: a bot, and a server, have answered others before


@dataclass(frozen=True, slots=True)
class Files:
    """Where a corpus is, of so many meetings."""

    folder: Path
    size: int

    @property
    def records(self) -> Path:
        return self.folder / "records.jsonl"

    @property
    def documents(self) -> Path:
        return self.folder / "documents.jsonl"

    @property
    def questions(self) -> Path:
        return self.folder / "questions.json"

    def queries(self, name: str, contender: Contender) -> Path:
        """Return the file of the `warming` or the `asked` queries, as this engine gets them."""
        return self.folder / f"{name}-{'typed' if contender.is_ours else 'plain'}.json"

    def source(self, contender: Contender) -> Path:
        return self.records if contender.is_ours else self.documents

    def index(self, contender: Contender) -> Path:
        """Return the folder of an engine's index, which changes with what makes it."""
        return self.folder / f"{contender.word}-{_version(_makers(contender)):08x}"

    def read_questions(self) -> list[Question]:
        read = json.loads(self.questions.read_text(encoding="utf-8"))
        return [Question(**each | {"right": tuple(each["right"])}) for each in read]


def find_files(seed: int, size: int, tell: Callable[[str], None]) -> Files:
    """Return the files of a corpus and its queries; make them if they are not there yet."""
    version = _version([*GENERATOR, ROOT / "bot" / "text.py"])
    name = f"meetings-bench-search-{version:08x}-seed{seed}-{size}"
    files = Files(Path(tempfile.gettempdir()) / name, size)
    if not files.folder.exists():
        tell(f"Making {size:,} meetings and their queries ...")
        with replacing(files.folder) as folder:
            _make(Corpus(seed, size), Files(folder, size))
    return files


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes this one's place when all went well."""
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    try:
        yield made
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _make(corpus: Corpus, files: Files) -> None:
    _write_lines(files.records, records(corpus))
    _write_lines(files.documents, documents(corpus))
    asker = Asker(corpus)
    asked, warming = asker.ask("asked"), asker.ask("warming", WARMING)
    _write(files.questions, [asdict(each) for each in asked])
    for name, questions in (("asked", asked), ("warming", warming)):
        _write(files.folder / f"{name}-typed.json", [each.text for each in questions])
        _write(
            files.folder / f"{name}-plain.json",
            [" ".join(fold(each.plain)) for each in questions],
        )


def _write_lines(file: Path, made: Iterable[dict[str, Any]]) -> None:
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(map(line, made))


def _write(file: Path, made: object) -> None:
    file.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


def _makers(contender: Contender) -> list[Path]:
    engine = HERE / "engines" / f"{contender.module}.py"
    if not contender.is_ours:
        return [engine]
    loaded = [each for name, each in sys.modules.items() if name.split(".")[0] == "bot"]
    modules = [Path(each.__file__) for each in loaded if each.__file__]
    tables = [each for each in (ROOT / "bot").rglob("*") if each.suffix not in {".py", ".pyc"}]
    return [engine, *modules, *(each for each in tables if each.is_file())]


def _version(files: Iterable[Path]) -> int:
    return crc32(b"".join(each.read_bytes() for each in sorted(files)))
