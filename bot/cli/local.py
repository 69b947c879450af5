"""The local workspace for this bot: it grants what the app's manifest asks for."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import SettingsError
from bot.manifest import Manifest
from bot.sandbox import (
    AppConfig,
    PortInUseError,
    Sandbox,
    WorkspaceCommand,
    WorkspaceShortcut,
    build_example_workspace,
)


@contextmanager
def local_workspace(port: int, manifest: Manifest) -> Iterator[Sandbox]:
    """Run a local workspace while the context is active.

    Raises SettingsError when the port is in use.
    """
    app = app_config(manifest)
    try:
        workspace = Sandbox(app, build_example_workspace(app), port=port).start()
    except PortInUseError as error:
        raise SettingsError(
            f"Port {port} is in use by another program: choose another with --port or SANDBOX_PORT."
        ) from error
    try:
        yield workspace
    finally:
        workspace.stop()


def app_config(manifest: Manifest) -> AppConfig:
    """Return the app as the local workspace knows it, from its manifest."""
    return AppConfig(
        name=manifest.name,
        handle=manifest.handle,
        commands=tuple(
            WorkspaceCommand(each.name, each.description, each.usage_hint)
            for each in manifest.commands
        ),
        scopes=manifest.scopes,
        events=manifest.events,
        shortcuts=tuple(
            WorkspaceShortcut(each.name, each.callback_id, each.kind, each.description)
            for each in manifest.shortcuts
        ),
        has_home=manifest.has_home,
    )
