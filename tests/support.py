"""The bot in a local workspace, as tests start it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.answer.answerer import Answerer
from bot.cli.local import app_config
from bot.cli.run import Access, serve
from bot.manifest import read_manifest
from bot.sandbox import Sandbox, Timing, WorkspaceConfig


@contextmanager
def running_bot(workspace: Sandbox, answerer: Answerer) -> Iterator[None]:
    """Run the bot as `python -m bot run` does: over Socket Mode, in Bolt's threaded mode."""
    stop = threading.Event()
    access = Access(workspace.api_url, workspace.bot_token, workspace.app_token)
    thread = threading.Thread(target=serve, args=(access, answerer, stop))
    thread.start()
    try:
        workspace.wait_until_connected()
        yield
    finally:
        stop.set()
        thread.join()


def empty_workspace(**timing: float | tuple[float, ...]) -> Sandbox:
    """A local workspace without first messages, with this bot's manifest; retries come at once."""
    patience = Timing(**{"retry_delays": (0.0, 0.0, 0.0), **timing})  # type: ignore[arg-type]  # floats and delays
    return Sandbox(app_config(read_manifest()), WorkspaceConfig(), timing=patience)
