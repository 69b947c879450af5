"""The routes that the app uses: the Web API, response URLs and Socket Mode."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.sandbox.errors import RefusedError
from bot.sandbox.transport.request_body import (
    BodyTooLargeError,
    parse_form,
    parse_json,
    read_arguments,
    read_body,
)
from bot.sandbox.transport.socket_mode import SocketConnections
from bot.sandbox.user_actions.responses import post_response
from bot.sandbox.web_api.server import ApiCall, WebApi
from bot.sandbox.workspace.workspace import Workspace

AbortConnection = Callable[[Request], None]


def build_app_routes(
    workspace: Workspace,
    web_api: WebApi,
    sockets: SocketConnections,
    abort_connection: AbortConnection,
) -> list[BaseRoute]:
    """Build the app's routes; `abort_connection` closes a connection without a response."""

    async def call_method(request: Request) -> Response:
        name = request.path_params["method"]
        try:
            arguments = await read_arguments(request)
        except RefusedError as refused:
            return _build_response(web_api.refuse(name, refused))
        token = _read_token(request) or str(arguments.get("token", ""))
        call = web_api.call(name, token, arguments)
        await asyncio.sleep(call.delay_seconds)
        if call.dropped:
            abort_connection(request)
        return _build_response(call)

    async def take_response(request: Request) -> Response:
        try:
            with workspace.notifier.lock():
                target = workspace.response_urls.redeem(request.path_params["secret"])
        except RefusedError as refused:
            return JSONResponse(refused.to_json(), 404)
        try:
            body = parse_response_body(await read_body(request))
            post_response(workspace, target, body)
        except RefusedError as refused:
            title = f"A response to a response URL was refused: {refused.code}"
            workspace.show_error(target, title, refused.reasons)
            return JSONResponse(refused.to_json(), 400)
        return PlainTextResponse("ok")

    async def open_socket(websocket: WebSocket) -> None:
        await sockets.serve(websocket, workspace.dispatcher.acknowledge)

    return [
        Route("/api/{method:path}", call_method, methods=["GET", "POST"]),
        Route("/hooks/{secret}", take_response, methods=["POST"]),
        WebSocketRoute("/socket", open_socket),
    ]


def parse_response_body(body: bytes) -> dict[str, object]:
    """Parse the body sent to a response URL: JSON, or a form with JSON in its field `payload`."""
    if body.startswith(b"payload="):
        return parse_json(parse_form(body)["payload"].encode())
    return parse_json(body)


def _read_token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _build_response(call: ApiCall) -> Response:
    status = 413 if call.response.get("error") == BodyTooLargeError().code else call.status
    return JSONResponse(dict(call.response), status, dict(call.headers or {}))
