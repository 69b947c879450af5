"""A Slack workspace on this machine, which a bot connects to just as it connects to Slack."""

from bot.sandbox.config import (
    AppConfig,
    Channel,
    Command,
    Person,
    Post,
    Shortcut,
    Timing,
    WorkspaceConfig,
    World,
)
from bot.sandbox.errors import NotRunningError, PortInUseError, RefusedError, SandboxError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.user_actions.seeding import build_friendly_workspace
from bot.sandbox.web_api.server import ApiCall, Tokens
from bot.sandbox.workspace.dispatcher import Delivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.views import View

__all__ = [
    "ApiCall",
    "AppConfig",
    "Channel",
    "Command",
    "Delivery",
    "Message",
    "NotRunningError",
    "Person",
    "PortInUseError",
    "Post",
    "RefusedError",
    "Sandbox",
    "SandboxError",
    "Shortcut",
    "Timing",
    "Tokens",
    "View",
    "WorkspaceConfig",
    "World",
    "build_friendly_workspace",
]
