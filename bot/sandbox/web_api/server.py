"""Answers calls of the Web API: checks the token and the scope, runs the method, keeps a record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.fault_injection import Fault, Faults
from bot.sandbox.web_api.registry import Arguments, Method
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Slack

APP_SCOPES = ("connections:write",)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The two tokens of an app in Socket Mode."""

    bot: str
    app: str


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call that the app has made, without its token, and what it was answered."""

    method: str
    arguments: Mapping[str, Any]
    response: Mapping[str, Any]
    status: int = 200
    headers: Mapping[str, str] | None = None
    dropped: bool = False
    delay_seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether the method did what it was asked."""
        return self.response.get("ok") is True


class WebApi:
    """The Web API of one workspace."""

    def __init__(
        self, slack: Slack, methods: Mapping[str, Method], tokens: Tokens, faults: Faults
    ) -> None:
        self._slack = slack
        self._methods = methods
        self._tokens = tokens
        self._faults = faults
        self._calls: list[ApiCall] = []

    def calls(self) -> tuple[ApiCall, ...]:
        """All calls so far, oldest first."""
        with self._slack.bell.reading():
            return tuple(self._calls)

    def call(self, name: str, token: str, arguments: Arguments) -> ApiCall:
        """Answer a call; what was refused shows on the page, too."""
        arguments = {key: value for key, value in arguments.items() if key != "token"}
        with self._slack.bell.changing():
            fault = self._faults.take(name)
            if fault is None or fault.is_performed:
                call = self._answer(name, token, arguments)
            else:
                call = _fail(name, arguments, fault)
            if fault:
                call = replace(call, dropped=fault.drop, delay_seconds=fault.delay_seconds)
            self._calls.append(call)
            if not call.ok:
                self._show(call)
            return call

    def refuse(self, name: str, refused: RefusedError) -> ApiCall:
        """Answer a call that cannot even be read."""
        with self._slack.bell.changing():
            call = ApiCall(name, {}, refused.to_json())
            self._calls.append(call)
            self._show(call)
            return call

    def _answer(self, name: str, token: str, arguments: Arguments) -> ApiCall:
        try:
            method = self._find(name)
            granted = self._check(method, token)
            body = {"ok": True, **method.run(self._slack, arguments)}
        except RefusedError as refused:
            return ApiCall(name, arguments, refused.to_json())
        return ApiCall(name, arguments, body, headers={"x-oauth-scopes": ",".join(granted)})

    def _find(self, name: str) -> Method:
        if name not in self._methods:
            raise RefusedError("unknown_method", req_method=name)
        return self._methods[name]

    def _check(self, method: Method, token: str) -> tuple[str, ...]:
        if method.token == "none":  # noqa: S105  a kind of token, no token
            return ()
        if not token:
            raise RefusedError("not_authed")
        if token not in (self._tokens.bot, self._tokens.app):
            raise RefusedError("invalid_auth")
        if token == self._tokens.bot and not self._slack.workspace.is_installed:
            raise RefusedError("account_inactive")
        kind = "bot" if token == self._tokens.bot else "app"
        if kind != method.token:
            raise RefusedError("not_allowed_token_type")
        granted = self._slack.workspace.app.scopes if kind == "bot" else APP_SCOPES
        if method.scope and method.scope not in granted:
            raise RefusedError("missing_scope", needed=method.scope, provided=",".join(granted))
        return granted

    def _show(self, call: ApiCall) -> None:
        workspace = self._slack.workspace
        try:
            channel = workspace.channel(str(call.arguments.get("channel")))
        except RefusedError:
            channel = workspace.main_channel
        what = call.response.get("error") or f"HTTP status {call.status}"
        title = f"{call.method} failed: {what}"
        self._slack.show_error(ResponseTarget(channel.id, ""), title, _reasons(call))


def _fail(name: str, arguments: Arguments, fault: Fault) -> ApiCall:
    error = fault.error or ("ratelimited" if fault.status == 429 else None)  # noqa: PLR2004  HTTP's
    body: dict[str, Any] = {"ok": False, "error": error} if error else {}
    return ApiCall(name, arguments, body, fault.status, fault.headers)


def _reasons(call: ApiCall) -> list[str]:
    reasons = list(call.response.get("errors", ()))
    if needed := call.response.get("needed"):
        reasons.append(f"needed: {needed}; provided: {call.response.get('provided')}")
    if call.dropped:
        reasons.append("the connection was cut, as a test has asked")
    return reasons
