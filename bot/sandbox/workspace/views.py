"""Modals and Home tabs: what an app has defined, and what a person has filled in so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.sandbox.workspace.input_state import State
from bot.sandbox.workspace.messages import Block, texts_in

SurfaceKind = Literal["modal", "home"]


@dataclass(frozen=True, slots=True)
class Definition:
    """A view as an app defines it."""

    kind: SurfaceKind
    blocks: tuple[Block, ...]
    title: Block | None = None
    submit: Block | None = None
    close: Block | None = None
    private_metadata: str = ""
    callback_id: str = ""
    external_id: str = ""
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view that a person has before them."""

    id: str
    person: str
    definition: Definition
    hash: str
    state: State
    root_id: str
    previous_id: str | None = None
    # What the person sees went wrong: beside the fields, by their blocks, and with the whole.
    errors: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    awaits: str | None = None  # the trigger id of a submission that the app has not answered

    @property
    def title(self) -> str:
        """What stands above it."""
        return str((self.definition.title or {}).get("text", ""))

    @property
    def words(self) -> str:
        """All that a person can read in it, for a test to look through."""
        wrong = [*self.errors.values(), self.problem]
        return "\n".join([self.title, *texts_in(self.blocks), *wrong])

    @property
    def callback_id(self) -> str:
        """The app's own name for this kind of view."""
        return self.definition.callback_id

    @property
    def private_metadata(self) -> str:
        """What the app has put into it for itself."""
        return self.definition.private_metadata

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it shows."""
        return self.definition.blocks


def view_json(view: View, team_id: str, app_id: str, bot_id: str) -> dict[str, Any]:
    """Write a view as the Web API and the interaction payloads do."""
    definition = view.definition
    body: dict[str, Any] = {
        "id": view.id,
        "team_id": team_id,
        "type": definition.kind,
        "blocks": list(definition.blocks),
        "private_metadata": definition.private_metadata,
        "callback_id": definition.callback_id,
        "state": {"values": view.state},
        "hash": view.hash,
        "title": definition.title,
        "clear_on_close": definition.clear_on_close,
        "notify_on_close": definition.notify_on_close,
        "close": definition.close,
        "submit": definition.submit,
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": app_id,
        "external_id": definition.external_id,
        "app_installed_team_id": team_id,
        "bot_id": bot_id,
    }
    if definition.kind == "modal":
        body["submit_disabled"] = definition.submit_disabled
    else:  # Slack gives a Home tab a title that nobody sees
        body["title"] = {"type": "plain_text", "text": "View Title", "emoji": True}
    return body
