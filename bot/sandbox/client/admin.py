"""Change a workspace as its administrators do, and make things fail, from Python."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.sandbox.transport.socket_mode import Sockets
from bot.sandbox.web_api.fault_injection import Fault, Faults
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.workspace import Slack


class AdminActions:
    """Changes channels and the app's installation, and injects faults.

    Safe to call from any thread.
    """

    def __init__(self, slack: Slack, faults: Faults, sockets: Sockets) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._bell = slack.bell
        self._faults = faults
        self._sockets = sockets

    def invite_bot(self, channel: str) -> None:
        """Make the bot a member of a channel."""
        with self._bell.reading():
            self._slack.invite_bot(
                self._workspace.channel_or_main(channel), self._workspace.person_or_you(None)
            )

    def remove_bot(self, channel: str) -> None:
        """Take the bot out of a channel; posting there is "not_in_channel" from then on."""
        with self._bell.changing():
            changed = replace(self._workspace.channel_or_main(channel), bot_is_member=False)
            self._workspace.change(changed)

    def archive(self, channel: str, *, is_archived: bool = True) -> None:
        """Archive a channel, or bring it back; posting to an archived one is "is_archived"."""
        with self._bell.changing():
            changed = replace(self._workspace.channel_or_main(channel), is_archived=is_archived)
            self._workspace.change(changed)

    def share_externally(self, channel: str) -> None:
        """Share a channel with another organisation, as Slack Connect does."""
        with self._bell.changing():
            changed = replace(self._workspace.channel_or_main(channel), is_ext_shared=True)
            self._workspace.change(changed)

    def delete_channel(self, channel: str) -> None:
        """Delete a channel; it is "channel_not_found" from then on."""
        with self._bell.changing():
            self._workspace.forget(self._workspace.channel_or_main(channel))

    def uninstall(self) -> None:
        """Uninstall the app: it hears so if it listens, and its token is "account_inactive"."""
        self._slack.uninstall()

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        status: int = 200,
        retry_after: int | None = None,
        drop: bool = False,
    ) -> None:
        """Let the next call of a method fail: by an error, an HTTP status, or a cut connection.

        Nothing of it is performed, not even when the connection is cut (see `drop_response`).
        """
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        with self._bell.reading():
            self._faults.add(method, Fault(error, status, headers, drop=drop))

    def drop_response(self, method: str) -> None:
        """Perform the next call of a method, and cut the connection in place of an answer."""
        with self._bell.reading():
            self._faults.add(method, Fault(drop=True, is_performed=True))

    def delay_response(self, method: str, seconds: float) -> None:
        """Perform the next call of a method at once, and answer it only after a while."""
        with self._bell.reading():
            self._faults.add(method, Fault(delay_seconds=seconds, is_performed=True))

    def redeliver(self, delivery: EventDelivery, reason: str = "timeout") -> EventDelivery:
        """Send what was sent before once more: the same event_id in a new envelope."""
        return self._slack.courier.send(delivery.kind, delivery.payload, reason)

    def send_event(self, event: Mapping[str, Any]) -> EventDelivery:
        """Send the app an event of one's own making, such as app_uninstalled."""
        with self._bell.changing():
            return self._slack.announce(event)

    def disconnect_bots(self, reason: str | None = "refresh_requested") -> None:
        """Close the bot's sockets: with a reason politely, so that it comes back at once."""
        self._sockets.drop(reason)
