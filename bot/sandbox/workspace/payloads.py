"""Build the payloads of events and commands, and the control messages of Socket Mode."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.config import AppConfig, Channel, WorkspaceConfig, WorkspaceUser
from bot.sandbox.json_body import JsonObject


@dataclass(frozen=True, slots=True)
class PayloadContext:
    """The app that payloads are sent to, and the workspace that they come from."""

    app: AppConfig
    workspace_config: WorkspaceConfig
    verification_token: str

    @property
    def team_id(self) -> str:
        """The id of the workspace."""
        return self.workspace_config.team_id


@dataclass(frozen=True, slots=True)
class CommandInvocation:
    """Where and by whom a command was run, and what the app can respond with."""

    channel: Channel
    person: WorkspaceUser
    response_url: str
    trigger_id: str


def hello_message(app_id: str, connections: int) -> dict[str, Any]:
    """Build the first message on a socket."""
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": {"app_id": app_id},
        "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
    }


def disconnect_message(reason: str) -> dict[str, Any]:
    """Build the last message on a socket."""
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}


def event_callback(
    context: PayloadContext, event: JsonObject, event_id: str, at: float
) -> dict[str, Any]:
    """Wrap an event in the envelope of the Events API; `at` is in seconds since the epoch."""
    authorization = {
        "enterprise_id": None,
        "team_id": context.team_id,
        "user_id": context.app.user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": context.verification_token,
        "team_id": context.team_id,
        "api_app_id": context.app.app_id,
        "event": dict(event),
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def slash_command(
    context: PayloadContext, invocation: CommandInvocation, command: str, text: str
) -> dict[str, Any]:
    """Build the payload of a slash command."""
    return {
        "token": context.verification_token,
        "team_id": context.team_id,
        "team_domain": context.workspace_config.domain,
        "channel_id": invocation.channel.id,
        "channel_name": channel_name_for_app(invocation.channel),
        "user_id": invocation.person.id,
        "user_name": invocation.person.handle,
        "command": command,
        "text": text,
        "api_app_id": context.app.app_id,
        "is_enterprise_install": "false",
        "response_url": invocation.response_url,
        "trigger_id": invocation.trigger_id,
    }


def channel_name_for_app(channel: Channel) -> str:
    """Return the name of a channel as it appears in payloads."""
    return "directmessage" if channel.is_im else channel.name
