"""Puts the parts of the workspace together; the one place that knows them all."""

from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.sandbox.config import AppConfig, WorkspaceConfig, WorkspaceTiming, World
from bot.sandbox.errors import RefusedError
from bot.sandbox.transport.app_routes import build_app_routes
from bot.sandbox.transport.http_server import Server
from bot.sandbox.transport.origin_guard import Guard
from bot.sandbox.transport.socket_mode import Sockets, Tickets
from bot.sandbox.ui.app_home_pages import build_app_page_routes
from bot.sandbox.ui.event_stream import Stream
from bot.sandbox.ui.modal_pages import build_view_routes
from bot.sandbox.ui.pages import build_names, build_page_routes, explain_refusal
from bot.sandbox.ui.rendering import Drawing
from bot.sandbox.user_actions.acknowledgements import show_outcome
from bot.sandbox.user_actions.seeding import post_first_messages
from bot.sandbox.web_api.fault_injection import Faults
from bot.sandbox.web_api.registry import Arguments, build_methods
from bot.sandbox.web_api.server import Tokens, WebApi
from bot.sandbox.workspace.change_notifier import ChangeNotifier
from bot.sandbox.workspace.dispatcher import Dispatcher
from bot.sandbox.workspace.payloads import Addressee
from bot.sandbox.workspace.response_urls import ResponseUrls
from bot.sandbox.workspace.state import Stamps, Workspace
from bot.sandbox.workspace.trigger_ids import Triggers
from bot.sandbox.workspace.view_stack import Surfaces
from bot.sandbox.workspace.workspace import Slack


@dataclass(frozen=True, slots=True)
class Parts:
    """A workspace that has been put together."""

    slack: Slack
    web_api: WebApi
    sockets: Sockets
    server: Server
    stream: Stream
    faults: Faults
    tokens: Tokens
    web_app: ASGIApp

    @property
    def workspace(self) -> Workspace:
        """What the workspace knows."""
        return self.slack.workspace


def build_parts(
    app: AppConfig,
    workspace: WorkspaceConfig,
    port: int,
    timing: WorkspaceTiming,
    world: World,
) -> Parts:
    """Build a workspace that waits to be started."""
    server, bell, faults = Server(port), ChangeNotifier(), Faults()
    clock, random_hex = world.clock, world.random_hex
    tokens = Tokens(bot=f"xoxb-local-{random_hex(12)}", app=f"xapp-local-{random_hex(12)}")

    def new_secret() -> str:
        return random_hex(24)

    def new_id(prefix: str) -> str:
        # Random, not counted: a bot that remembers events would take a restart's for repeats.
        return prefix + random_hex(5).upper()

    tickets = Tickets(clock, new_secret, timing.ticket_seconds)
    sockets = Sockets(app.app_id, tickets, bell)
    slack = Slack(
        workspace=Workspace(app, workspace, Stamps(clock)),
        courier=Dispatcher(sockets, server.call_later, bell, timing, new_id),
        hooks=ResponseUrls(clock, new_secret, timing),
        triggers=Triggers(clock, lambda: random_hex(16), timing.trigger_seconds),
        surfaces=Surfaces(new_id, lambda: f"{clock():.0f}.{random_hex(4)}"),
        bell=bell,
        addressee=Addressee(app, workspace, random_hex(12)),
        clock=clock,
        new_id=new_id,
        url=lambda: server.url,
    )
    slack.courier.when_settled(lambda delivery: show_outcome(slack, delivery, timing.ack_seconds))
    post_first_messages(slack, workspace.posts)

    def open_connection(_slack: Slack, _arguments: Arguments) -> dict[str, str]:
        address = server.url.replace("http://", "ws://", 1)
        return {"url": f"{address}/socket?ticket={tickets.issue()}"}

    web_api = WebApi(slack, build_methods(open_connection), tokens, faults)
    stream = Stream(bell)
    drawing = Drawing(build_names(slack.workspace))
    routes = [
        *build_app_routes(slack, web_api, sockets, server.cut),
        *build_view_routes(slack),
        *build_app_page_routes(slack, sockets, drawing),
        *build_page_routes(slack, sockets, stream, drawing),
    ]
    refusals = {RefusedError: explain_refusal}
    web_app = Guard(Starlette(routes=routes, exception_handlers=refusals))
    return Parts(slack, web_api, sockets, server, stream, faults, tokens, web_app)
