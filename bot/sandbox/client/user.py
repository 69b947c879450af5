"""Act as a person in channels and threads."""

from collections.abc import Sequence

from bot.sandbox.user_actions import interactions, messages, shortcuts
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.workspace import Workspace


class UserActions:
    """Posts messages, runs commands, uses elements of messages and shortcuts as a person.

    Channels are given by name or id, persons by handle or id; the defaults are the main channel
    and the person who uses the pages. Messages are given by timestamp. Safe to call from any
    thread.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._state = workspace.state
        self._notifier = workspace.notifier

    def say(
        self,
        text: str,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        author: str | None = None,
    ) -> Message:
        """Post a message as typed, in a channel or a thread."""
        with self._notifier.lock():
            who, where = self._state.person_or_you(author), self._state.channel_or_main(channel)
            return messages.say(self._workspace, who, where, text, thread_ts)

    def command(
        self,
        typed: str,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        person: str | None = None,
    ) -> EventDelivery | None:
        """Run "/command text" as typed; return None if nothing was sent to the app.

        In that case the channel shows an error, unless the command was /invite.
        """
        with self._notifier.lock():
            who, where = self._state.person_or_you(person), self._state.channel_or_main(channel)
            return messages.run_command(self._workspace, who, where, typed, thread_ts)

    def click(
        self, ts: str, action_id: str, *, block_id: str | None = None, person: str | None = None
    ) -> EventDelivery:
        """Press the first button of a message with this action_id."""
        return self.select(ts, action_id, (), block_id=block_id, person=person)

    def select(
        self,
        ts: str,
        action_id: str,
        value: str | Sequence[str],
        *,
        block_id: str | None = None,
        person: str | None = None,
    ) -> EventDelivery:
        """Select in a message: an option's value, a date, a time, a user id, or several values."""
        values = [value] if isinstance(value, str) else list(value)
        with self._notifier.lock():
            target = interactions.find_target(self._state.find_message(ts), action_id, block_id)
            who = self._state.person_or_you(person)
            return interactions.perform_action(self._workspace, who, target, values)

    def edit(self, ts: str, text: str) -> Message:
        """Edit a person's message."""
        with self._notifier.lock():
            return messages.edit(self._workspace, self._state.find_message(ts), text)

    def delete(self, ts: str) -> None:
        """Delete a person's message."""
        with self._notifier.lock():
            self._workspace.remove_message(self._state.find_message(ts))

    def shortcut(
        self, ts: str | None, callback_id: str, *, person: str | None = None
    ) -> EventDelivery:
        """Use a shortcut on a message, or a global shortcut if `ts` is None."""
        with self._notifier.lock():
            who = self._state.person_or_you(person)
            if ts is None:
                return shortcuts.use_global_shortcut(self._workspace, who, callback_id)
            message = self._state.find_message(ts)
            return shortcuts.use_message_shortcut(self._workspace, who, message, callback_id)

    def open_home(self, *, person: str | None = None) -> None:
        """Open the app's Home tab."""
        with self._notifier.lock():
            shortcuts.open_home(self._workspace, self._state.person_or_you(person))
