"""`python -m bot run` as somebody who starts it sees it: one sentence for all that is wrong."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Protocol

import pytest

from bot.cli.local import app_config
from bot.manifest import read_manifest
from bot.sandbox import Sandbox
from tests.support import MAX_WAIT_SECONDS, empty_workspace

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
OURS = ("SLACK_", "MEETINGS_", "SANDBOX_", "LOG_LEVEL")


def to(slack: Sandbox) -> dict[str, str]:
    """Return the settings with which the bot comes to a local workspace."""
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }


class Run:
    """A started `python -m bot run`, with what it prints."""

    def __init__(self, repository: Path, folder: Path, *arguments: str, **settings: str) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", *arguments],
            cwd=folder,  # without an .env file
            env={**kept, "PYTHONPATH": str(repository), "PYTHONUNBUFFERED": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.output = ""

    def wait_for(self, words: str) -> str:
        """Return the line that has these words."""
        assert self._process.stdout
        watchdog = Timer(MAX_WAIT_SECONDS, self._process.kill)
        watchdog.start()
        try:
            for line in self._process.stdout:
                self.output += line
                if words in line:
                    return line
        finally:
            watchdog.cancel()
        raise AssertionError(f"{words!r} was not printed, but:\n{self.output}")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal; return the exit status."""
        self._process.send_signal(number)
        return self.end()

    def clean_up(self) -> None:
        """End what a failed test has left."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def end(self) -> int:
        """Return the exit status, once it has ended."""
        try:
            self.output += self._process.communicate(timeout=MAX_WAIT_SECONDS)[0]
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise
        assert "Traceback" not in self.output
        return self._process.returncode


class Start(Protocol):
    """Starts the program with arguments and settings."""

    def __call__(self, *arguments: str, **settings: str) -> Run: ...


@pytest.fixture
def run(repository: Path, tmp_path: Path, articles_index: Path) -> Iterator[Start]:
    with ExitStack() as stack:

        def start(*arguments: str, **settings: str) -> Run:
            settings = {"MEETINGS_INDEX": str(articles_index), **settings}
            started = Run(repository, tmp_path, *arguments, **settings)
            stack.callback(started.clean_up)
            return started

        yield start


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_starts_a_local_workspace_without_tokens_and_ends_cleanly(run: Start, number: int) -> None:
    started = run("--port", "0")
    assert "http://127.0.0.1:" in started.wait_for("local workspace")
    started.wait_for("The bot is connected")
    assert started.stop(number) == 0


def test_uses_slack_when_tokens_are_set(run: Start) -> None:
    with empty_workspace() as slack:
        started = run(
            **to(slack),
        )
        started.wait_for("The bot is connected")
        slack.observer.wait_until_connected()
        slack.user.command("/meetings Kang Wang")
        assert "3 meetings" in slack.observer.wait_for_message("Kang").visible_text
        assert started.stop() == 0
        assert "local workspace" not in started.output


def test_reads_settings_from_a_file(run: Start, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_APP_TOKEN=xapp-1\n", encoding="utf-8")
    started = run()
    assert started.end() == 1
    assert "SLACK_BOT_TOKEN is not set" in started.output


def test_starts_the_local_workspace_by_name_even_when_a_token_is_set(run: Start) -> None:
    started = run("--sandbox", "--port", "0", **TOKENS)
    started.wait_for("The bot is connected")
    assert started.stop() == 0


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is not set"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is not set"),
        (
            {"SLACK_BOT_TOKEN": "xapp-1", "SLACK_APP_TOKEN": "xoxb-1"},
            "SLACK_APP_TOKEN holds a token",
        ),
        ({"SLACK_API_URL": "http://["}, "SLACK_API_URL"),
        ({"SLACK_API_URL": "http://a b/"}, "SLACK_API_URL"),
        ({"SLACK_API_URL": "slack.com", "SANDBOX_PORT": "x"}, "SLACK_API_URL"),
        ({"SLACK_API_URL": "slack.com", "SANDBOX_PORT": "x"}, "SANDBOX_PORT"),
    ],
)
def test_names_every_setting_that_is_missing_or_wrong(
    run: Start, settings: dict[str, str], sentence: str
) -> None:
    started = run(**settings)
    assert started.end() == 1
    assert sentence in started.output
    assert len(started.output.splitlines()) == 1


def test_says_when_slack_rejects_the_tokens(run: Start) -> None:
    with empty_workspace() as slack:
        bad_bot = run(**TOKENS, SLACK_API_URL=slack.api_url)
        bad_app = run(**{**TOKENS, "SLACK_BOT_TOKEN": slack.bot_token}, SLACK_API_URL=slack.api_url)
        assert bad_bot.end() == bad_app.end() == 1
    assert len(bad_bot.output.splitlines()) == len(bad_app.output.splitlines()) == 1
    assert "Slack rejects SLACK_BOT_TOKEN (invalid_auth)" in bad_bot.output
    assert "Slack rejects SLACK_APP_TOKEN (invalid_auth)" in bad_app.output


def test_names_the_scopes_that_are_missing(run: Start) -> None:
    manifest = read_manifest()
    config = app_config(manifest)
    poor = type(config)(
        commands=config.commands, scopes=("commands",), events=config.events, name=config.name
    )
    with Sandbox(poor) as slack:
        started = run(
            **to(slack),
        )
        assert started.end() == 1
    assert "app_mentions:read, chat:write" in started.output
    assert len(started.output.splitlines()) == 1


def test_an_app_installed_before_new_scopes_were_asked_for_goes_on(run: Start) -> None:
    config = app_config(read_manifest())
    old = replace(config, scopes=("commands", "app_mentions:read", "chat:write", "users:read"))
    with Sandbox(old) as slack:
        started = run(**to(slack))
        started.wait_for("The bot is connected")
        assert started.stop() == 0
    assert "The app lacks the scope im:history: direct messages are not received." in started.output


def test_keeps_trying_without_a_network_and_says_so(run: Start) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # so that no other program listens there
        port = closed.getsockname()[1]
        started = run(**TOKENS, SLACK_API_URL=f"http://127.0.0.1:{port}/api/")
        assert "trying again in 1 s" in started.wait_for("cannot be reached")
        assert started.stop() == 0


@pytest.mark.parametrize("proxy", ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"])
def test_a_proxy_is_not_used_for_this_machine(run: Start, proxy: str) -> None:
    started = run("--port", "0", **{proxy: "http://127.0.0.1:9"})
    started.wait_for("The bot is connected")
    assert started.stop() == 0


def test_what_bolt_reads_by_itself_changes_nothing(run: Start) -> None:
    with empty_workspace() as slack:
        started = run(
            **to(slack),
            SLACK_CLIENT_ID="1.2",
            SLACK_CLIENT_SECRET="x",  # noqa: S106  # not one
        )
        started.wait_for("The bot is connected")
        slack.observer.wait_until_connected()
        slack.user.command("/meetings Kang Wang")
        assert "3 meetings" in slack.observer.wait_for_message("Kang").visible_text
        assert started.stop() == 0


def test_slacks_passing_trouble_is_waited_for(run: Start) -> None:
    with empty_workspace() as slack:
        slack.admin.fail_next("auth.test", "internal_error")
        started = run(
            **to(slack),
        )
        started.wait_for("trying again in 1 s")
        started.wait_for("The bot is connected")
        assert started.stop() == 0


def test_says_when_there_is_no_slack_at_the_address(run: Start) -> None:
    with empty_workspace() as slack:
        started = run(**TOKENS, SLACK_API_URL=slack.url)
        assert started.end() == 1
    assert "check SLACK_API_URL" in started.output


def test_says_when_the_port_is_in_use(run: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        started = run("--port", str(taken.getsockname()[1]))
        assert started.end() == 1
    assert "is in use by another program" in started.output
    assert len(started.output.splitlines()) == 1


def _other_schema(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def _truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.unlink(), "There is no index at"),
        (lambda path: path.write_bytes(b""), "is not an index of meetings"),
        (lambda path: path.write_bytes(b"hello" * 100), "is not an index of meetings"),
        (_other_schema, "has schema version 99"),
        (_truncated, "is truncated"),
    ],
    ids=["missing", "empty", "no index", "another schema", "truncated"],
)
def test_says_when_the_index_cannot_serve(
    run: Start, articles_index: Path, tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    index = tmp_path / "spoilt.db"
    index.write_bytes(articles_index.read_bytes())
    spoil(index)
    started = run(MEETINGS_INDEX=str(index))
    assert started.end() == 1
    assert sentence in started.output
    assert "-m bot build RECORDS --output" in started.output
    assert len(started.output.splitlines()) == 1


def test_comes_back_when_the_connection_drops(run: Start) -> None:
    with empty_workspace() as slack:
        started = run(
            **to(slack),
        )
        started.wait_for("The bot is connected")
        slack.admin.disconnect_bots()
        slack.observer.wait_until_connected()
        slack.user.command("/meetings Kono")
        assert "New York" in slack.observer.wait_for_message("Kono").visible_text
        assert started.stop() == 0
