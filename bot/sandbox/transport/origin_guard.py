"""Keeps other web sites out: only this machine's names, and no requests from foreign pages."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SAFE_METHODS = ("GET", "HEAD")

# Nothing is loaded from elsewhere, save the images that an app shows.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """An ASGI layer in front of everything that the workspace serves."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in, refuse the rest."""
        refusal = _refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(refusal, 403)(scope, receive, send)


def _refusal(scope: Scope) -> str | None:
    if scope["type"] not in ("http", "websocket"):
        return None
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_loopback(host):
        return "This workspace answers only to this machine's own names.\n"
    origin = headers.get("origin")
    if scope.get("method") not in SAFE_METHODS and origin not in (None, f"http://{host}"):
        return "This workspace takes no requests from other sites.\n"
    return None


def is_loopback(host: str) -> bool:
    """Whether a Host header names this machine, which a rebound DNS name does not."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    return name in LOOPBACK and not set("@/?#") & set(host)
