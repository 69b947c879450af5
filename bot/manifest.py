"""The Slack app's manifest: its name, command, events and scopes, read from the one file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MANIFEST = Path(__file__).resolve().parent.parent / "manifest.yaml"


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command."""

    name: str
    description: str
    usage_hint: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the app is called, listens to and may do."""

    name: str
    handle: str
    commands: tuple[Command, ...]
    events: tuple[str, ...]
    scopes: tuple[str, ...]


def read_manifest(path: Path = MANIFEST) -> Manifest:
    """Read the manifest that the repository ships."""
    content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    features = content["features"]
    return Manifest(
        name=content["display_information"]["name"],
        handle=features["bot_user"]["display_name"],
        commands=tuple(
            Command(each["command"], each["description"], each["usage_hint"])
            for each in features["slash_commands"]
        ),
        events=tuple(content["settings"]["event_subscriptions"]["bot_events"]),
        scopes=tuple(content["oauth_config"]["scopes"]["bot"]),
    )
