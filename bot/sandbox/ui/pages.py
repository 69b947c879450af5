"""The pages of channels and threads, and the routes that their forms are sent to."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.transport.origin_guard import SECURITY_HEADERS
from bot.sandbox.transport.request_body import parse_form, parse_repeated_form, read_body
from bot.sandbox.transport.socket_mode import SocketConnections
from bot.sandbox.ui.event_stream import EventStream
from bot.sandbox.ui.form_fields import build_options_finder
from bot.sandbox.ui.modal_pages import build_modal_values
from bot.sandbox.ui.mrkdwn import MentionNames
from bot.sandbox.ui.rendering import SANDBOX_DIR, Renderer
from bot.sandbox.ui.view_models import (
    build_author_view,
    build_channel_views,
    build_thread_views,
)
from bot.sandbox.user_actions import messages
from bot.sandbox.user_actions.interactions import find_target, perform_action
from bot.sandbox.user_actions.shortcuts import open_home
from bot.sandbox.workspace.state import WorkspaceState
from bot.sandbox.workspace.workspace import Workspace

NOT_FOUND_CODES = ("channel_not_found", "message_not_found", "not_found")


def build_page_routes(
    workspace: Workspace, sockets: SocketConnections, stream: EventStream, renderer: Renderer
) -> list[BaseRoute]:
    """Build the routes of channels, of what people do there, and of static files."""

    async def go_to_main_channel(_request: Request) -> Response:
        with workspace.notifier.lock():
            return RedirectResponse(channel_path(workspace.state.main_channel))

    async def show_channel(request: Request) -> Response:
        with workspace.notifier.lock():
            channel = workspace.state.find_channel(request.path_params["channel"])
            if channel.is_im and is_navigation(request):
                open_home(workspace, workspace.state.you, "messages")
            thread = request.query_params.get("thread")
            values = build_page_values(workspace.state, channel, thread)
            values |= build_modal_values(workspace, request.url.path, request.url.query)
            html = renderer.render("page.html", **values, is_connected=sockets.count > 0)
        return HTMLResponse(html, headers=SECURITY_HEADERS)

    async def post_message(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with workspace.notifier.lock():
            channel = workspace.state.find_channel(request.path_params["channel"])
            submit_text(workspace, channel, form)
        return redirect_to_channel(channel, form)

    async def use_element(request: Request) -> Response:
        form = parse_repeated_form(await read_body(request))
        fields = {name: values[-1] for name, values in form.items()}
        with workspace.notifier.lock():
            channel = workspace.state.find_channel(request.path_params["channel"])
            message = workspace.state.find_message(fields.get("ts", ""), channel)
            action_id, block_id = fields.get("action_id", ""), fields.get("block_id")
            target = find_target(message, action_id, block_id)
            perform_action(workspace, workspace.state.you, target, form.get("value", ()))
        return redirect_to_channel(channel, fields)

    async def stream_changes(_request: Request) -> Response:
        return stream.respond()

    return [
        Route("/", go_to_main_channel),
        Route("/channels/{channel}", show_channel),
        Route("/channels/{channel}/messages", post_message, methods=["POST"]),
        Route("/channels/{channel}/clicks", use_element, methods=["POST"]),
        Route("/live", stream_changes),
        Mount("/static", StaticFiles(directory=SANDBOX_DIR / "static")),
    ]


def submit_text(workspace: Workspace, channel: Channel, form: Mapping[str, str]) -> None:
    """Run the typed text as a command if it begins with a slash, or post it as a message."""
    text = form.get("text", "").replace("\r\n", "\n").rstrip()
    thread_ts = form.get("thread") or None
    if text.startswith("/"):
        messages.run_command(workspace, workspace.state.you, channel, text, thread_ts)
    elif text.strip():
        messages.say(workspace, workspace.state.you, channel, text, thread_ts)


def build_page_values(
    state: WorkspaceState, channel: Channel, thread: str | None
) -> dict[str, object]:
    """Build the template values for a channel's page, and for the open thread beside it."""
    thread_ts = find_thread(state, channel, thread)
    return {
        "workspace": state.config,
        "app": state.app,
        "you": build_author_view(state, state.you.id),
        "you_handle": state.you.handle,
        "channels": list(state.channels.values()),
        "im": state.find_im(state.you),
        "has_messages_tab": state.app_receives("message.im"),
        "has_home_tab": state.app_receives("app_home_opened"),
        "title": state.app.name if channel.is_im else channel.name,
        "channel": channel,
        "find_options": build_options_finder(state),
        "messages": build_channel_views(state, channel),
        "thread": thread_ts,
        "thread_messages": build_thread_views(state, channel, thread_ts) if thread_ts else [],
    }


def find_thread(state: WorkspaceState, channel: Channel, ts: str | None) -> str | None:
    """Return the timestamp of the thread that a message belongs to, or None without a message."""
    if not ts:
        return None
    try:
        message = state.find_message(ts, channel)
    except RefusedError:  # the message has been deleted
        return None
    return message.thread_ts or message.ts


def build_mention_names(state: WorkspaceState) -> MentionNames:
    """Return the names of the workspace's users and channels, for mentions."""
    users = {person.id: person.name for person in state.people.values()}
    users[state.app.user_id] = state.app.handle
    channels = {channel.id: channel.name for channel in state.channels.values()}
    return MentionNames(users, channels, state.you.id)


def is_navigation(request: Request) -> bool:
    """Return whether a person has opened the page; its script fetches it with another mode."""
    return request.headers.get("sec-fetch-mode", "navigate") == "navigate"


def channel_path(channel: Channel) -> str:
    """Return the path of a channel's page."""
    return f"/channels/{channel.name}"


def redirect_to_channel(channel: Channel, form: Mapping[str, str]) -> Response:
    """Redirect to the channel's page, with the thread that a form was sent from."""
    thread = form.get("thread")
    query = f"?thread={float(thread):.6f}" if thread and is_timestamp(thread) else ""
    return RedirectResponse(channel_path(channel) + query, 303)


def is_timestamp(text: str) -> bool:
    """Return whether a text has the format of a message's timestamp."""
    return text.replace(".", "", 1).isdecimal() and text.isascii()


async def handle_refused(_request: Request, error: Exception) -> Response:
    """Respond to a RefusedError with its code and a fitting HTTP status."""
    code = error.code if isinstance(error, RefusedError) else "internal_error"
    status = {"request_too_large": 413} | dict.fromkeys(NOT_FOUND_CODES, 404)
    return Response(f"{code}\n", status.get(code, 400), SECURITY_HEADERS, "text/plain")
