"""What tests share: the index of the records, the bot in a local workspace, a browser."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.answer.answer_service import AnswerService
from bot.cli.run import Resources
from bot.index.read.index import Index
from bot.index.write.builder import build_index
from bot.sandbox import Sandbox
from bot.search.searcher import Searcher
from bot.store.store import open_store
from tests.chromium import CHROMIUM_FLAGS, find_chromium
from tests.support import MAX_WAIT_SECONDS, answer_service, empty_workspace, running_bot

REPOSITORY = Path(__file__).resolve().parent.parent

# A property must not fail because the machine is busy, so nothing about it is timed. In CI the same
# examples are drawn each time; elsewhere new ones, and a failure prints how to draw it again.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tests")
expect.set_options(timeout=1_000 * MAX_WAIT_SECONDS)


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
def index(articles_index: Path) -> Iterator[Index]:
    with Index(articles_index) as opened:
        yield opened


@pytest.fixture(scope="session")
def answers(index: Index) -> AnswerService:
    return answer_service(Searcher(index))


@pytest.fixture
def memory(index: Index, tmp_path: Path) -> Iterator[Resources]:
    """What a bot knows, and an empty store for it to remember in."""
    store = open_store(str(tmp_path / "store.db"))
    yield Resources(index, store)
    store.close()


@pytest.fixture(scope="module")
def slack(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A local workspace with the bot connected, shared by a module's tests."""
    store = open_store(str(tmp_path_factory.mktemp("store") / "store.db"))
    with empty_workspace() as workspace, running_bot(workspace, Resources(index, store)):
        yield workspace
    store.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """This machine's Chromium; without one, the tests that need it are skipped, in CI they fail."""
    executable = find_chromium()
    if executable is None:
        sentence = "No Chromium was found: install it to run the browser tests."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for one test; an error in its script fails the test."""
    context = browser.new_context(locale="en-US", timezone_id="UTC")
    context.set_default_timeout(1_000 * MAX_WAIT_SECONDS)
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors
