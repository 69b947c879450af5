"""The local workspace itself: starts and stops it, and says where it is."""

from types import TracebackType
from typing import Self

from bot.sandbox.assembly import build_parts
from bot.sandbox.client.admin import Meddling
from bot.sandbox.config import AppConfig, WorkspaceConfig, WorkspaceTiming, World
from bot.sandbox.web_api.server import Tokens


class Sandbox(Meddling):
    """A Slack workspace on this machine. Everything here may be called from any thread.

    Channels are named by name or id, persons by handle or id; without one, the main channel and
    the person who uses the pages are meant.
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
        super().__init__(parts)

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
