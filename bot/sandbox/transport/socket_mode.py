"""The Socket Mode server: tickets, connections, and the words that go over them."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.json_body import decode_json
from bot.sandbox.workspace import payloads
from bot.sandbox.workspace.change_notifier import ChangeNotifier

MAX_CONNECTIONS = 10
GOING_AWAY = 1001
POLICY_VIOLATION = 1008

Acknowledge = Callable[[str, Mapping[str, Any] | None], None]


@dataclass(eq=False, slots=True)
class _Connection:
    loop: asyncio.AbstractEventLoop
    outbox: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)

    def put(self, text: str | None) -> None:
        """Send a text, or with None close; from any thread."""
        self.loop.call_soon_threadsafe(self.outbox.put_nowait, text)


class Tickets:
    """What apps.connections.open gives out: each opens one socket, soon."""

    def __init__(
        self, clock: Callable[[], float], new_secret: Callable[[], str], seconds: float
    ) -> None:
        self._clock = clock
        self._new_secret = new_secret
        self._seconds = seconds
        self._valid_until: dict[str, float] = {}

    def issue(self) -> str:
        """Give out a ticket."""
        ticket = self._new_secret()
        self._valid_until[ticket] = self._clock() + self._seconds
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Take a ticket back; it is good once."""
        return self._valid_until.pop(ticket, float("-inf")) >= self._clock()


class Sockets:
    """The app's open connections; envelopes go to one of them at a time, in turn."""

    def __init__(self, app_id: str, tickets: Tickets, bell: ChangeNotifier) -> None:
        self._app_id = app_id
        self._bell = bell
        self._connections: list[_Connection] = []
        self._turn = 0
        self.tickets = tickets

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    def send(self, envelope: Mapping[str, Any]) -> bool:
        """Send an envelope to the connection whose turn it is, if there is one."""
        with self._bell.reading():
            if not self._connections:
                return False
            self._turn += 1
            connection = self._connections[self._turn % len(self._connections)]
            connection.put(json.dumps(envelope))
            return True

    def drop(self, reason: str | None) -> None:
        """Close all connections, after a disconnect message unless the reason is None."""
        with self._bell.changing():
            for connection in self._connections:
                if reason is not None:
                    connection.put(json.dumps(payloads.disconnect(reason)))
                connection.put(None)
            self._connections.clear()

    async def serve(self, websocket: WebSocket, acknowledge: Acknowledge) -> None:
        """Serve one connection, from its ticket to its end."""
        if not self.tickets.redeem(websocket.query_params.get("ticket", "")):
            await websocket.close(POLICY_VIOLATION)
            return
        await websocket.accept()
        if self.count >= MAX_CONNECTIONS:
            await websocket.send_json(payloads.disconnect("too_many_websockets"))
            await websocket.close(POLICY_VIOLATION)
            return
        await websocket.send_json(payloads.hello(self._app_id, self.count + 1))
        with self._open() as connection:
            await _converse(websocket, connection, acknowledge)

    @contextmanager
    def _open(self) -> Iterator[_Connection]:
        connection = _Connection(asyncio.get_running_loop())
        with self._bell.changing():
            self._connections.append(connection)
        try:
            yield connection
        finally:
            with self._bell.changing(), suppress(ValueError):  # it may have been dropped already
                self._connections.remove(connection)


async def _converse(
    websocket: WebSocket, connection: _Connection, acknowledge: Acknowledge
) -> None:
    writer = asyncio.create_task(_write(websocket, connection))
    try:
        while True:
            _read(await websocket.receive_text(), acknowledge)
    except (WebSocketDisconnect, KeyError):  # KeyError: a binary frame, which Slack knows not
        pass
    finally:
        writer.cancel()
        with suppress(asyncio.CancelledError):
            await writer


async def _write(websocket: WebSocket, connection: _Connection) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # the app has gone: its reader says so too
        while (text := await connection.outbox.get()) is not None:
            await websocket.send_text(text)
        await websocket.close(GOING_AWAY)


def _read(text: str, acknowledge: Acknowledge) -> None:
    try:
        body = decode_json(text)
    except ValueError:
        return
    if isinstance(body, dict) and isinstance(body.get("envelope_id"), str):
        answer = body.get("payload")
        acknowledge(body["envelope_id"], answer if isinstance(answer, dict) else None)
