"""The local workspace itself: starts and stops it, acts as a person does, lets things go wrong."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from bot.sandbox import actions
from bot.sandbox.config import AppConfig, Timing, WorkspaceConfig, World
from bot.sandbox.delivery import Delivery
from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from bot.sandbox.parts import build_parts
from bot.sandbox.watching import Watching
from bot.sandbox.web_api import Tokens


class Sandbox(Watching):
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
        timing: Timing | None = None,
        world: World | None = None,
    ) -> None:
        parts = build_parts(
            app or AppConfig(),
            workspace or WorkspaceConfig(),
            port,
            timing or Timing(),
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

    # What a person does

    def say(
        self,
        text: str,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        author: str | None = None,
    ) -> Message:
        """Post what a person typed, in a channel or a thread."""
        with self._bell.reading():
            where, who = self._channel(channel), self._person(author)
            return actions.say(self._parts.slack, who, where, text, thread_ts)

    def command(
        self,
        typed: str,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        person: str | None = None,
    ) -> Delivery | None:
        """Run "/command text" as typed; None if nothing went to the app (see `errors`)."""
        with self._bell.reading():
            where, who = self._channel(channel), self._person(person)
            return actions.run_command(self._parts.slack, who, where, typed, thread_ts)

    def click(
        self, ts: str, action_id: str, *, block_id: str | None = None, person: str | None = None
    ) -> Delivery:
        """Press the (first) button with this action_id in the message with this timestamp."""
        with self._bell.reading():
            message = self._parts.workspace.find(ts)
            return actions.click(
                self._parts.slack, self._person(person), message, action_id, block_id
            )

    def edit(self, ts: str, text: str) -> Message:
        """Change what a person has said."""
        with self._bell.reading():
            return actions.edit(self._parts.slack, self._parts.workspace.find(ts), text)

    def delete(self, ts: str) -> None:
        """Take back what a person has said."""
        with self._bell.reading():
            self._parts.slack.remove(self._parts.workspace.find(ts))

    def invite_bot(self, channel: str) -> None:
        """Make the bot a member of a channel."""
        with self._bell.reading():
            self._parts.slack.invite_bot(self._channel(channel), self._person(None))

    # What tests let go wrong

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        status: int = 200,
        retry_after: int | None = None,
        drop: bool = False,
    ) -> None:
        """Let the next call of a method fail: by an error, an HTTP status, or a cut connection."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        with self._bell.reading():
            self._parts.faults.add(method, Fault(error, status, headers, drop=drop))

    def redeliver(self, delivery: Delivery, reason: str = "timeout") -> Delivery:
        """Send what was sent before once more: the same event_id in a new envelope."""
        return self._parts.slack.courier.send(delivery.kind, delivery.payload, reason)

    def send_event(self, event: Mapping[str, Any]) -> Delivery:
        """Send the app an event of one's own making, such as app_uninstalled."""
        with self._bell.changing():
            return self._parts.slack.announce(event)

    def disconnect_bots(self, reason: str | None = "refresh_requested") -> None:
        """Close the bot's sockets: with a reason politely, so that it comes back at once."""
        self._parts.sockets.drop(reason)
