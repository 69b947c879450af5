"""Build the components of a workspace and connect them."""

from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.sandbox.config import AppConfig, SandboxEnvironment, WorkspaceConfig, WorkspaceTiming
from bot.sandbox.errors import RefusedError
from bot.sandbox.transport.app_routes import build_app_routes
from bot.sandbox.transport.http_server import HttpServer
from bot.sandbox.transport.origin_guard import OriginGuard
from bot.sandbox.transport.socket_mode import ConnectionTickets, SocketConnections
from bot.sandbox.ui.app_home_pages import build_app_page_routes
from bot.sandbox.ui.event_stream import EventStream
from bot.sandbox.ui.modal_pages import build_view_routes
from bot.sandbox.ui.pages import build_mention_names, build_page_routes, handle_refused
from bot.sandbox.ui.rendering import Renderer
from bot.sandbox.user_actions.acknowledgements import apply_outcome
from bot.sandbox.user_actions.seeding import post_initial_messages
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.fault_injection import FaultInjector
from bot.sandbox.web_api.registry import build_methods
from bot.sandbox.web_api.server import Tokens, WebApi
from bot.sandbox.workspace.change_notifier import ChangeNotifier
from bot.sandbox.workspace.dispatcher import Dispatcher
from bot.sandbox.workspace.payloads import PayloadContext
from bot.sandbox.workspace.response_urls import ResponseUrls
from bot.sandbox.workspace.state import TimestampGenerator, WorkspaceState
from bot.sandbox.workspace.trigger_ids import TriggerIds
from bot.sandbox.workspace.view_stack import ViewStack
from bot.sandbox.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Components:
    """The connected components of a workspace, and its web application."""

    workspace: Workspace
    web_api: WebApi
    sockets: SocketConnections
    server: HttpServer
    stream: EventStream
    faults: FaultInjector
    tokens: Tokens
    web_app: ASGIApp


def build_components(
    app: AppConfig,
    config: WorkspaceConfig,
    port: int,
    timing: WorkspaceTiming,
    environment: SandboxEnvironment,
) -> Components:
    """Build a workspace with its initial messages; it does not listen yet."""
    server, notifier, faults = HttpServer(port), ChangeNotifier(), FaultInjector()
    clock, random_hex = environment.clock, environment.random_hex
    tokens = Tokens(bot=f"xoxb-local-{random_hex(12)}", app=f"xapp-local-{random_hex(12)}")

    def new_secret() -> str:
        return random_hex(24)

    def new_id(prefix: str) -> str:
        # Random instead of counted: a bot that deduplicates events by id would drop those of a
        # restarted workspace.
        return prefix + random_hex(5).upper()

    tickets = ConnectionTickets(clock, new_secret, timing.ticket_seconds)
    sockets = SocketConnections(app.app_id, tickets, notifier)
    workspace = Workspace(
        state=WorkspaceState(app, config, TimestampGenerator(clock)),
        dispatcher=Dispatcher(sockets, server.call_later, notifier, timing, new_id),
        response_urls=ResponseUrls(clock, new_secret, timing),
        trigger_ids=TriggerIds(clock, lambda: random_hex(16), timing.trigger_seconds),
        view_stack=ViewStack(new_id, lambda: f"{clock():.0f}.{random_hex(4)}"),
        notifier=notifier,
        payload_context=PayloadContext(app, config, random_hex(12)),
        clock=clock,
        new_id=new_id,
        url=lambda: server.url,
    )
    workspace.dispatcher.on_settled(
        lambda delivery: apply_outcome(workspace, delivery, timing.ack_seconds)
    )
    post_initial_messages(workspace, config.initial_messages)

    def open_connection(_workspace: Workspace, _arguments: Arguments) -> dict[str, str]:
        address = server.url.replace("http://", "ws://", 1)
        return {"url": f"{address}/socket?ticket={tickets.issue()}"}

    web_api = WebApi(workspace, build_methods(open_connection), tokens, faults)
    stream = EventStream(notifier)
    renderer = Renderer(build_mention_names(workspace.state))
    routes = [
        *build_app_routes(workspace, web_api, sockets, server.abort_connection),
        *build_view_routes(workspace),
        *build_app_page_routes(workspace, sockets, renderer),
        *build_page_routes(workspace, sockets, stream, renderer),
    ]
    web_app = OriginGuard(
        Starlette(routes=routes, exception_handlers={RefusedError: handle_refused})
    )
    return Components(workspace, web_api, sockets, server, stream, faults, tokens, web_app)
