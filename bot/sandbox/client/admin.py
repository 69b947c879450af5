"""Change a workspace as its administrators do, and inject faults."""

from dataclasses import replace

from bot.sandbox.json_body import JsonObject
from bot.sandbox.transport.socket_mode import SocketConnections
from bot.sandbox.web_api.fault_injection import FaultInjector, InjectedFault
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.workspace import Workspace


class AdminActions:
    """Changes channels and the app's installation, and makes calls and connections fail.

    Channels are given by name or id. Safe to call from any thread.
    """

    def __init__(
        self, workspace: Workspace, faults: FaultInjector, sockets: SocketConnections
    ) -> None:
        self._workspace = workspace
        self._state = workspace.state
        self._notifier = workspace.notifier
        self._faults = faults
        self._sockets = sockets

    def invite_bot(self, channel: str) -> None:
        """Make the bot a member of a channel."""
        with self._notifier.lock():
            self._workspace.invite_bot(self._state.find_channel(channel), self._state.you)

    def remove_bot(self, channel: str) -> None:
        """Remove the bot from a channel; posting there then fails with "not_in_channel"."""
        with self._notifier.change():
            changed = replace(self._state.find_channel(channel), bot_is_member=False)
            self._state.update_channel(changed)

    def archive(self, channel: str, *, is_archived: bool = True) -> None:
        """Archive or restore a channel; posting to an archived one fails with "is_archived"."""
        with self._notifier.change():
            changed = replace(self._state.find_channel(channel), is_archived=is_archived)
            self._state.update_channel(changed)

    def share_externally(self, channel: str) -> None:
        """Share a channel with another organisation, as Slack Connect does."""
        with self._notifier.change():
            changed = replace(self._state.find_channel(channel), is_ext_shared=True)
            self._state.update_channel(changed)

    def delete_channel(self, channel: str) -> None:
        """Delete a channel; methods that name it then fail with "channel_not_found"."""
        with self._notifier.change():
            self._state.delete_channel(self._state.find_channel(channel))

    def uninstall(self) -> None:
        """Uninstall the app; calls with its token then fail with "account_inactive".

        The app receives the events app_uninstalled and tokens_revoked if it subscribes to them.
        """
        self._workspace.uninstall()

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        status: int = 200,
        retry_after: int | None = None,
        drop: bool = False,
    ) -> None:
        """Make the next call of a Web API method fail without performing it.

        The call fails with an error code, an HTTP status, or, with `drop`, a closed connection.
        To perform the call and lose only its response, use `drop_response`.
        """
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._inject(method, InjectedFault(error, status, headers, drop=drop))

    def drop_response(self, method: str) -> None:
        """Perform the next call of a method, then close the connection without a response."""
        self._inject(method, InjectedFault(drop=True, is_performed=True))

    def delay_response(self, method: str, seconds: float) -> None:
        """Perform the next call of a method at once, but delay its response."""
        self._inject(method, InjectedFault(delay_seconds=seconds, is_performed=True))

    def redeliver(self, delivery: EventDelivery, reason: str = "timeout") -> EventDelivery:
        """Send a payload again in a new envelope, with the same event_id."""
        return self._workspace.dispatcher.send(delivery.kind, delivery.payload, reason)

    def send_event(self, event: JsonObject) -> EventDelivery:
        """Send the app any event, such as app_uninstalled."""
        with self._notifier.change():
            return self._workspace.send_event(event)

    def disconnect_bots(self, reason: str | None = "refresh_requested") -> None:
        """Close the bot's sockets, after a disconnect message unless the reason is None."""
        self._sockets.close_all(reason)

    def _inject(self, method: str, fault: InjectedFault) -> None:
        with self._notifier.lock():
            self._faults.add(method, fault)
