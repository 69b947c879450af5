"""The Slack app's manifest: its name, commands, events, scopes and shortcuts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from bot.installation import project_file


@dataclass(frozen=True, slots=True)
class ManifestCommand:
    """A slash command that the app declares."""

    name: str
    description: str
    usage_hint: str


@dataclass(frozen=True, slots=True)
class ManifestShortcut:
    """A shortcut: on a message, or global."""

    name: str
    callback_id: str
    kind: Literal["message", "global"]
    description: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the app is called, listens to and may do.

    The bot also works without the optional scopes.
    """

    name: str
    handle: str
    commands: tuple[ManifestCommand, ...]
    events: tuple[str, ...]
    scopes: tuple[str, ...]
    optional_scopes: tuple[str, ...]
    shortcuts: tuple[ManifestShortcut, ...]
    has_home: bool


def read_manifest(path: Path | None = None) -> Manifest:
    """Read a manifest; by default the one that the project ships."""
    path = path or project_file("manifest.yaml")
    content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    features, scopes = content["features"], content["oauth_config"]["scopes"]
    return Manifest(
        name=content["display_information"]["name"],
        handle=features["bot_user"]["display_name"],
        commands=tuple(
            ManifestCommand(each["command"], each["description"], each["usage_hint"])
            for each in features["slash_commands"]
        ),
        events=tuple(content["settings"]["event_subscriptions"]["bot_events"]),
        scopes=tuple(scopes["bot"]),
        optional_scopes=tuple(scopes["bot_optional"]),
        shortcuts=tuple(
            ManifestShortcut(each["name"], each["callback_id"], each["type"], each["description"])
            for each in features["shortcuts"]
        ),
        has_home=features["app_home"]["home_tab_enabled"],
    )
