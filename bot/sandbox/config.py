"""The configuration of a local workspace: app, people, channels, first messages and time limits."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# The scope that each event type needs, as Slack's reference of events says
EVENT_SCOPES: dict[str, str | None] = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "member_joined_channel": "channels:read",
    "message.channels": "channels:history",
    "message.im": "im:history",
    "tokens_revoked": None,
}


@dataclass(frozen=True, slots=True)
class WorkspaceCommand:
    """A slash command, as in the app's manifest."""

    name: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class WorkspaceShortcut:
    """A message shortcut or a global shortcut, as in the app's manifest."""

    name: str
    callback_id: str
    kind: Literal["message", "global"] = "message"
    description: str = ""


@dataclass(frozen=True, slots=True)
class AppConfig:
    """The Slack app: its names, commands, scopes, event subscriptions and ids."""

    name: str = "Meetings"
    handle: str = "meetings"
    commands: tuple[WorkspaceCommand, ...] = (
        WorkspaceCommand("/meetings", "Look up who met whom, and what each said", "Kang Wang"),
    )
    scopes: tuple[str, ...] = (
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "users:read",
    )
    events: tuple[str, ...] = ("app_mention",)
    shortcuts: tuple[WorkspaceShortcut, ...] = ()
    has_home: bool = True
    app_id: str = "A0SANDBOX01"
    user_id: str = "U0BOT000001"
    bot_id: str = "B0BOT000001"

    def receives(self, event: str) -> bool:
        """Return whether the app subscribes to an event type and has the scope for it."""
        needed = EVENT_SCOPES.get(event, "")
        return event in self.events and (needed is None or needed in self.scopes)

    def command(self, name: str) -> WorkspaceCommand | None:
        """Return the command with this name, if the app declares it."""
        return next((command for command in self.commands if command.name == name), None)


@dataclass(frozen=True, slots=True)
class WorkspaceUser:
    """A person in the workspace, or with a bot_id another app's bot."""

    id: str
    handle: str
    name: str
    title: str = ""
    bot_id: str | None = None
    tz: str = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or with `is_im` the direct messages between a person and the app.

    `person` is the id of that person; None stands for the person who uses the pages.
    """

    id: str
    name: str
    topic: str = ""
    bot_is_member: bool = True
    is_im: bool = False
    person: str | None = None
    is_archived: bool = False
    is_ext_shared: bool = False


@dataclass(frozen=True, slots=True)
class InitialMessage:
    """A message that a workspace contains at its start, as its author typed it."""

    channel: str
    author: str
    text: str
    minutes_ago: float = 0.0
    replies: tuple["InitialMessage", ...] = ()


YOU = WorkspaceUser("U0YOU000001", "you", "You")


@dataclass(frozen=True, slots=True)
class WorkspaceConfig:
    """A workspace; the first of `people` is the person who uses the pages."""

    name: str = "Local workspace"
    domain: str = "local"
    team_id: str = "T0SANDBOX01"
    people: tuple[WorkspaceUser, ...] = (YOU, WorkspaceUser("U0MINA00001", "mina", "Mina Torres"))
    channels: tuple[Channel, ...] = (
        Channel("C0DIPLOMACY", "diplomacy", "Who met whom, and what they said"),
        Channel("C0RANDOM001", "random", "Everything else", bot_is_member=False),
    )
    initial_messages: tuple[InitialMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkspaceTiming:
    """Slack's time limits and retry delays in seconds; tests shorten them instead of sleeping.

    An event is sent again after each of `retry_delays` until it is acknowledged.
    """

    ack_seconds: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    response_url_seconds: float = 1800.0
    response_url_uses: int = 5
    ticket_seconds: float = 30.0
    trigger_seconds: float = 3.0


@dataclass(frozen=True, slots=True)
class SandboxEnvironment:
    """The sources of time and randomness: seconds since the epoch, and n random bytes in hex."""

    clock: Callable[[], float] = time.time
    random_hex: Callable[[int], str] = secrets.token_hex
