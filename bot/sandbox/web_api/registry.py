"""The methods of the Web API that the workspace serves: one row each, with the scope it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api import chat, conversations, users, views
from bot.sandbox.workspace.workspace import Slack

Arguments = Mapping[str, Any]
Run = Callable[[Slack, Arguments], dict[str, Any]]
TokenKind = Literal["none", "bot", "app"]


@dataclass(frozen=True, slots=True)
class Method:
    """What a method does, the token it takes and the scope that the token must have."""

    run: Run
    scope: str | None = None
    token: TokenKind = "bot"  # noqa: S105  a kind of token, no token


def echo(_slack: Slack, arguments: Arguments) -> dict[str, Any]:
    """api.test."""
    if error := arguments.get("error"):
        raise RefusedError(str(error), args=dict(arguments))
    return {"args": dict(arguments)}


def identify(slack: Slack, _arguments: Arguments) -> dict[str, Any]:
    """auth.test."""
    workspace = slack.workspace
    return {
        "url": f"{slack.url()}/",
        "team": workspace.config.name,
        "user": workspace.app.handle,
        "team_id": workspace.config.team_id,
        "user_id": workspace.app.user_id,
        "bot_id": workspace.app.bot_id,
        "is_enterprise_install": False,
    }


def build_methods(open_connection: Run) -> Mapping[str, Method]:
    """The table; opening a socket is the one thing that the workspace cannot do by itself."""
    return {
        "api.test": Method(echo, token="none"),  # noqa: S106  a kind of token, no token
        "apps.connections.open": Method(open_connection, "connections:write", "app"),
        "auth.test": Method(identify),
        "chat.delete": Method(chat.delete, "chat:write"),
        "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
        "chat.postMessage": Method(chat.post_message, "chat:write"),
        "chat.update": Method(chat.update, "chat:write"),
        "conversations.history": Method(conversations.history),  # their scopes depend on the place
        "conversations.info": Method(conversations.conversation_info),
        "conversations.open": Method(conversations.open_conversation, "im:write"),
        "conversations.replies": Method(conversations.replies),
        "team.info": Method(users.team_info, "team:read"),
        "users.info": Method(users.user_info, "users:read"),
        "views.open": Method(views.open_view),
        "views.publish": Method(views.publish),
        "views.push": Method(views.push),
        "views.update": Method(views.update),
    }
