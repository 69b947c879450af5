"""Each person's stack of modals, and each person's Home tab."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.sandbox.block_kit.traversal import NewId
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.input_state import build_input_state
from bot.sandbox.workspace.views import View, ViewDefinition

MAX_STACK_DEPTH = 3


class ViewStack:
    """The stacks of modals and the Home tabs of all persons.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(self, new_id: NewId, new_hash: Callable[[], str]) -> None:
        self._new_id = new_id
        self._new_hash = new_hash
        self._stacks: dict[str, tuple[View, ...]] = {}
        self._homes: dict[str, View] = {}

    def top(self, person: str) -> View | None:
        """Return the modal that a person sees, if one is open."""
        stack = self._stacks.get(person, ())
        return stack[-1] if stack else None

    def stack(self, person: str) -> tuple[View, ...]:
        """Return a person's modals, from the first opened to the visible one."""
        return self._stacks.get(person, ())

    def home(self, person: str) -> View | None:
        """Return the Home tab that the app has published for a person, if any."""
        return self._homes.get(person)

    def open(self, person: str, definition: ViewDefinition) -> View:
        """Open a modal and close all others of the person."""
        self._check_external_id(definition)
        view = self._build(person, definition, ())
        self._stacks[person] = (view,)
        return view

    def push(self, person: str, definition: ViewDefinition) -> View:
        """Open a modal on top of the open ones.

        Raises RefusedError if none is open or if the stack is full.
        """
        stack = self.stack(person)
        if not stack:
            raise RefusedError("not_found")
        if len(stack) >= MAX_STACK_DEPTH:
            raise RefusedError("push_limit_reached")
        self._check_external_id(definition)
        view = self._build(person, definition, stack)
        self._stacks[person] = (*stack, view)
        return view

    def publish(self, person: str, definition: ViewDefinition) -> View:
        """Publish a person's Home tab; a replaced one keeps its id."""
        if before := self.home(person):
            return self.update(before, definition)
        self._check_external_id(definition)
        self._homes[person] = view = self._build(person, definition, ())
        return view

    def update(self, view: View, definition: ViewDefinition) -> View:
        """Replace the definition of a view; inputs with the same ids keep their values."""
        if definition.external_id != view.definition.external_id:
            self._check_external_id(definition)
        return self.replace(
            replace(
                view,
                definition=definition,
                hash=self._new_hash(),
                state=build_input_state(definition.blocks, view.state),
                errors={},
                problem="",
            )
        )

    def replace(self, view: View) -> View:
        """Replace a view by its changed version, found by id."""
        if self._homes.get(view.person, view).id == view.id and view.definition.kind == "home":
            self._homes[view.person] = view
        else:
            stack = self.stack(view.person)
            self._stacks[view.person] = tuple(view if v.id == view.id else v for v in stack)
        return view

    def close(self, view: View) -> None:
        """Close a modal and all modals on top of it."""
        stack = self.stack(view.person)
        position = [v.id for v in stack].index(view.id)
        self._stacks[view.person] = stack[:position]

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """Find a view by its id or external id; raise RefusedError if there is none."""
        for view in self._all():
            if view_id == view.id or (
                external_id is not None and external_id == view.definition.external_id
            ):
                return view
        raise RefusedError("not_found")

    def _all(self) -> Iterator[View]:
        yield from self._homes.values()
        for stack in self._stacks.values():
            yield from stack

    def _check_external_id(self, definition: ViewDefinition) -> None:
        external_id = definition.external_id
        if external_id and any(view.definition.external_id == external_id for view in self._all()):
            raise RefusedError("duplicate_external_id")

    def _build(self, person: str, definition: ViewDefinition, below: tuple[View, ...]) -> View:
        view_id = self._new_id("V")
        return View(
            id=view_id,
            person=person,
            definition=definition,
            hash=self._new_hash(),
            state=build_input_state(definition.blocks, {}),
            root_id=below[0].id if below else view_id,
            previous_id=below[-1].id if below else None,
        )
