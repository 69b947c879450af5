"""The pages on which a person tries the bot: channels, threads, and what one does there."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox import actions
from bot.sandbox.arguments import parse_form, read_body
from bot.sandbox.config import Channel
from bot.sandbox.drawing import HERE, Drawing
from bot.sandbox.errors import RefusedError
from bot.sandbox.guard import HEADERS
from bot.sandbox.mrkdwn import Names
from bot.sandbox.slack import Slack
from bot.sandbox.sockets import Sockets
from bot.sandbox.state import Workspace
from bot.sandbox.stream import Stream
from bot.sandbox.views import build_author, build_channel_views, build_thread_views


def build_page_routes(slack: Slack, sockets: Sockets, stream: Stream) -> list[BaseRoute]:
    """The addresses that a person's browser uses."""
    drawing = Drawing(build_names(slack.workspace))

    async def go_to_main_channel(_request: Request) -> Response:
        return RedirectResponse(channel_path(slack.workspace.main_channel))

    async def show_channel(request: Request) -> Response:
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            values = build_page(slack.workspace, channel, request.query_params.get("thread"))
            html = drawing.draw("page.html", **values, is_connected=sockets.count > 0)
        return HTMLResponse(html, headers=HEADERS)

    async def post_message(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            submit(slack, channel, form)
        return back_to(channel, form)

    async def press_button(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            message = slack.workspace.find(form.get("ts", ""), channel)
            action_id, block_id = form.get("action_id", ""), form.get("block_id")
            actions.click(slack, slack.workspace.you, message, action_id, block_id)
        return back_to(channel, form)

    async def stay_informed(_request: Request) -> Response:
        return stream.respond()

    return [
        Route("/", go_to_main_channel),
        Route("/channels/{channel}", show_channel),
        Route("/channels/{channel}/messages", post_message, methods=["POST"]),
        Route("/channels/{channel}/clicks", press_button, methods=["POST"]),
        Route("/live", stay_informed),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


def submit(slack: Slack, channel: Channel, form: Mapping[str, str]) -> None:
    """Do what a person has typed: run it if it is a command, else say it."""
    text = form.get("text", "").replace("\r\n", "\n").rstrip()
    thread_ts = form.get("thread") or None
    if text.startswith("/"):
        actions.run_command(slack, slack.workspace.you, channel, text, thread_ts)
    elif text.strip():
        actions.say(slack, slack.workspace.you, channel, text, thread_ts)


def build_page(workspace: Workspace, channel: Channel, thread: str | None) -> dict[str, object]:
    """All that the page of a channel shows, with a thread beside it if one is open."""
    thread = find_thread(workspace, channel, thread)
    return {
        "workspace": workspace.config,
        "app": workspace.app,
        "app_tile": build_author(workspace, workspace.app.user_id),
        "you": build_author(workspace, workspace.you.id),
        "channels": list(workspace.channels.values()),
        "channel": channel,
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
    status = {"request_too_large": 413, "channel_not_found": 404, "message_not_found": 404}
    return Response(f"{code}\n", status.get(code, 400), HEADERS, "text/plain")
