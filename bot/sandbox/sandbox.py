"""The local workspace itself: starts and stops it, and says where it is."""

from types import TracebackType
from typing import Self

from bot.sandbox.assembly import build_parts
from bot.sandbox.client.admin import AdminActions
from bot.sandbox.client.modals import ModalActions
from bot.sandbox.client.observer import Observer
from bot.sandbox.client.user import UserActions
from bot.sandbox.config import AppConfig, WorkspaceConfig, WorkspaceTiming, World
from bot.sandbox.web_api.server import Tokens


class Sandbox:
    """A Slack workspace on this machine, with the four objects that drive and observe it.

    `observer` reads and waits, `user` and `modals` act as a person, `admin` changes the workspace
    and injects faults. All of them are safe to call from any thread.

    Channels are given by name or id, persons by handle or id. The default is the main channel and
    the person who uses the pages.
    """

    def __init__(
        self,
        app: AppConfig | None = None,
        workspace: WorkspaceConfig | None = None,
        *,
        port: int = 0,
        timing: WorkspaceTiming | None = None,
        world: World | None = None,
    ) -> None:
        parts = build_parts(
            app or AppConfig(),
            workspace or WorkspaceConfig(),
            port,
            timing or WorkspaceTiming(),
            world or World(),
        )
        self._parts = parts
        self.observer = Observer(parts.slack, parts.web_api, parts.sockets)
        self.user = UserActions(parts.slack)
        self.modals = ModalActions(parts.slack, self.observer)
        self.admin = AdminActions(parts.slack, parts.faults, parts.sockets)

    def start(self) -> Self:
        """Start to serve, or serve again what was stopped; raise PortInUseError if it cannot."""
        self._parts.stream.open()
        self._parts.server.start(self._parts.web_app)
        return self

    def stop(self) -> None:
        """Close the bot's sockets and the pages' streams, and stop serving."""
        self._parts.stream.close()
        self._parts.sockets.drop("link_disabled")
        self._parts.server.stop()

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
        """Where the pages are: http://127.0.0.1:PORT, with no slash at the end."""
        return self._parts.server.url

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL has to be for the bot to come here."""
        return f"{self.url}/api/"

    @property
    def tokens(self) -> Tokens:
        """The tokens that this workspace accepts."""
        return self._parts.tokens

    @property
    def bot_token(self) -> str:
        """What SLACK_BOT_TOKEN has to be."""
        return self.tokens.bot

    @property
    def app_token(self) -> str:
        """What SLACK_APP_TOKEN has to be."""
        return self.tokens.app
