"""`python -m bot run`: the bot, in Slack when tokens are set, else in a local workspace."""

import logging
import os
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import click

from bot.answer.answerer import Answerer
from bot.app import create_app
from bot.cli.local import local_workspace
from bot.cli.options import today
from bot.connection import check_access, connect, open_client, watch
from bot.index.reader import Index
from bot.manifest import read_manifest
from bot.once import SeenOnce
from bot.search.engine import Searcher
from bot.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Access:
    """Where Slack is, and the two tokens for it."""

    api_url: str
    bot_token: str
    app_token: str


@click.command(name="run")
@click.option("--sandbox", is_flag=True, help="Run in a local workspace even when tokens are set.")
@click.option("--port", type=click.IntRange(0, 65_535), help="The local workspace's port.")
@click.option("--index", type=click.Path(path_type=Path), help="The index to answer from.")
def command(sandbox: bool, port: int | None, index: Path | None) -> None:  # noqa: FBT001  # click gives it by name
    """Run the bot until it is stopped."""
    settings = read_settings(Path(".env"))
    os.environ.pop("SLACK_BOT_TOKEN", None)  # Bolt would take it by itself, whatever it is given
    logging.basicConfig(level=settings.log_level, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("uvicorn").setLevel(logging.WARNING)  # the local workspace's web server
    stop = _stop_on_signals()
    with Index(index or settings.meetings_index) as opened:
        answerer = Answerer(Searcher(opened), today)
        with _access(settings, sandbox=sandbox, port=port) as access:
            serve(access, answerer, stop)


def serve(access: Access, answerer: Answerer, stop: Event) -> None:
    """Connect to Slack and answer until `stop` is set."""
    client = open_client(access.bot_token, access.api_url)
    check_access(client, read_manifest().scopes, stop)
    app = create_app(client, answerer, SeenOnce(time.monotonic), lambda: secrets.token_hex(4))
    handler = connect(app, access.app_token, access.api_url, stop)
    if not stop.is_set():
        click.echo("The bot is connected. Ctrl-C stops it.")
    watch(handler, stop)
    handler.close()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped


@contextmanager
def _access(settings: Settings, *, sandbox: bool, port: int | None) -> Iterator[Access]:
    """Give the way to Slack, or to a local workspace that lives as long as it is used."""
    if settings.has_token and not sandbox:
        yield Access(settings.slack_api_url, *settings.tokens())
        return
    wanted_port = settings.sandbox_port if port is None else port
    with local_workspace(wanted_port, read_manifest()) as workspace:
        click.echo(f"The local workspace is at {workspace.url}")
        yield Access(workspace.api_url, workspace.bot_token, workspace.app_token)


def _stop_on_signals() -> Event:
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
