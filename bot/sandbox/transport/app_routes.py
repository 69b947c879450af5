"""What the app reaches over HTTP and WebSocket: the Web API, response URLs and its socket."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.sandbox.errors import RefusedError
from bot.sandbox.transport.socket_mode import Sockets
from bot.sandbox.user_actions.responses import post_answer
from bot.sandbox.web_api.arguments import BodyTooLargeError, parse_form, parse_json, read_arguments
from bot.sandbox.web_api.arguments import read_body as read_request_body
from bot.sandbox.web_api.server import ApiCall, WebApi
from bot.sandbox.workspace.workspace import Slack

Cut = Callable[[Request], None]


def build_app_routes(slack: Slack, web_api: WebApi, sockets: Sockets, cut: Cut) -> list[BaseRoute]:
    """The addresses that an app uses; `cut` breaks a request's connection."""

    async def call_method(request: Request) -> Response:
        name = request.path_params["method"]
        try:
            arguments = await read_arguments(request)
        except RefusedError as refused:
            return _respond(web_api.refuse(name, refused))
        token = _token(request) or str(arguments.get("token", ""))
        call = web_api.call(name, token, arguments)
        await asyncio.sleep(call.delay_seconds)
        if call.dropped:
            cut(request)
        return _respond(call)

    async def answer(request: Request) -> Response:
        try:
            where = slack.hooks.redeem(request.path_params["secret"])
        except RefusedError as refused:
            return JSONResponse(refused.to_json(), 404)
        try:
            body = parse_hook(await read_request_body(request))
            post_answer(slack, where, body)
        except RefusedError as refused:
            title = f"An answer to a response URL was refused: {refused.code}"
            slack.show_error(where, title, refused.reasons)
            return JSONResponse(refused.to_json(), 400)
        return PlainTextResponse("ok")

    async def open_socket(websocket: WebSocket) -> None:
        await sockets.serve(websocket, slack.courier.acknowledge)

    return [
        Route("/api/{method:path}", call_method, methods=["GET", "POST"]),
        Route("/hooks/{secret}", answer, methods=["POST"]),
        WebSocketRoute("/socket", open_socket),
    ]


def parse_hook(body: bytes) -> dict[str, object]:
    """Read what was sent to a response URL: JSON, or a form that holds it as `payload`."""
    if body.startswith(b"payload="):
        return parse_json(parse_form(body)["payload"].encode())
    return parse_json(body)


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _respond(call: ApiCall) -> Response:
    status = 413 if call.response.get("error") == BodyTooLargeError().code else call.status
    return JSONResponse(dict(call.response), status, dict(call.headers or {}))
