"""Local workspaces and bots for the tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox import AppConfig, Sandbox
from bot.slack_connection import disconnect
from tests.support import GENEROUS_TIMING

Connect = Callable[[Sandbox, Callable[[App], None]], App]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """An empty workspace with generous time limits."""
    with Sandbox(timing=GENEROUS_TIMING) as started:
        yield started


@pytest.fixture(scope="module")
def served() -> Iterator[Sandbox]:
    """A workspace shared by the tests of a module that change nothing in it."""
    with Sandbox() as started:
        yield started


@pytest.fixture
def impatient() -> Iterator[Sandbox]:
    """A workspace with short time limits, whose app subscribes to channel messages."""
    app = AppConfig(events=("app_mention", "message.channels"))
    timing = replace(GENEROUS_TIMING, ack_seconds=0.05, retry_delays=(0.0, 0.02, 0.02))
    with Sandbox(app, timing=timing) as started:
        yield started


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Connects a Bolt app with a test's listeners over Socket Mode."""
    with ExitStack() as stack:

        def connect_app(sandbox: Sandbox, listen: Callable[[App], None]) -> App:
            client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
            app = App(client=client)
            listen(app)
            opener = WebClient(sandbox.app_token, base_url=sandbox.api_url)
            handler = SocketModeHandler(app, sandbox.app_token, web_client=opener)
            stack.callback(disconnect, handler)
            handler.connect()  # type: ignore[no-untyped-call]  # untyped in slack_bolt
            sandbox.observer.wait_until_connected()
            return app

        yield connect_app
