"""Plain HTTP and WebSocket clients, for tests of exact requests and responses."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from websockets.sync.client import ClientConnection, connect

from bot.sandbox import Sandbox
from tests.support import MAX_WAIT_SECONDS


@dataclass(frozen=True)
class HttpResponse:
    """An HTTP response."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def request(
    method: str, url: str, body: bytes | str = b"", headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Send an HTTP request with exactly these headers."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=MAX_WAIT_SECONDS)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, body, dict(headers or {}))
        response = connection.getresponse()
        text = response.read().decode()
        return HttpResponse(response.status, {k.lower(): v for k, v in response.getheaders()}, text)
    finally:
        connection.close()


def call(sandbox: Sandbox, method: str, token: str | None = None, **arguments: Any) -> HttpResponse:
    """Call a method of the Web API with JSON arguments."""
    headers = {"Content-Type": "application/json; charset=utf-8"}
    if token != "":
        headers["Authorization"] = f"Bearer {token or sandbox.bot_token}"
    return request("POST", sandbox.api_url + method, json.dumps(arguments), headers)


def post_form(url: str, headers: Mapping[str, str] | None = None, **fields: str) -> HttpResponse:
    """Send a form, as a page does."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return request("POST", url, urlencode(fields), kind | dict(headers or {}))


def post_json(url: str, body: Any) -> HttpResponse:
    """Send JSON, as an app does to a response URL."""
    return request("POST", url, json.dumps(body), {"Content-Type": "application/json"})


class Socket:
    """The app's end of a socket, without a Slack library."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    def receive(self) -> Any:
        return json.loads(self._connection.recv(timeout=MAX_WAIT_SECONDS))

    def send(self, text: str) -> None:
        self._connection.send(text)

    def acknowledge(self, envelope: Mapping[str, Any], **payload: Any) -> None:
        acknowledgement: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
        self.send(json.dumps(acknowledgement | ({"payload": payload} if payload else {})))


@contextmanager
def open_socket(sandbox: Sandbox) -> Iterator[Socket]:
    """Connect in Socket Mode, and receive the hello message."""
    opened = call(sandbox, "apps.connections.open", sandbox.app_token).json
    with connect(opened["url"], proxy=None) as connection:
        socket = Socket(connection)
        assert socket.receive()["type"] == "hello"
        sandbox.observer.wait_until_connected()
        yield socket
