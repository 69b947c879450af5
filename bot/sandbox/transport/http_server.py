"""Run the workspace's web server on the loopback interface, in its own thread."""

import asyncio
import errno
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.requests import Request
from starlette.types import ASGIApp

from bot.sandbox.errors import NotRunningError, PortInUseError

HOST = "127.0.0.1"
SHUTDOWN_GRACE_SECONDS = 2
SHUTDOWN_POLL_SECONDS = 0.005
ACCEPT_TURNS = 5  # of the event loop, which takes fewer to accept a connection


class _Uvicorn(uvicorn.Server):
    """A uvicorn server that waits for a stop event instead of polling ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._stop_requested = asyncio.Event()

    async def main_loop(self) -> None:
        """Wait until a stop is requested."""
        await self._stop_requested.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close all connections, including those that are just being accepted.

        This replaces uvicorn's own method, which polls ten times a second for the end of all.
        """
        for server in self.servers:
            await _stop_accepting(server)
        for listener in sockets or ():
            listener.close()
        state = self.server_state
        for connection in list(state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(SHUTDOWN_GRACE_SECONDS):
                while state.connections or state.tasks:
                    await asyncio.sleep(SHUTDOWN_POLL_SECONDS)
        for task in state.tasks:
            task.cancel()
        for connection in list(state.connections):
            connection.transport.abort()

    def request_stop(self) -> None:
        """Request a stop; must be called in the server's event loop."""
        self.should_exit = True
        self._stop_requested.set()


class HttpServer:
    """A web server that can be stopped and started again on the same port.

    `start` and `stop` belong to one thread; `call_later` is safe to call from any thread.
    """

    def __init__(self, port: int) -> None:
        self._requested_port = port
        self._port: int | None = None
        self._socket: socket.socket | None = None
        self._server: _Uvicorn | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The server's address; raises NotRunningError before the first start."""
        if self._port is None:
            raise NotRunningError("The local workspace has not started.")
        return f"http://{HOST}:{self._port}"

    def start(self, app: ASGIApp) -> None:
        """Serve `app`; return when the server accepts requests. Raises PortInUseError."""
        # A second start uses the same port, as a service does after an outage.
        self._socket = _bind(self._port or self._requested_port)
        self._port = self._socket.getsockname()[1]
        config = uvicorn.Config(
            app,
            http="h11",
            ws="websockets-sansio",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            ws_max_size=1_000_000,
            # slack_sdk notices a request to close its socket only after it has received a frame.
            ws_ping_interval=0.25,
        )
        self._server = _Uvicorn(config)
        ready = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(ready,), name="local-workspace", daemon=True
        )
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Close all connections, stop the server and wait for its thread to end."""
        if self._server is None or self._thread is None:
            return
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has already ended
                self._loop.call_soon_threadsafe(self._server.request_stop)
        self._thread.join()
        self._server = self._thread = self._loop = None

    def call_later(self, seconds: float, callback: Callable[[], None]) -> None:
        """Call `callback` in the server's thread after a delay, if the server still runs then."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(self._loop.call_later, seconds, callback)

    def abort_connection(self, request: Request) -> None:
        """Close the connection of a request without a response, as a network failure does."""
        connections = self._server.server_state.connections if self._server else ()
        for connection in connections:
            transport = connection.transport
            if transport.get_extra_info("peername") == request.scope["client"]:
                transport.abort()

    def _run(self, ready: threading.Event) -> None:
        with asyncio.Runner() as runner:
            runner.run(self._serve(ready))

    async def _serve(self, ready: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        # The socket already listens, so earlier requests wait in its backlog.
        self._loop.call_soon(ready.set)
        if self._server and self._socket:
            await self._server.serve(sockets=[self._socket])
            await _abort_late_connections(self._loop)


async def _stop_accepting(server: asyncio.Server) -> None:
    """Close the listening sockets, after the connections that are being accepted are open.

    asyncio leaves a connection open for ever that is being accepted when its server closes.
    """
    loop = asyncio.get_running_loop()
    for listener in server.sockets:
        loop.remove_reader(listener.fileno())
    for _ in range(ACCEPT_TURNS):
        await asyncio.sleep(0)
    server.close()


async def _abort_late_connections(loop: asyncio.AbstractEventLoop) -> None:
    """Close connections that were accepted during the shutdown, which uvicorn does not know."""
    for transport in list(getattr(loop, "_transports", {}).values()):
        transport.abort()
    await asyncio.sleep(0)  # they close in the next iteration of the loop


def _bind(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUseError(port) from error
        raise
    return listener
