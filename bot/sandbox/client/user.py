"""The acting half of the local workspace: what a person types, presses and chooses."""

from collections.abc import Sequence

from bot.sandbox.client.observer import Watching
from bot.sandbox.user_actions import interactions, messages
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message


class Acting(Watching):
    """Does what a person does in channels and threads; from any thread."""

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
            return messages.say(self._parts.slack, who, where, text, thread_ts)

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
            where, who = self._channel(channel), self._person(person)
            return messages.run_command(self._parts.slack, who, where, typed, thread_ts)

    def click(
        self, ts: str, action_id: str, *, block_id: str | None = None, person: str | None = None
    ) -> EventDelivery:
        """Press the (first) button with this action_id in the message with this timestamp."""
        with self._bell.reading():
            message = self._parts.workspace.find(ts)
            spot = interactions.find_spot(message, action_id, block_id)
            return interactions.act(self._parts.slack, self._person(person), spot)

    def edit(self, ts: str, text: str) -> Message:
        """Change what a person has said."""
        with self._bell.reading():
            return messages.edit(self._parts.slack, self._parts.workspace.find(ts), text)

    def delete(self, ts: str) -> None:
        """Take back what a person has said."""
        with self._bell.reading():
            self._parts.slack.remove(self._parts.workspace.find(ts))

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
            spot = interactions.find_spot(self._parts.workspace.find(ts), action_id, block_id)
            return interactions.act(self._parts.slack, self._person(person), spot, chosen)
