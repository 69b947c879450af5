"""The bot in a local workspace, as tests start it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.answer.answer_service import AnswerService
from bot.answer.model import PAGE_SIZE
from bot.cli.local import app_config
from bot.cli.run import Access, Resources, serve
from bot.digest.day_questions import DayAnswers
from bot.manifest import read_manifest
from bot.sandbox import Sandbox, WorkspaceConfig, WorkspaceTiming
from bot.search.searcher import Searcher
from bot.services import Timing, utc_now
from tests.slack_limits import find_limit_violations

# The limit of every wait. A wait ends with its condition, so only a failing test takes this long,
# and no test fails because the machine is busy.
MAX_WAIT_SECONDS = 120.0
# Slack allows three seconds, which a busy machine may not keep; few tests are about that limit
GENEROUS_TIMING = WorkspaceTiming(
    ack_seconds=MAX_WAIT_SECONDS,
    trigger_seconds=MAX_WAIT_SECONDS,
    ticket_seconds=MAX_WAIT_SECONDS,
    retry_delays=(0.0, 0.0, 0.0),
)
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
REAL_CLOCK = Timing(clock=utc_now, today=lambda: TODAY)


def wait_until(is_done: Callable[[], bool]) -> None:
    """Wait by polling, for a condition that sends no event, such as a file of another process."""
    end = time.monotonic() + MAX_WAIT_SECONDS
    while not is_done():
        assert time.monotonic() < end, "the condition did not become true in time"
        time.sleep(0.01)


def answer_service(searcher: Searcher, page_size: int = PAGE_SIZE) -> AnswerService:
    """The service that every way of asking asks."""
    days = DayAnswers(searcher.index, lambda: TODAY)
    return AnswerService(searcher, lambda: TODAY, days, page_size)


@contextmanager
def running_bot(
    workspace: Sandbox, memory: Resources, timing: Timing = REAL_CLOCK
) -> Iterator[None]:
    """Run the bot as `python -m bot run` does: over Socket Mode, in Bolt's threaded mode.

    At the end, all that it has sent is checked against Slack's limits.
    """
    stop = threading.Event()
    others = workspace.observer.connection_count
    access = Access(workspace.api_url, workspace.bot_token, workspace.app_token)
    thread = threading.Thread(target=serve, args=(access, memory, timing, stop))
    thread.start()
    try:
        workspace.observer.wait_for(lambda: workspace.observer.connection_count > others)
        yield
    finally:
        stop.set()
        thread.join()
        # Otherwise the workspace could send the next event to the connection that is closing
        workspace.observer.wait_for(lambda: workspace.observer.connection_count <= others)
    violations = find_limit_violations(workspace)
    assert not violations, violations


def empty_workspace(**timing: float | tuple[float, ...]) -> Sandbox:
    """A local workspace without first messages, with this bot's manifest; retries come at once."""
    workspace_timing = replace(GENEROUS_TIMING, **timing)  # type: ignore[arg-type]  # floats and delays
    return Sandbox(app_config(read_manifest()), WorkspaceConfig(), timing=workspace_timing)
