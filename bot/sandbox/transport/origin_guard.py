"""Reject requests with a foreign host name and requests from other web sites."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")
SAFE_METHODS = ("GET", "HEAD")

# Pages load nothing from other hosts except the images of an app's blocks.
SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class OriginGuard:
    """ASGI middleware that rejects foreign hosts and origins, against DNS rebinding and CSRF."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or reject it."""
        refusal = _find_refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(refusal, 403)(scope, receive, send)


def _find_refusal(scope: Scope) -> str | None:
    if scope["type"] not in ("http", "websocket"):
        return None
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_loopback(host):
        return "The local workspace accepts only requests to localhost.\n"
    origin = headers.get("origin")
    if scope.get("method") not in SAFE_METHODS and origin not in (None, f"http://{host}"):
        return "The local workspace accepts no requests from other web sites.\n"
    return None


def is_loopback(host: str) -> bool:
    """Return whether a Host header names this machine by a loopback name or address."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    return name in LOOPBACK_HOSTS and not set("@/?#") & set(host)
