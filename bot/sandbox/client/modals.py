"""Act as a person in modals and the Home tab, from Python."""

from collections.abc import Mapping, Sequence

from bot.sandbox.client.observer import Observer
from bot.sandbox.errors import RefusedError
from bot.sandbox.user_actions import interactions, modals
from bot.sandbox.user_actions.interactions import BlockTarget
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import Json, options_of
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Slack

Chosen = str | Sequence[str]
Values = Mapping[str, Chosen] | Mapping[tuple[str, str], Chosen]


class ModalActions:
    """Fills in, submits and closes modals, and uses the elements of modals and the Home tab.

    Values are those of a form: an option by its value, "08:30", "2026-11-26", a user id, or a list
    of these; each under its action_id, or under (block_id, action_id). What the app suggests can
    be chosen once `suggest` has brought it. Safe to call from any thread.
    """

    def __init__(self, slack: Slack, observer: Observer) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._bell = slack.bell
        self._observer = observer

    def fill(self, values: Values, *, person: str | None = None) -> View:
        """Fill in the modal that is open, and leave it open."""
        with self._bell.reading():
            filled = {_split(name): _several(value) for name, value in values.items()}
            return modals.fill(self._slack, self._open_view(person), filled)

    def submit(
        self, values: Values | None = None, *, person: str | None = None
    ) -> EventDelivery | None:
        """Fill in and submit the modal that is open; None if a field is missing or wrong."""
        with self._bell.reading():
            view = self.fill(values or {}, person=person)
            return modals.submit(self._slack, self._workspace.person_or_you(person), view)

    def close(self, *, clear: bool = False, person: str | None = None) -> tuple[EventDelivery, ...]:
        """Close the modal that is open, or all with `clear`; return what the app was told."""
        with self._bell.reading():
            view = self._open_view(person)
            return modals.close(
                self._slack, self._workspace.person_or_you(person), view, clear=clear
            )

    def interact(
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
            return interactions.act(
                self._slack, self._workspace.person_or_you(person), spot, _several(value)
            )

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
            asked = interactions.look_up(
                self._slack, self._workspace.person_or_you(person), spot, text
            )
        if asked is None:
            return ()
        return tuple(options_of(self._observer.wait_until_settled(asked).answer or {}))

    def _spot(
        self, ts: str | None, action_id: str, block_id: str | None, person: str | None
    ) -> BlockTarget:
        if ts is not None:
            return interactions.find_spot(self._workspace.find(ts), action_id, block_id)
        view = self._observer.view(person) or self._observer.home(person)
        if view is None:
            raise RefusedError("not_found")
        return interactions.find_spot(view, action_id, block_id)

    def _open_view(self, person: str | None) -> View:
        view = self._observer.view(person)
        if view is None:
            raise RefusedError("not_found")
        return view


def _split(name: str | tuple[str, str]) -> tuple[str | None, str]:
    return (None, name) if isinstance(name, str) else name


def _several(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
