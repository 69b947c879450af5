"""A Slack workspace on this machine, which a bot connects to just as it connects to Slack."""

from bot.sandbox.config import (
    AppConfig,
    Channel,
    Post,
    WorkspaceCommand,
    WorkspaceConfig,
    WorkspaceShortcut,
    WorkspaceTiming,
    WorkspaceUser,
    World,
)
from bot.sandbox.errors import NotRunningError, PortInUseError, RefusedError, SandboxError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.user_actions.seeding import build_friendly_workspace
from bot.sandbox.web_api.server import ApiCall, Tokens
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.views import View

__all__ = [
    "ApiCall",
    "AppConfig",
    "Channel",
    "EventDelivery",
    "Message",
    "NotRunningError",
    "PortInUseError",
    "Post",
    "RefusedError",
    "Sandbox",
    "SandboxError",
    "Tokens",
    "View",
    "WorkspaceCommand",
    "WorkspaceConfig",
    "WorkspaceShortcut",
    "WorkspaceTiming",
    "WorkspaceUser",
    "World",
    "build_friendly_workspace",
]
