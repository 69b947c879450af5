"""Runs the workspace's web server on this machine's loopback, in a thread of its own."""

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
GRACE_SECONDS = 2
SHUTDOWN_POLL_SECONDS = 0.005
ACCEPT_TURNS = 5  # of the event loop, which takes fewer to accept a connection


class _Uvicorn(uvicorn.Server):
    """uvicorn that sleeps until it is asked to stop, rather than look ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._asked_to_stop = asyncio.Event()

    async def main_loop(self) -> None:
        """Do nothing until it is time to stop."""
        await self._asked_to_stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close all connections, those too that were just being accepted.

        Replaces uvicorn's own, which looks ten times a second whether all have ended.
        """
        loop = asyncio.get_running_loop()
        for server in self.servers:
            for listener in server.sockets:
                loop.remove_reader(listener.fileno())
        # asyncio leaves a connection open that is still being accepted when its server closes
        for _ in range(ACCEPT_TURNS):
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        for listener in sockets or ():
            listener.close()
        state = self.server_state
        for connection in list(state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE_SECONDS):
                while state.connections or state.tasks:
                    await asyncio.sleep(SHUTDOWN_POLL_SECONDS)
        for task in state.tasks:
            task.cancel()
        for connection in list(state.connections):
            connection.transport.abort()

    def ask_to_stop(self) -> None:
        """Stop; to be called on the server's own loop."""
        self.should_exit = True
        self._asked_to_stop.set()


class Server:
    """A uvicorn server that tells when it is up, and goes away when asked."""

    def __init__(self, port: int) -> None:
        self._wanted_port = port
        self._port: int | None = None
        self._socket: socket.socket | None = None
        self._server: _Uvicorn | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where the server is reached, once it has started."""
        if self._port is None:
            raise NotRunningError("The local workspace has not started.")
        return f"http://{HOST}:{self._port}"

    def start(self, app: ASGIApp) -> None:
        """Serve `app`; return as soon as it answers."""
        # A second start comes back where the first one was, as a service does after an outage.
        self._socket = _bind(self._port or self._wanted_port)
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
            # slack_sdk closes its socket only when something has just come over it.
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
        """Close everything and wait until it is closed."""
        if self._server is None or self._thread is None:
            return
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._server.ask_to_stop)
        self._thread.join()
        self._server = self._thread = self._loop = None

    def call_later(self, seconds: float, callback: Callable[[], None]) -> None:
        """Call back on the server's thread after a while, if it still runs then."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has just been closed: nobody waits any more
                self._loop.call_soon_threadsafe(self._loop.call_later, seconds, callback)

    def cut(self, request: Request) -> None:
        """Break the connection of a request, as a network does that fails."""
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
        # The socket listens already, so a request that comes before the first tick just waits.
        self._loop.call_soon(ready.set)
        if self._server and self._socket:
            await self._server.serve(sockets=[self._socket])
            await _abort_late_connections(self._loop)


async def _abort_late_connections(loop: asyncio.AbstractEventLoop) -> None:
    """Close what was accepted while the server shut down, which it has not come to know of."""
    for transport in list(getattr(loop, "_transports", {}).values()):
        transport.abort()
    await asyncio.sleep(0)  # they close in the loop's next turn


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
