"""The state of a workspace: its channels, people and messages."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.sandbox.config import AppConfig, Channel, WorkspaceConfig, WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.input_state import SelectState
from bot.sandbox.workspace.messages import Message


class TimestampGenerator:
    """Generates unique, increasing message timestamps such as "1767225600.000100".

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = 0

    def at(self, seconds: float) -> str:
        """Return a timestamp for a time in seconds; it is always later than the last one."""
        self._last = max(round(seconds * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def next(self) -> str:
        """Return a timestamp for the current time."""
        return self.at(self._clock())


class WorkspaceState:
    """The channels, people and messages of a workspace.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier. Methods that find
    something raise RefusedError with Slack's error code if there is none.
    """

    def __init__(
        self, app: AppConfig, config: WorkspaceConfig, timestamps: TimestampGenerator
    ) -> None:
        self.app = app
        self.config = config
        self.timestamps = timestamps
        self.channels = {channel.id: channel for channel in config.channels}
        self.people = {person.id: person for person in config.people}
        self.select_state = SelectState()
        self.is_installed = True
        self._messages: dict[str, dict[str, Message]] = {c.id: {} for c in config.channels}

    @property
    def you(self) -> WorkspaceUser:
        """The person who uses the pages."""
        return self.config.people[0]

    @property
    def main_channel(self) -> Channel:
        """The channel that the pages open, and that shows errors which belong to no channel."""
        return next(iter(self.channels.values()))

    def app_receives(self, event: str) -> bool:
        """Return whether the app is installed, subscribes to an event type and has its scope."""
        return self.is_installed and self.app.receives(event)

    def find_channel(self, name: str) -> Channel:
        """Find a channel by id, by name with or without #, or direct messages by @handle."""
        if name in self.channels:
            return self.channels[name]
        bare_name = name.removeprefix("#")
        for channel in self.channels.values():
            if channel.name == bare_name:
                return channel
        if im := self._open_im_by_name(name):
            return im
        raise RefusedError("channel_not_found")

    def find_person(self, name: str) -> WorkspaceUser:
        """Find a person by id, or by handle with or without @."""
        bare_name = name.removeprefix("@")
        for person in self.people.values():
            if bare_name in (person.id, person.handle):
                return person
        raise RefusedError("user_not_found")

    def channel_or_main(self, name: str | None) -> Channel:
        """Find a channel; without a name, the main channel."""
        return self.find_channel(name) if name else self.main_channel

    def person_or_you(self, name: str | None) -> WorkspaceUser:
        """Find a person; without a name, the person who uses the pages."""
        return self.find_person(name) if name else self.you

    def update_channel(self, channel: Channel) -> Channel:
        """Replace a channel by its changed version, or add a new one."""
        self.channels[channel.id] = channel
        return channel

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel and its messages."""
        del self.channels[channel.id], self._messages[channel.id]

    def find_im(self, person: WorkspaceUser) -> Channel | None:
        """Return the direct messages between a person and the app, if they have been opened."""
        ims = (channel for channel in self.channels.values() if channel.is_im)
        return next((im for im in ims if (im.person or self.you.id) == person.id), None)

    def open_im(self, person: WorkspaceUser) -> Channel:
        """Open the direct messages between a person and the app, or return the open ones."""
        if found := self.find_im(person):
            return found
        im = Channel(f"D{person.id[1:]}", f"@{person.handle}", is_im=True, person=person.id)
        self._messages[im.id] = {}
        return self.update_channel(im)

    def _open_im_by_name(self, name: str) -> Channel | None:
        people = (p for p in self.people.values() if name == f"@{p.handle}" and not p.bot_id)
        return next((self.open_im(person) for person in people), None)

    def add_message(self, draft: Message) -> Message:
        """Add a message to its channel, with a new timestamp unless it has one."""
        message = replace(draft, ts=draft.ts or self.timestamps.next())
        self._messages[message.channel][message.ts] = message
        return message

    def replace_message(self, message: Message) -> Message:
        """Replace a message by its changed version, found by timestamp."""
        self._messages[message.channel][message.ts] = message
        return message

    def remove_message(self, message: Message) -> None:
        """Remove a message from its channel."""
        del self._messages[message.channel][message.ts]

    def find_message(self, ts: str, channel: Channel | None = None) -> Message:
        """Find a message by timestamp, including ephemeral messages and errors."""
        channel_ids: Iterable[str] = [channel.id] if channel else self._messages
        for channel_id in channel_ids:
            if ts in self._messages[channel_id]:
                return self._messages[channel_id][ts]
        raise RefusedError("message_not_found")

    def list_messages(self, channel: Channel, viewer: str | None = None) -> list[Message]:
        """Return a channel's messages, oldest first; with a user id, those the user sees."""
        messages = self._messages[channel.id].values()
        return [m for m in messages if viewer is None or m.visible_to(viewer)]

    def list_thread(self, channel: Channel, ts: str, viewer: str | None = None) -> list[Message]:
        """Return the first message of a thread and its replies, oldest first."""
        return [m for m in self.list_messages(channel, viewer) if ts in (m.ts, m.thread_ts)]

    def list_public_replies(self, root: Message) -> list[Message]:
        """Return the replies to a message that everybody sees."""
        thread = self.list_thread(self.channels[root.channel], root.ts)
        return [m for m in thread if m.thread_ts == root.ts and m.is_public]
