"""What tests share: the index of the repository's records, and the bot in a local workspace."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.answer.answerer import Answerer
from bot.index.build import build_index
from bot.index.reader import Index
from bot.sandbox import Sandbox
from bot.search.engine import Searcher
from tests.support import empty_workspace, running_bot

REPOSITORY = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def articles_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the five articles, built from the repository's records."""
    path = tmp_path_factory.mktemp("index") / "meetings.db"
    build_index(
        [REPOSITORY / "data" / "records"], path, built_at=datetime(2026, 11, 21, tzinfo=UTC)
    )
    return path


@pytest.fixture(scope="session")
def answerer(articles_index: Path) -> Iterator[Answerer]:
    with Index(articles_index) as index:
        yield Answerer(Searcher(index), lambda: TODAY)


@pytest.fixture(scope="module")
def slack(answerer: Answerer) -> Iterator[Sandbox]:
    """A local workspace with the bot connected, shared by a module's tests."""
    with empty_workspace() as workspace, running_bot(workspace, answerer):
        yield workspace
