"""What the tests of records share."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Problem
from bot.records.reader import Document, InvalidDocument, read_documents

Read = Callable[[Path], tuple[list[Document], list[Problem]]]


@pytest.fixture
def read() -> Read:
    """Read a file to its end: the records in it that are right, and the problems."""

    def read_file(file: Path) -> tuple[list[Document], list[Problem]]:
        found = list(read_documents(file, lambda _: None))
        problems = [
            each for part in found if isinstance(part, InvalidDocument) for each in part.problems
        ]
        return [part for part in found if isinstance(part, Document)], problems

    return read_file


@pytest.fixture
def yaml_file(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a YAML file as it is given, byte for byte."""

    def write(content: str | bytes) -> Path:
        file = tmp_path / "record.yaml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.fixture(scope="session")
def articles(repository: Path) -> Path:
    """The folder of the five articles, which are not part of the repository."""
    folder = repository.parent / "shared" / "articles"
    if not folder.is_dir():
        pytest.skip("the articles are not on this machine: they belong in ../shared/articles")
    return folder


@pytest.fixture(scope="session")
def documents(repository: Path) -> dict[str, Document]:
    """The committed records that have an article, by the file's name."""
    found: dict[str, Any] = {}
    for file in sorted((repository / "data" / "records").rglob("*.yaml")):
        (document,) = read_documents(file, lambda _: None)
        assert isinstance(document, Document), document
        found[file.name] = document
    return found


@pytest.fixture
def records_copy(repository: Path, tmp_path: Path) -> Path:
    """A copy of the committed records, to change."""
    copy: Path = shutil.copytree(repository / "data" / "records", tmp_path / "records")
    return copy
