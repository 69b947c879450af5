"""A local workspace: start and stop it, and reach the objects that drive and observe it."""

from types import TracebackType
from typing import Self

from bot.sandbox.assembly import build_components
from bot.sandbox.client.admin import AdminActions
from bot.sandbox.client.modals import ModalActions
from bot.sandbox.client.observer import Observer
from bot.sandbox.client.user import UserActions
from bot.sandbox.config import AppConfig, SandboxEnvironment, WorkspaceConfig, WorkspaceTiming
from bot.sandbox.web_api.server import Tokens


class Sandbox:
    """A Slack workspace on this machine, with the objects that drive and observe it.

    `observer` reads and waits, `user` and `modals` act as a person, `admin` changes the workspace
    and injects faults. All four are safe to call from any thread. `start` and `stop`, or the
    context manager, belong to the thread that owns the sandbox.
    """

    def __init__(
        self,
        app: AppConfig | None = None,
        workspace: WorkspaceConfig | None = None,
        *,
        port: int = 0,
        timing: WorkspaceTiming | None = None,
        environment: SandboxEnvironment | None = None,
    ) -> None:
        components = build_components(
            app or AppConfig(),
            workspace or WorkspaceConfig(),
            port,
            timing or WorkspaceTiming(),
            environment or SandboxEnvironment(),
        )
        self._components = components
        self.observer = Observer(components.workspace, components.web_api, components.sockets)
        self.user = UserActions(components.workspace)
        self.modals = ModalActions(components.workspace, self.observer)
        self.admin = AdminActions(components.workspace, components.faults, components.sockets)

    def start(self) -> Self:
        """Listen on the port, or after a stop on the same port again; raise PortInUseError."""
        self._components.stream.open()
        self._components.server.start(self._components.web_app)
        return self

    def stop(self) -> None:
        """Close the bot's sockets and the pages' event streams, and stop listening."""
        self._components.stream.close()
        self._components.sockets.close_all("link_disabled")
        self._components.server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The address of the pages, http://127.0.0.1:PORT, without a trailing slash."""
        return self._components.server.url

    @property
    def api_url(self) -> str:
        """The address of the Web API, for SLACK_API_URL."""
        return f"{self.url}/api/"

    @property
    def tokens(self) -> Tokens:
        """The tokens that this workspace accepts."""
        return self._components.tokens

    @property
    def bot_token(self) -> str:
        """The token for SLACK_BOT_TOKEN."""
        return self.tokens.bot

    @property
    def app_token(self) -> str:
        """The token for SLACK_APP_TOKEN."""
        return self.tokens.app
