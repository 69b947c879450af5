"""The memory of views: each person's stack of modals, and the Home tab that each has."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.block_ids import NewId
from bot.sandbox.workspace.input_state import build_state
from bot.sandbox.workspace.views import Definition, View

MAX_STACK = 3


class Surfaces:
    """The views that persons have before them. Whoever uses it holds the bell's lock."""

    def __init__(self, new_id: NewId, new_hash: Callable[[], str]) -> None:
        self._new_id = new_id
        self._new_hash = new_hash
        self._stacks: dict[str, tuple[View, ...]] = {}
        self._homes: dict[str, View] = {}

    def top(self, person: str) -> View | None:
        """The modal that a person sees, if there is one."""
        stack = self._stacks.get(person, ())
        return stack[-1] if stack else None

    def stack(self, person: str) -> tuple[View, ...]:
        """All modals of a person, the lowest first."""
        return self._stacks.get(person, ())

    def home(self, person: str) -> View | None:
        """The Home tab that the app has published for a person."""
        return self._homes.get(person)

    def open(self, person: str, definition: Definition) -> View:
        """Open a modal, in place of any that is open."""
        self._check_external_id(definition)
        view = self._build(person, definition, ())
        self._stacks[person] = (view,)
        return view

    def push(self, person: str, definition: Definition) -> View:
        """Open a modal above those that are open."""
        stack = self.stack(person)
        if not stack:
            raise RefusedError("not_found")
        if len(stack) >= MAX_STACK:
            raise RefusedError("push_limit_reached")
        self._check_external_id(definition)
        view = self._build(person, definition, stack)
        self._stacks[person] = (*stack, view)
        return view

    def publish(self, person: str, definition: Definition) -> View:
        """Put up a person's Home tab; it keeps its id."""
        if before := self.home(person):
            return self.update(before, definition)
        self._check_external_id(definition)
        self._homes[person] = view = self._build(person, definition, ())
        return view

    def update(self, view: View, definition: Definition) -> View:
        """Define a view anew; what was filled in under the same names stays."""
        if definition.external_id != view.definition.external_id:
            self._check_external_id(definition)
        return self.put(
            replace(
                view,
                definition=definition,
                hash=self._new_hash(),
                state=build_state(definition.blocks, view.state),
                errors={},
                problem="",
            )
        )

    def put(self, view: View) -> View:
        """Put a changed view where it was."""
        if self._homes.get(view.person, view).id == view.id and view.definition.kind == "home":
            self._homes[view.person] = view
        else:
            stack = self.stack(view.person)
            self._stacks[view.person] = tuple(view if v.id == view.id else v for v in stack)
        return view

    def close(self, view: View) -> None:
        """Take a modal away, and whatever lies above it."""
        stack = self.stack(view.person)
        place = [v.id for v in stack].index(view.id)
        self._stacks[view.person] = stack[:place]

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """Find a view by its id or the app's own name for it."""
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

    def _check_external_id(self, definition: Definition) -> None:
        wanted = definition.external_id
        if wanted and any(view.definition.external_id == wanted for view in self._all()):
            raise RefusedError("duplicate_external_id")

    def _build(self, person: str, definition: Definition, below: tuple[View, ...]) -> View:
        view_id = self._new_id("V")
        return View(
            id=view_id,
            person=person,
            definition=definition,
            hash=self._new_hash(),
            state=build_state(definition.blocks, {}),
            root_id=below[0].id if below else view_id,
            previous_id=below[-1].id if below else None,
        )
