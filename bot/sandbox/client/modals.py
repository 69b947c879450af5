"""The using half of the local workspace: what a person does with modals and suggestions."""

from collections.abc import Mapping, Sequence

from bot.sandbox.client.user import Acting
from bot.sandbox.errors import RefusedError
from bot.sandbox.user_actions import interactions, modals, shortcuts
from bot.sandbox.user_actions.interactions import BlockTarget
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import Json, options_of
from bot.sandbox.workspace.views import View

Chosen = str | Sequence[str]
Values = Mapping[str, Chosen] | Mapping[tuple[str, str], Chosen]


class Using(Acting):
    """Does what a person does with what an app opens; from any thread.

    Values are those of a form: an option by its value, "08:30", "2026-11-26", a user id, or a list
    of these; each under its action_id, or under (block_id, action_id). What the app suggests can
    be chosen once `suggest` has brought it.
    """

    def fill_view(self, values: Values, *, person: str | None = None) -> View:
        """Fill in the modal that is open, and leave it open."""
        with self._bell.reading():
            filled = {_split(name): _several(value) for name, value in values.items()}
            return modals.fill(self._parts.slack, self._open_view(person), filled)

    def submit_view(
        self, values: Values | None = None, *, person: str | None = None
    ) -> EventDelivery | None:
        """Fill in and submit the modal that is open; None if a field is missing or wrong."""
        with self._bell.reading():
            view = self.fill_view(values or {}, person=person)
            return modals.submit(self._parts.slack, self._person(person), view)

    def close_view(
        self, *, clear: bool = False, person: str | None = None
    ) -> tuple[EventDelivery, ...]:
        """Close the modal that is open, or all with `clear`; return what the app was told."""
        with self._bell.reading():
            view = self._open_view(person)
            return modals.close(self._parts.slack, self._person(person), view, clear=clear)

    def use(
        self,
        action_id: str,
        value: str | Sequence[str] = (),
        *,
        block_id: str | None = None,
        person: str | None = None,
    ) -> EventDelivery:
        """Press or choose, in the modal that is open or else in the Home tab."""
        with self._bell.reading():
            spot = self._spot(None, action_id, block_id, person)
            return interactions.act(self._parts.slack, self._person(person), spot, _several(value))

    def suggest(
        self,
        action_id: str,
        text: str,
        *,
        ts: str | None = None,
        block_id: str | None = None,
        person: str | None = None,
    ) -> tuple[Json, ...]:
        """Type into a select; return the options that the app suggests, in a view or a message."""
        with self._bell.reading():
            spot = self._spot(ts, action_id, block_id, person)
            asked = interactions.look_up(self._parts.slack, self._person(person), spot, text)
        if asked is None:
            return ()
        return tuple(options_of(self.wait_until_settled(asked).answer or {}))

    def shortcut(
        self, ts: str | None, callback_id: str, *, person: str | None = None
    ) -> EventDelivery:
        """Use a shortcut on the message with this timestamp; with None, a global one."""
        with self._bell.reading():
            slack, who = self._parts.slack, self._person(person)
            if ts is None:
                return shortcuts.use_anywhere(slack, who, callback_id)
            message = self._parts.workspace.find(ts)
            return shortcuts.use_on_message(slack, who, message, callback_id)

    def open_home(self, *, person: str | None = None) -> None:
        """Open the app's Home tab."""
        shortcuts.open_home(self._parts.slack, self._person(person))

    def _spot(
        self, ts: str | None, action_id: str, block_id: str | None, person: str | None
    ) -> BlockTarget:
        if ts is not None:
            return interactions.find_spot(self._parts.workspace.find(ts), action_id, block_id)
        view = self.view(person) or self.home(person)
        if view is None:
            raise RefusedError("not_found")
        return interactions.find_spot(view, action_id, block_id)

    def _open_view(self, person: str | None) -> View:
        view = self.view(person)
        if view is None:
            raise RefusedError("not_found")
        return view


def _split(name: str | tuple[str, str]) -> tuple[str | None, str]:
    return (None, name) if isinstance(name, str) else name


def _several(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
