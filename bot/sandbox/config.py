"""What a local workspace is made of: its app, people, channels, first messages and patience."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

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
    """A slash command as the app's manifest declares it."""

    name: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class WorkspaceShortcut:
    """A shortcut as the app's manifest declares it: on a message, or anywhere (global)."""

    name: str
    callback_id: str
    kind: Literal["message", "global"] = "message"
    description: str = ""


@dataclass(frozen=True, slots=True)
class AppConfig:
    """The Slack app: what it is called, what it may do and what it listens to."""

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

    def hears(self, event: str) -> bool:
        """Whether Slack sends this app such an event: it has asked for it, and may have it."""
        needed = EVENT_SCOPES.get(event, "")
        return event in self.events and (needed is None or needed in self.scopes)

    def command(self, name: str) -> WorkspaceCommand | None:
        """Find the command that a person typed."""
        return next((command for command in self.commands if command.name == name), None)


@dataclass(frozen=True, slots=True)
class WorkspaceUser:
    """Someone in the workspace; with a bot_id, somebody else's bot."""

    id: str
    handle: str
    name: str
    title: str = ""
    bot_id: str | None = None
    tz: str = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to talk. Direct messages of a person and the app are one too (is_im).

    With no person named, they are those of the person who uses the pages.
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
class Post:
    """A message that is there before anybody comes, as its author typed it."""

    channel: str
    author: str
    text: str
    minutes_ago: float = 0.0
    replies: tuple["Post", ...] = ()


YOU = WorkspaceUser("U0YOU000001", "you", "You")


@dataclass(frozen=True, slots=True)
class WorkspaceConfig:
    """A workspace; `people` come first-person first: the first one is who uses the pages."""

    name: str = "Local workspace"
    domain: str = "local"
    team_id: str = "T0SANDBOX01"
    people: tuple[WorkspaceUser, ...] = (YOU, WorkspaceUser("U0MINA00001", "mina", "Mina Torres"))
    channels: tuple[Channel, ...] = (
        Channel("C0DIPLOMACY", "diplomacy", "Who met whom, and what they said"),
        Channel("C0RANDOM001", "random", "Everything else", bot_is_member=False),
    )
    posts: tuple[Post, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WorkspaceTiming:
    """Slack's patience, in seconds; tests shorten it instead of sleeping."""

    ack_seconds: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    response_url_seconds: float = 1800.0
    response_url_uses: int = 5
    ticket_seconds: float = 30.0
    trigger_seconds: float = 3.0


@dataclass(frozen=True, slots=True)
class World:
    """What comes from outside: the time, and chance."""

    clock: Callable[[], float] = time.time
    random_hex: Callable[[int], str] = secrets.token_hex
