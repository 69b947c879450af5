"""A Slack workspace on this machine, to which a bot connects as it connects to Slack."""

from bot.sandbox.config import (
    AppConfig,
    Channel,
    InitialMessage,
    SandboxEnvironment,
    WorkspaceCommand,
    WorkspaceConfig,
    WorkspaceShortcut,
    WorkspaceTiming,
    WorkspaceUser,
)
from bot.sandbox.errors import NotRunningError, PortInUseError, RefusedError, SandboxError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.user_actions.seeding import build_example_workspace
from bot.sandbox.web_api.server import ApiCall, Tokens
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.views import View

__all__ = [
    "ApiCall",
    "AppConfig",
    "Channel",
    "EventDelivery",
    "InitialMessage",
    "Message",
    "NotRunningError",
    "PortInUseError",
    "RefusedError",
    "Sandbox",
    "SandboxEnvironment",
    "SandboxError",
    "Tokens",
    "View",
    "WorkspaceCommand",
    "WorkspaceConfig",
    "WorkspaceShortcut",
    "WorkspaceTiming",
    "WorkspaceUser",
    "build_example_workspace",
]
