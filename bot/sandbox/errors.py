"""The errors of the local workspace.

SandboxError
├── PortInUseError     another program listens on the port (also an OSError)
├── NotRunningError    the sandbox has not started, or has stopped
└── RefusedError       Slack refuses a request
"""

from typing import Any

from bot.sandbox.json_body import JsonObject


class SandboxError(Exception):
    """The base class of the sandbox's errors."""


class PortInUseError(SandboxError, OSError):
    """Another program listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use by another program.")
        self.port = port


class NotRunningError(SandboxError):
    """The sandbox has not started, or has stopped."""


class RefusedError(SandboxError):
    """Slack refuses a request, with an error code such as "channel_not_found".

    `reasons` are sentences for the developer; `extra` are further fields of the response.
    """

    def __init__(self, code: str, *reasons: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.reasons = reasons
        self.extra = extra

    def to_json(self) -> JsonObject:
        """Return the response body, in the format of the Web API."""
        body: dict[str, Any] = {"ok": False, "error": self.code, **self.extra}
        if self.reasons:
            body["errors"] = list(self.reasons)
            body["response_metadata"] = {"messages": [f"[ERROR] {r}" for r in self.reasons]}
        return body
