"""The table of the Web API methods that the workspace supports, with their tokens and scopes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api import chat, conversations, users, views
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.workspace.workspace import Workspace

MethodHandler = Callable[[Workspace, Arguments], dict[str, Any]]
TokenKind = Literal["none", "bot", "app"]


@dataclass(frozen=True, slots=True)
class ApiMethod:
    """A method's handler, the kind of token it takes and the scope that the token needs."""

    handler: MethodHandler
    scope: str | None = None
    token: TokenKind = "bot"  # noqa: S105  a kind of token, not a token


def api_test(_slack: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Perform api.test."""
    if error := arguments.get("error"):
        raise RefusedError(str(error), args=dict(arguments))
    return {"args": dict(arguments)}


def auth_test(workspace: Workspace, _arguments: Arguments) -> dict[str, Any]:
    """Perform auth.test."""
    state = workspace.state
    return {
        "url": f"{workspace.url()}/",
        "team": state.config.name,
        "user": state.app.handle,
        "team_id": state.config.team_id,
        "user_id": state.app.user_id,
        "bot_id": state.app.bot_id,
        "is_enterprise_install": False,
    }


def build_methods(open_connection: MethodHandler) -> Mapping[str, ApiMethod]:
    """Build the table; `open_connection` performs apps.connections.open."""
    return {
        "api.test": ApiMethod(api_test, token="none"),  # noqa: S106  a kind of token, not a token
        "apps.connections.open": ApiMethod(open_connection, "connections:write", "app"),
        "auth.test": ApiMethod(auth_test),
        "chat.delete": ApiMethod(chat.delete, "chat:write"),
        "chat.postEphemeral": ApiMethod(chat.post_ephemeral, "chat:write"),
        "chat.postMessage": ApiMethod(chat.post_message, "chat:write"),
        "chat.update": ApiMethod(chat.update, "chat:write"),
        "conversations.history": ApiMethod(conversations.history),  # scope depends on channel
        "conversations.info": ApiMethod(conversations.conversation_info),
        "conversations.open": ApiMethod(conversations.open_conversation, "im:write"),
        "conversations.replies": ApiMethod(conversations.replies),
        "team.info": ApiMethod(users.team_info, "team:read"),
        "users.info": ApiMethod(users.user_info, "users:read"),
        "views.open": ApiMethod(views.open_view),
        "views.publish": ApiMethod(views.publish),
        "views.push": ApiMethod(views.push),
        "views.update": ApiMethod(views.update),
    }
