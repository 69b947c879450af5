"""The pages on which a person tries the bot: channels, threads, and what one does there."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.transport.origin_guard import HEADERS
from bot.sandbox.transport.socket_mode import Sockets
from bot.sandbox.ui.event_stream import Stream
from bot.sandbox.ui.modal_pages import build_modal, build_pickable
from bot.sandbox.ui.mrkdwn import Names
from bot.sandbox.ui.rendering import HERE, Drawing
from bot.sandbox.ui.view_models import build_author, build_channel_views, build_thread_views
from bot.sandbox.user_actions import messages
from bot.sandbox.user_actions.interactions import act, find_spot
from bot.sandbox.user_actions.shortcuts import open_home
from bot.sandbox.web_api.arguments import parse_choices, parse_form, read_body
from bot.sandbox.workspace.state import Workspace
from bot.sandbox.workspace.workspace import Slack

NOT_FOUND = ("channel_not_found", "message_not_found", "not_found")


def build_page_routes(
    slack: Slack, sockets: Sockets, stream: Stream, drawing: Drawing
) -> list[BaseRoute]:
    """The addresses that a person's browser uses."""

    async def go_to_main_channel(_request: Request) -> Response:
        return RedirectResponse(channel_path(slack.workspace.main_channel))

    async def show_channel(request: Request) -> Response:
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            if channel.is_im and is_navigation(request):
                open_home(slack, slack.workspace.you, "messages")
            values = build_page(slack.workspace, channel, request.query_params.get("thread"))
            modal = build_modal(slack, request.url.path, request.url.query)
            html = drawing.draw("page.html", **values, **modal, is_connected=sockets.count > 0)
        return HTMLResponse(html, headers=HEADERS)

    async def post_message(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            submit(slack, channel, form)
        return back_to(channel, form)

    async def press_or_choose(request: Request) -> Response:
        form = parse_choices(await read_body(request))
        single = {name: values[-1] for name, values in form.items()}
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            message = slack.workspace.find(single.get("ts", ""), channel)
            spot = find_spot(message, single.get("action_id", ""), single.get("block_id"))
            act(slack, slack.workspace.you, spot, form.get("value", ()))
        return back_to(channel, single)

    async def stay_informed(_request: Request) -> Response:
        return stream.respond()

    return [
        Route("/", go_to_main_channel),
        Route("/channels/{channel}", show_channel),
        Route("/channels/{channel}/messages", post_message, methods=["POST"]),
        Route("/channels/{channel}/clicks", press_or_choose, methods=["POST"]),
        Route("/live", stay_informed),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


def submit(slack: Slack, channel: Channel, form: Mapping[str, str]) -> None:
    """Do what a person has typed: run it if it is a command, else say it."""
    text = form.get("text", "").replace("\r\n", "\n").rstrip()
    thread_ts = form.get("thread") or None
    if text.startswith("/"):
        messages.run_command(slack, slack.workspace.you, channel, text, thread_ts)
    elif text.strip():
        messages.say(slack, slack.workspace.you, channel, text, thread_ts)


def build_page(workspace: Workspace, channel: Channel, thread: str | None) -> dict[str, object]:
    """All that the page of a channel shows, with a thread beside it if one is open."""
    thread = find_thread(workspace, channel, thread)
    return {
        "workspace": workspace.config,
        "app": workspace.app,
        "app_tile": build_author(workspace, workspace.app.user_id),
        "you": build_author(workspace, workspace.you.id),
        "you_handle": workspace.you.handle,
        "channels": list(workspace.channels.values()),
        "im": workspace.im(workspace.you),
        "hears_messages": workspace.hears("message.im"),
        "has_home": workspace.hears("app_home_opened"),
        "title": workspace.app.name if channel.is_im else channel.name,
        "channel": channel,
        "choices_of": build_pickable(workspace),
        "messages": build_channel_views(workspace, channel),
        "thread": thread,
        "thread_messages": build_thread_views(workspace, channel, thread) if thread else [],
    }


def find_thread(workspace: Workspace, channel: Channel, ts: str | None) -> str | None:
    """The thread that a message belongs to; none if it has been deleted meanwhile."""
    if not ts:
        return None
    try:
        message = workspace.find(ts, channel)
    except RefusedError:
        return None
    return message.thread_ts or message.ts


def build_names(workspace: Workspace) -> Names:
    """How the workspace calls those who can be mentioned."""
    users = {person.id: person.name for person in workspace.people.values()}
    users[workspace.app.user_id] = workspace.app.handle
    channels = {channel.id: channel.name for channel in workspace.channels.values()}
    return Names(users, channels, workspace.you.id)


def is_navigation(request: Request) -> bool:
    """Whether a person has come to this page, and not the page's script that keeps it live."""
    return request.headers.get("sec-fetch-mode", "navigate") == "navigate"


def channel_path(channel: Channel) -> str:
    """The address of a channel's page."""
    return f"/channels/{channel.name}"


def back_to(channel: Channel, form: Mapping[str, str]) -> Response:
    """Return to the page that a form was sent from."""
    thread = form.get("thread")
    query = f"?thread={float(thread):.6f}" if thread and is_timestamp(thread) else ""
    return RedirectResponse(channel_path(channel) + query, 303)


def is_timestamp(text: str) -> bool:
    """Whether a form names a message by something that is a timestamp."""
    return text.replace(".", "", 1).isdecimal() and text.isascii()


async def explain_refusal(_request: Request, error: Exception) -> Response:
    """Answer a request for what is not there, or too large, in a sentence."""
    code = error.code if isinstance(error, RefusedError) else "internal_error"
    status = {"request_too_large": 413} | dict.fromkeys(NOT_FOUND, 404)
    return Response(f"{code}\n", status.get(code, 400), HEADERS, "text/plain")
