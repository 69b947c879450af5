"""What can go wrong, as a tree.

SandboxError
├── PortInUseError     another program listens on the port (an OSError too)
├── NotRunningError    something was asked of a sandbox that has not started
└── RefusedError       Slack's answer when it does not do what was asked
"""

from collections.abc import Mapping
from typing import Any


class SandboxError(Exception):
    """Anything that the sandbox raises on purpose."""


class PortInUseError(SandboxError, OSError):
    """Another program listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use by another program.")
        self.port = port


class NotRunningError(SandboxError):
    """The sandbox has not started, or has stopped."""


class RefusedError(SandboxError):
    """Slack's answer when it does not do what was asked: a code, and perhaps its reasons."""

    def __init__(self, code: str, *reasons: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.reasons = reasons
        self.extra = extra

    def to_json(self) -> Mapping[str, Any]:
        """The body of the answer, as the Web API words it."""
        body: dict[str, Any] = {"ok": False, "error": self.code, **self.extra}
        if self.reasons:
            body["errors"] = list(self.reasons)
            body["response_metadata"] = {"messages": [f"[ERROR] {r}" for r in self.reasons]}
        return body
