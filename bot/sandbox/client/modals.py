"""Act as a person in modals and in the Home tab."""

from collections.abc import Mapping, Sequence

from bot.sandbox.client.observer import Observer
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject
from bot.sandbox.user_actions import interactions, modals
from bot.sandbox.user_actions.interactions import BlockTarget
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import find_options
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Workspace

FieldValue = str | Sequence[str]
FieldValues = Mapping[str, FieldValue] | Mapping[tuple[str, str], FieldValue]


class ModalActions:
    """Fills in, submits and closes modals, and uses the elements of modals and the Home tab.

    Fields are named by action_id, or by (block_id, action_id). A field's value is a text, an
    option's value, a time ("08:30"), a date ("2026-11-26"), a user id, or a list of these. Options
    that the app suggests can be selected after `suggest` has fetched them. Safe to call from any
    thread.
    """

    def __init__(self, workspace: Workspace, observer: Observer) -> None:
        self._workspace = workspace
        self._state = workspace.state
        self._notifier = workspace.notifier
        self._observer = observer

    def fill(self, values: FieldValues, *, person: str | None = None) -> View:
        """Fill in fields of the open modal without submitting it."""
        with self._notifier.lock():
            inputs = {_split_name(name): _as_list(value) for name, value in values.items()}
            return modals.fill(self._workspace, self._open_view(person), inputs)

    def submit(
        self, values: FieldValues | None = None, *, person: str | None = None
    ) -> EventDelivery | None:
        """Fill in and submit the open modal; return None if Slack's own validation fails."""
        with self._notifier.lock():
            view = self.fill(values or {}, person=person)
            return modals.submit(self._workspace, self._state.person_or_you(person), view)

    def close(self, *, clear: bool = False, person: str | None = None) -> tuple[EventDelivery, ...]:
        """Close the open modal, or the whole stack with `clear`; return the view_closed events."""
        with self._notifier.lock():
            view, who = self._open_view(person), self._state.person_or_you(person)
            return modals.close(self._workspace, who, view, clear=clear)

    def interact(
        self,
        action_id: str,
        value: FieldValue = (),
        *,
        block_id: str | None = None,
        person: str | None = None,
    ) -> EventDelivery:
        """Press a button or select a value in the open modal, or without one in the Home tab."""
        with self._notifier.lock():
            target = self._find_target(None, action_id, block_id, person)
            who = self._state.person_or_you(person)
            return interactions.perform_action(self._workspace, who, target, _as_list(value))

    def suggest(
        self,
        action_id: str,
        text: str,
        *,
        ts: str | None = None,
        block_id: str | None = None,
        person: str | None = None,
    ) -> tuple[JsonObject, ...]:
        """Type into an external select and return the options that the app suggests.

        The select is in the message with the timestamp `ts`, or else in the open modal or Home tab.
        """
        with self._notifier.lock():
            target = self._find_target(ts, action_id, block_id, person)
            who = self._state.person_or_you(person)
            request = interactions.request_options(self._workspace, who, target, text)
        if request is None:
            return ()
        return tuple(find_options(self._observer.wait_until_settled(request).response or {}))

    def _find_target(
        self, ts: str | None, action_id: str, block_id: str | None, person: str | None
    ) -> BlockTarget:
        if ts is not None:
            return interactions.find_target(self._state.find_message(ts), action_id, block_id)
        view = self._observer.view(person) or self._observer.home(person)
        if view is None:
            raise RefusedError("not_found")
        return interactions.find_target(view, action_id, block_id)

    def _open_view(self, person: str | None) -> View:
        view = self._observer.view(person)
        if view is None:
            raise RefusedError("not_found")
        return view


def _split_name(name: str | tuple[str, str]) -> tuple[str | None, str]:
    return (None, name) if isinstance(name, str) else name


def _as_list(value: FieldValue) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
