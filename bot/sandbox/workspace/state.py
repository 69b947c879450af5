"""What the workspace knows: its channels, who is in them and the messages in each."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.sandbox.config import AppConfig, Channel, WorkspaceConfig, WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.select_state import Choices


class Stamps:
    """Slack's timestamps, which name messages: never the same one twice."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = 0

    def at(self, seconds: float) -> str:
        """The first free timestamp at or after a moment that is not before the last one."""
        self._last = max(round(seconds * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def now(self) -> str:
        """The next timestamp."""
        return self.at(self._clock())


class Workspace:
    """The memory of the sandbox. Whoever uses it holds the bell's lock."""

    def __init__(self, app: AppConfig, config: WorkspaceConfig, stamps: Stamps) -> None:
        self.app = app
        self.config = config
        self.stamps = stamps
        self.channels = {channel.id: channel for channel in config.channels}
        self.people = {person.id: person for person in config.people}
        self.choices = Choices()
        self.is_installed = True
        self._messages: dict[str, dict[str, Message]] = {c.id: {} for c in config.channels}

    @property
    def you(self) -> WorkspaceUser:
        """The person who uses the pages."""
        return self.config.people[0]

    @property
    def main_channel(self) -> Channel:
        """Where the pages open, and where errors go that belong to no channel."""
        return next(iter(self.channels.values()))

    def hears(self, event: str) -> bool:
        """Whether the app, as long as it is installed, is sent such an event."""
        return self.is_installed and self.app.hears(event)

    def channel(self, name: str) -> Channel:
        """Find a channel by its id or its name, with or without #."""
        if name in self.channels:
            return self.channels[name]
        wanted = name.removeprefix("#")
        for channel in self.channels.values():
            if channel.name == wanted:
                return channel
        if im := self._find_im(name):
            return im
        raise RefusedError("channel_not_found")

    def person(self, name: str) -> WorkspaceUser:
        """Find a person by id, or by handle with or without @."""
        wanted = name.removeprefix("@")
        for person in self.people.values():
            if wanted in (person.id, person.handle):
                return person
        raise RefusedError("user_not_found")

    def channel_or_main(self, name: str | None) -> Channel:
        """Find a channel; without a name, the main channel."""
        return self.channel(name) if name else self.main_channel

    def person_or_you(self, name: str | None) -> WorkspaceUser:
        """Find a person; without a name, the person who uses the pages."""
        return self.person(name) if name else self.you

    def change(self, channel: Channel) -> Channel:
        """Put a changed channel where it was."""
        self.channels[channel.id] = channel
        return channel

    def forget(self, channel: Channel) -> None:
        """Delete a channel, with all that was said in it."""
        del self.channels[channel.id], self._messages[channel.id]

    def im(self, person: WorkspaceUser) -> Channel | None:
        """The direct messages of a person and the app, if anybody has opened them."""
        ims = (channel for channel in self.channels.values() if channel.is_im)
        return next((im for im in ims if (im.person or self.you.id) == person.id), None)

    def open_im(self, person: WorkspaceUser) -> Channel:
        """Open the direct messages of a person and the app; they are there only once."""
        if found := self.im(person):
            return found
        im = Channel(f"D{person.id[1:]}", f"@{person.handle}", is_im=True, person=person.id)
        self._messages[im.id] = {}
        return self.change(im)

    def _find_im(self, name: str) -> Channel | None:
        people = (p for p in self.people.values() if name == f"@{p.handle}" and not p.bot_id)
        return next((self.open_im(person) for person in people), None)

    def add(self, draft: Message) -> Message:
        """Put a message in its channel, with a timestamp of its own unless it brings one."""
        message = replace(draft, ts=draft.ts or self.stamps.now())
        self._messages[message.channel][message.ts] = message
        return message

    def put(self, message: Message) -> Message:
        """Put a changed message where it was."""
        self._messages[message.channel][message.ts] = message
        return message

    def remove(self, message: Message) -> None:
        """Take a message out of its channel."""
        del self._messages[message.channel][message.ts]

    def find(self, ts: str, channel: Channel | None = None) -> Message:
        """Find a message by its timestamp, ephemeral ones and errors included."""
        places: Iterable[str] = [channel.id] if channel else self._messages
        for place in places:
            if ts in self._messages[place]:
                return self._messages[place][ts]
        raise RefusedError("message_not_found")

    def messages(self, channel: Channel, viewer: str | None = None) -> list[Message]:
        """The messages of a channel, oldest first, as this viewer sees them (None: all)."""
        found = self._messages[channel.id].values()
        return [m for m in found if viewer is None or m.visible_to(viewer)]

    def thread(self, channel: Channel, ts: str, viewer: str | None = None) -> list[Message]:
        """A message and its replies, oldest first."""
        return [m for m in self.messages(channel, viewer) if ts in (m.ts, m.thread_ts)]

    def replies(self, root: Message) -> list[Message]:
        """The replies that everybody sees below a message."""
        thread = self.thread(self.channels[root.channel], root.ts)
        return [m for m in thread if m.thread_ts == root.ts and m.is_public]
