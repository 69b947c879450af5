"""The bodies that Slack sends to an app, written from frozen values and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.config import AppConfig, Channel, WorkspaceConfig, WorkspaceUser

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Addressee:
    """The app that a body is for, and the workspace it comes from."""

    app: AppConfig
    workspace: WorkspaceConfig
    verification_token: str

    @property
    def team_id(self) -> str:
        """The workspace's id."""
        return self.workspace.team_id


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where somebody turned to the app, who it was, and what lets the app answer."""

    channel: Channel
    person: WorkspaceUser
    response_url: str
    trigger_id: str


def hello(app_id: str, connections: int) -> dict[str, Any]:
    """The first message on a socket."""
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": {"app_id": app_id},
        "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
    }


def disconnect(reason: str) -> dict[str, Any]:
    """The last message on a socket."""
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}


def event_callback(to: Addressee, event: Json, event_id: str, at: float) -> dict[str, Any]:
    """Wrap an event as the Events API does."""
    authorization = {
        "enterprise_id": None,
        "team_id": to.team_id,
        "user_id": to.app.user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": to.verification_token,
        "team_id": to.team_id,
        "api_app_id": to.app.app_id,
        "event": dict(event),
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def slash_command(to: Addressee, on: Occasion, command: str, text: str) -> dict[str, Any]:
    """What an app receives for a slash command."""
    return {
        "token": to.verification_token,
        "team_id": to.team_id,
        "team_domain": to.workspace.domain,
        "channel_id": on.channel.id,
        "channel_name": name_of(on.channel),
        "user_id": on.person.id,
        "user_name": on.person.handle,
        "command": command,
        "text": text,
        "api_app_id": to.app.app_id,
        "is_enterprise_install": "false",
        "response_url": on.response_url,
        "trigger_id": on.trigger_id,
    }


def name_of(channel: Channel) -> str:
    """A channel's name, as far as Slack tells it to apps."""
    return "directmessage" if channel.is_im else channel.name
