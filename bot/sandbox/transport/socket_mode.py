"""The Socket Mode server: connection tickets, sockets and their messages."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.json_body import JsonObject, decode_json
from bot.sandbox.workspace import payloads
from bot.sandbox.workspace.change_notifier import ChangeNotifier

MAX_CONNECTIONS = 10
CLOSE_GOING_AWAY = 1001
CLOSE_POLICY_VIOLATION = 1008

Acknowledge = Callable[[str, JsonObject | None], None]


@dataclass(eq=False, slots=True)
class _Socket:
    """An open socket and its queue of outgoing messages; None in the queue closes it."""

    loop: asyncio.AbstractEventLoop
    outbox: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)

    def put(self, text: str | None) -> None:
        """Queue a message, or with None a close; safe to call from any thread."""
        self.loop.call_soon_threadsafe(self.outbox.put_nowait, text)


class ConnectionTickets:
    """The tickets that apps.connections.open issues: each opens one socket within a time limit.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(
        self, clock: Callable[[], float], new_secret: Callable[[], str], seconds: float
    ) -> None:
        self._clock = clock
        self._new_secret = new_secret
        self._seconds = seconds
        self._valid_until: dict[str, float] = {}

    def issue(self) -> str:
        """Issue a ticket."""
        ticket = self._new_secret()
        self._valid_until[ticket] = self._clock() + self._seconds
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Use a ticket; return whether it was valid."""
        return self._valid_until.pop(ticket, float("-inf")) >= self._clock()


class SocketConnections:
    """The app's open sockets; envelopes are sent to them in turn. Safe to use from any thread."""

    def __init__(self, app_id: str, tickets: ConnectionTickets, notifier: ChangeNotifier) -> None:
        self._app_id = app_id
        self._notifier = notifier
        self._sockets: list[_Socket] = []
        self._next_index = 0
        self._tickets = tickets

    @property
    def count(self) -> int:
        """The number of open sockets."""
        return len(self._sockets)

    def send(self, envelope: JsonObject) -> bool:
        """Send an envelope to the next socket; return False if none is open."""
        with self._notifier.lock():
            if not self._sockets:
                return False
            self._next_index += 1
            socket = self._sockets[self._next_index % len(self._sockets)]
            socket.put(json.dumps(envelope))
            return True

    def close_all(self, reason: str | None) -> None:
        """Close all sockets, after a disconnect message unless the reason is None."""
        with self._notifier.change():
            for socket in self._sockets:
                if reason is not None:
                    socket.put(json.dumps(payloads.disconnect_message(reason)))
                socket.put(None)
            self._sockets.clear()

    async def serve(self, websocket: WebSocket, acknowledge: Acknowledge) -> None:
        """Serve one socket from its ticket to its end."""
        with self._notifier.lock():
            is_admitted = self._tickets.redeem(websocket.query_params.get("ticket", ""))
        if not is_admitted:
            await websocket.close(CLOSE_POLICY_VIOLATION)
            return
        await websocket.accept()
        if self.count >= MAX_CONNECTIONS:
            await websocket.send_json(payloads.disconnect_message("too_many_websockets"))
            await websocket.close(CLOSE_POLICY_VIOLATION)
            return
        await websocket.send_json(payloads.hello_message(self._app_id, self.count + 1))
        with self._open() as socket:
            await _exchange_messages(websocket, socket, acknowledge)

    @contextmanager
    def _open(self) -> Iterator[_Socket]:
        socket = _Socket(asyncio.get_running_loop())
        with self._notifier.change():
            self._sockets.append(socket)
        try:
            yield socket
        finally:
            with self._notifier.change(), suppress(ValueError):  # close_all may have removed it
                self._sockets.remove(socket)


async def _exchange_messages(
    websocket: WebSocket, socket: _Socket, acknowledge: Acknowledge
) -> None:
    writer = asyncio.create_task(_write(websocket, socket))
    try:
        while True:
            _read(await websocket.receive_text(), acknowledge)
    except (WebSocketDisconnect, KeyError):  # KeyError: a binary frame
        pass
    finally:
        writer.cancel()
        with suppress(asyncio.CancelledError):
            await writer


async def _write(websocket: WebSocket, socket: _Socket) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # the reader ends for the same reason
        while (text := await socket.outbox.get()) is not None:
            await websocket.send_text(text)
        await websocket.close(CLOSE_GOING_AWAY)


def _read(text: str, acknowledge: Acknowledge) -> None:
    try:
        body = decode_json(text)
    except ValueError:
        return
    if isinstance(body, dict) and isinstance(body.get("envelope_id"), str):
        response = body.get("payload")
        acknowledge(body["envelope_id"], response if isinstance(response, dict) else None)
