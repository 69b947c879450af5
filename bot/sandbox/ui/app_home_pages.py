"""The app's own pages: its Home tab and its shortcuts."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.config import WorkspaceUser
from bot.sandbox.transport.origin_guard import SECURITY_HEADERS
from bot.sandbox.transport.request_body import parse_form, read_body
from bot.sandbox.transport.socket_mode import SocketConnections
from bot.sandbox.ui.modal_pages import build_modal_values, build_view_context
from bot.sandbox.ui.pages import build_page_values, is_navigation, redirect_to_channel
from bot.sandbox.ui.rendering import Renderer
from bot.sandbox.user_actions.shortcuts import (
    open_home,
    use_global_shortcut,
    use_message_shortcut,
)
from bot.sandbox.workspace.workspace import Workspace


def build_app_page_routes(
    workspace: Workspace, sockets: SocketConnections, renderer: Renderer
) -> list[BaseRoute]:
    """Build the routes of the Home tab and of shortcuts."""

    async def show_home(request: Request) -> Response:
        with workspace.notifier.lock():
            you = workspace.state.you
            if is_navigation(request):
                open_home(workspace, you)
            values = build_page_values(workspace.state, workspace.state.open_im(you), None)
            values |= build_modal_values(workspace, "/home", "")
            values |= build_home_values(workspace, you)
            html = renderer.render("page.html", **values, is_connected=sockets.count > 0)
        return HTMLResponse(html, headers=SECURITY_HEADERS)

    async def use_shortcut(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with workspace.notifier.lock():
            channel = workspace.state.find_channel(request.path_params["channel"])
            you, callback_id = workspace.state.you, form.get("callback_id", "")
            if ts := form.get("ts"):
                message = workspace.state.find_message(ts, channel)
                use_message_shortcut(workspace, you, message, callback_id)
            else:
                use_global_shortcut(workspace, you, callback_id)
        return redirect_to_channel(channel, form)

    return [
        Route("/channels/{channel}/shortcuts", use_shortcut, methods=["POST"]),
        Route("/home", show_home),
    ]


def build_home_values(workspace: Workspace, person: WorkspaceUser) -> dict[str, object]:
    """Build the template values for a person's Home tab."""
    home = workspace.view_stack.home(person.id)
    context = build_view_context(home, "/home") if home else None
    return {"is_home": True, "home": home, "home_context": context}
