"""Act as a person in channels and threads, from Python."""

from collections.abc import Sequence

from bot.sandbox.user_actions import interactions, messages, shortcuts
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.workspace import Slack


class UserActions:
    """Posts messages, runs commands, presses buttons and uses shortcuts as a person.

    Safe to call from any thread.
    """

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._bell = slack.bell

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
            where, who = (
                self._workspace.channel_or_main(channel),
                self._workspace.person_or_you(author),
            )
            return messages.say(self._slack, who, where, text, thread_ts)

    def command(
        self,
        typed: str,
        *,
        channel: str | None = None,
        thread_ts: str | None = None,
        person: str | None = None,
    ) -> EventDelivery | None:
        """Run "/command text" as typed; None if nothing went to the app (see `errors`)."""
        with self._bell.reading():
            where, who = (
                self._workspace.channel_or_main(channel),
                self._workspace.person_or_you(person),
            )
            return messages.run_command(self._slack, who, where, typed, thread_ts)

    def click(
        self, ts: str, action_id: str, *, block_id: str | None = None, person: str | None = None
    ) -> EventDelivery:
        """Press the (first) button with this action_id in the message with this timestamp."""
        with self._bell.reading():
            message = self._workspace.find(ts)
            spot = interactions.find_spot(message, action_id, block_id)
            return interactions.act(self._slack, self._workspace.person_or_you(person), spot)

    def edit(self, ts: str, text: str) -> Message:
        """Change what a person has said."""
        with self._bell.reading():
            return messages.edit(self._slack, self._workspace.find(ts), text)

    def delete(self, ts: str) -> None:
        """Take back what a person has said."""
        with self._bell.reading():
            self._slack.remove(self._workspace.find(ts))

    def select(
        self,
        ts: str,
        action_id: str,
        value: str | Sequence[str],
        *,
        block_id: str | None = None,
        person: str | None = None,
    ) -> EventDelivery:
        """Choose in a message: an option by its value, a date, a time, a person, or several."""
        chosen = [value] if isinstance(value, str) else list(value)
        with self._bell.reading():
            spot = interactions.find_spot(self._workspace.find(ts), action_id, block_id)
            return interactions.act(
                self._slack, self._workspace.person_or_you(person), spot, chosen
            )

    def shortcut(
        self, ts: str | None, callback_id: str, *, person: str | None = None
    ) -> EventDelivery:
        """Use a shortcut on the message with this timestamp; with None, a global one."""
        with self._bell.reading():
            slack, who = self._slack, self._workspace.person_or_you(person)
            if ts is None:
                return shortcuts.use_anywhere(slack, who, callback_id)
            message = self._workspace.find(ts)
            return shortcuts.use_on_message(slack, who, message, callback_id)

    def open_home(self, *, person: str | None = None) -> None:
        """Open the app's Home tab."""
        shortcuts.open_home(self._slack, self._workspace.person_or_you(person))
