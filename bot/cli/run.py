"""The command `run`: the bot, in Slack when tokens are set, else in a local workspace."""

import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import click

from bot.app import create_app
from bot.cli.options import index_option, today
from bot.delivery.scheduler import RateLimits
from bot.delivery.slack_delivery import delivery_client
from bot.errors import SettingsError
from bot.gc_tuning import freeze_and_relax_gc
from bot.index.read.index import Index
from bot.installation import missing_extra
from bot.manifest import read_manifest
from bot.services import Timing, digests_running, make_services, utc_now
from bot.settings import Settings, read_settings
from bot.slack_connection import (
    check_access,
    connect,
    disable_proxy_for,
    disconnect,
    log_connection_changes,
    open_client,
)
from bot.store.store import Store, open_store

# What the extra `sandbox` installs
SANDBOX_PACKAGES = (
    "jinja2",
    "python_multipart",
    "sse_starlette",
    "starlette",
    "uvicorn",
    "websockets",
)
# Bolt reads these from the environment, whatever it is given: a client id would turn on OAuth
READ_BY_BOLT = (
    "SLACK_BOT_TOKEN",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_SIGNING_SECRET",
    "SLACK_VERIFICATION_TOKEN",
)
# The web server of the local workspace, the migrations, and the client whose errors we explain
LOG_LEVELS = {"uvicorn": "WARNING", "alembic": "WARNING", "slack_sdk.web.base_client": "CRITICAL"}


@dataclass(frozen=True, slots=True)
class Access:
    """The address of Slack's Web API, and the two tokens for it."""

    api_url: str
    bot_token: str
    app_token: str


@dataclass(frozen=True, slots=True)
class Resources:
    """The index, and the store."""

    index: Index
    store: Store


@click.command(name="run")
@click.option("--sandbox", is_flag=True, help="Use a local workspace even if tokens are set.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    metavar="NUMBER",
    help="The port of the local workspace.  [default: SANDBOX_PORT, or 3000]",
)
@index_option
def command(sandbox: bool, port: int | None, index: Path | None) -> None:  # noqa: FBT001  # click passes it by name
    """Run the bot until it is stopped: in Slack if tokens are set, else in a local workspace."""
    settings = read_settings(Path(".env"))
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)
    logging.basicConfig(level=settings.log_level, format="%(levelname)s %(name)s: %(message)s")
    _set_log_levels(settings.log_level)
    stop = _stop_on_signals()
    is_local = sandbox or not settings.has_token
    with (
        Index(index or settings.meetings_index) as opened,
        _access(settings, is_local=is_local, port=port) as access,
        _store(settings, is_local=is_local) as store,
    ):
        serve(access, Resources(opened, store), timing_of(settings), stop)


def serve(access: Access, resources: Resources, timing: Timing, stop: Event) -> None:
    """Connect to Slack, answer, and deliver digests until `stop` is set."""
    disable_proxy_for(access.api_url, os.environ)
    client = open_client(access.bot_token, access.api_url)
    team = check_access(client, read_manifest().scopes, stop)
    app = create_app(client, make_services(resources.index, resources.store, timing))
    handler = connect(app, access.app_token, access.api_url, stop)
    freeze_and_relax_gc()
    deliverer = delivery_client(access.bot_token, access.api_url)
    with digests_running(
        resources.index,
        resources.store,
        timing,
        lambda asked: deliverer if asked == team else None,
    ):
        if not stop.is_set():
            click.echo("The bot is connected. Ctrl-C stops it.")
        log_connection_changes(handler, stop)
    disconnect(handler)


def timing_of(settings: Settings) -> Timing:
    """Return the real clocks, with the tolerances and permissions from the settings."""
    return Timing(
        clock=utc_now,
        today=today,
        grace=timedelta(minutes=settings.digest_grace_minutes),
        rate_limits=RateLimits(pause_seconds=settings.digest_rest_seconds),
        allow_external_sharing=settings.allow_external_sharing,
    )


@contextmanager
def _store(settings: Settings, *, is_local: bool) -> Iterator[Store]:
    """Open the store; that of the local workspace is temporary."""
    with TemporaryDirectory() as folder:
        address = f"{folder}/store.db" if is_local else settings.database_url.get_secret_value()
        store = open_store(address)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def _access(settings: Settings, *, is_local: bool, port: int | None) -> Iterator[Access]:
    """Yield the access to Slack, or to a local workspace that runs while the context is active."""
    if not is_local:
        yield Access(settings.slack_api_url, *settings.tokens())
        return
    if missing := missing_extra("sandbox", SANDBOX_PACKAGES):
        raise SettingsError(f"The local workspace cannot start, as {missing}.")
    # Imported only here: in Slack, the bot runs without the extra
    from bot.cli.local import local_workspace  # noqa: PLC0415

    wanted_port = settings.sandbox_port if port is None else port
    with local_workspace(wanted_port, read_manifest()) as workspace:
        click.echo(f"The local workspace is at {workspace.url}")
        yield Access(workspace.api_url, workspace.bot_token, workspace.app_token)


def _set_log_levels(log_level: str) -> None:
    if log_level != "DEBUG":
        for name, level in LOG_LEVELS.items():
            logging.getLogger(name).setLevel(level)


def _stop_on_signals() -> Event:
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
