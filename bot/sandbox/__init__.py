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
from bot.sandbox.delivery import Delivery
from bot.sandbox.errors import NotRunningError, PortInUseError, RefusedError, SandboxError
from bot.sandbox.messages import Message
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seeding import build_friendly_workspace
from bot.sandbox.surfaces import View
from bot.sandbox.web_api import ApiCall, Tokens

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
