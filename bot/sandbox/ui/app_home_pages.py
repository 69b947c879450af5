"""The app's own pages: its Home tab, and the shortcuts that a person starts."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.transport.origin_guard import HEADERS
from bot.sandbox.transport.socket_mode import Sockets
from bot.sandbox.ui.modal_pages import build_home, build_modal
from bot.sandbox.ui.pages import back_to, build_page, is_navigation
from bot.sandbox.ui.rendering import Drawing
from bot.sandbox.user_actions.shortcuts import open_home, use_anywhere, use_on_message
from bot.sandbox.web_api.arguments import parse_form, read_body
from bot.sandbox.workspace.workspace import Slack


def build_app_page_routes(slack: Slack, sockets: Sockets, drawing: Drawing) -> list[BaseRoute]:
    """The addresses of the app's own pages."""

    async def show_home(request: Request) -> Response:
        with slack.bell.reading():
            you = slack.workspace.you
            if is_navigation(request):
                open_home(slack, you)
            values = build_page(slack.workspace, slack.workspace.open_im(you), None)
            values |= build_modal(slack, "/home", "") | build_home(slack, you)
            html = drawing.draw("page.html", **values, is_connected=sockets.count > 0)
        return HTMLResponse(html, headers=HEADERS)

    async def use_shortcut(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            you, callback_id = slack.workspace.you, form.get("callback_id", "")
            if ts := form.get("ts"):
                use_on_message(slack, you, slack.workspace.find(ts, channel), callback_id)
            else:
                use_anywhere(slack, you, callback_id)
        return back_to(channel, form)

    return [
        Route("/channels/{channel}/shortcuts", use_shortcut, methods=["POST"]),
        Route("/home", show_home),
    ]
