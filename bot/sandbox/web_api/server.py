"""Handle calls of the Web API: check token and scope, run the method, record the call."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.fault_injection import FaultInjector, InjectedFault
from bot.sandbox.web_api.registry import ApiMethod
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Workspace

APP_SCOPES = ("connections:write",)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The bot token and the app-level token of an app in Socket Mode."""

    bot: str
    app: str


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call of a method, without its token, and the response to it."""

    method: str
    arguments: Mapping[str, Any]
    response: Mapping[str, Any]
    status: int = 200
    headers: Mapping[str, str] | None = None
    dropped: bool = False
    delay_seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether the method succeeded."""
        return self.response.get("ok") is True


class WebApi:
    """The Web API of one workspace. Safe to call from any thread."""

    def __init__(
        self,
        workspace: Workspace,
        methods: Mapping[str, ApiMethod],
        tokens: Tokens,
        faults: FaultInjector,
    ) -> None:
        self._workspace = workspace
        self._methods = methods
        self._tokens = tokens
        self._faults = faults
        self._calls: list[ApiCall] = []

    def calls(self) -> tuple[ApiCall, ...]:
        """Return all calls so far, oldest first."""
        with self._workspace.notifier.lock():
            return tuple(self._calls)

    def call(self, name: str, token: str, arguments: Arguments) -> ApiCall:
        """Handle a call; a failed call is also shown as an error on the page."""
        arguments = {key: value for key, value in arguments.items() if key != "token"}
        with self._workspace.notifier.change():
            fault = self._faults.take(name)
            if fault is None or fault.is_performed:
                call = self._perform(name, token, arguments)
            else:
                call = _build_failed_call(name, arguments, fault)
            if fault:
                call = replace(call, dropped=fault.drop, delay_seconds=fault.delay_seconds)
            self._calls.append(call)
            if not call.ok:
                self._show_error(call)
            return call

    def refuse(self, name: str, refused: RefusedError) -> ApiCall:
        """Record a call whose request could not be parsed, and build its response."""
        with self._workspace.notifier.change():
            call = ApiCall(name, {}, refused.to_json())
            self._calls.append(call)
            self._show_error(call)
            return call

    def _perform(self, name: str, token: str, arguments: Arguments) -> ApiCall:
        try:
            method = self._find(name)
            granted = self._check_token(method, token)
            body = {"ok": True, **method.handler(self._workspace, arguments)}
        except RefusedError as refused:
            return ApiCall(name, arguments, refused.to_json())
        return ApiCall(name, arguments, body, headers={"x-oauth-scopes": ",".join(granted)})

    def _find(self, name: str) -> ApiMethod:
        if name not in self._methods:
            raise RefusedError("unknown_method", req_method=name)
        return self._methods[name]

    def _check_token(self, method: ApiMethod, token: str) -> tuple[str, ...]:
        if method.token == "none":  # noqa: S105  a kind of token, not a token
            return ()
        if not token:
            raise RefusedError("not_authed")
        if token not in (self._tokens.bot, self._tokens.app):
            raise RefusedError("invalid_auth")
        if token == self._tokens.bot and not self._workspace.state.is_installed:
            raise RefusedError("account_inactive")
        kind = "bot" if token == self._tokens.bot else "app"
        if kind != method.token:
            raise RefusedError("not_allowed_token_type")
        granted = self._workspace.state.app.scopes if kind == "bot" else APP_SCOPES
        if method.scope and method.scope not in granted:
            raise RefusedError("missing_scope", needed=method.scope, provided=",".join(granted))
        return granted

    def _show_error(self, call: ApiCall) -> None:
        state = self._workspace.state
        try:
            channel = state.find_channel(str(call.arguments.get("channel")))
        except RefusedError:
            channel = state.main_channel
        error = call.response.get("error") or f"HTTP status {call.status}"
        title = f"{call.method} failed: {error}"
        self._workspace.show_error(ResponseTarget(channel.id, ""), title, _reasons(call))


def _build_failed_call(name: str, arguments: Arguments, fault: InjectedFault) -> ApiCall:
    error = fault.error or ("ratelimited" if fault.status == 429 else None)  # noqa: PLR2004  the HTTP status
    body: dict[str, Any] = {"ok": False, "error": error} if error else {}
    return ApiCall(name, arguments, body, fault.status, fault.headers)


def _reasons(call: ApiCall) -> list[str]:
    reasons = list(call.response.get("errors", ()))
    if needed := call.response.get("needed"):
        reasons.append(f"needed: {needed}; provided: {call.response.get('provided')}")
    if call.dropped:
        reasons.append("the connection was dropped by a test")
    return reasons
