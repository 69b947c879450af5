"""Modals and Home tabs: the app's definition, and the values that a person has entered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.block_kit.traversal import Block, find_texts
from bot.sandbox.block_kit.views import ViewKind
from bot.sandbox.workspace.input_state import InputState


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """A view as an app defines it; see Slack's reference of view objects for the fields."""

    kind: ViewKind
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
    """A view that a person has open, with its current input state."""

    id: str
    person: str
    definition: ViewDefinition
    hash: str
    state: InputState
    root_id: str
    previous_id: str | None = None
    # Error messages: for input blocks, by block_id, and for the whole view
    errors: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    pending_trigger_id: str | None = None  # of a submission that the app has not yet answered

    @property
    def title(self) -> str:
        """The text of the title."""
        return str((self.definition.title or {}).get("text", ""))

    @property
    def visible_text(self) -> str:
        """All texts of the view, including its error messages, one a line."""
        errors = [*self.errors.values(), self.problem]
        return "\n".join([self.title, *find_texts(self.blocks), *errors])

    @property
    def callback_id(self) -> str:
        """The callback_id of the definition."""
        return self.definition.callback_id

    @property
    def private_metadata(self) -> str:
        """The private_metadata of the definition."""
        return self.definition.private_metadata

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the definition."""
        return self.definition.blocks


def view_json(view: View, team_id: str, app_id: str, bot_id: str) -> dict[str, Any]:
    """Return a view in the format of the Web API and of interaction payloads."""
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
    else:  # Slack adds this invisible title to Home tabs
        body["title"] = {"type": "plain_text", "text": "View Title", "emoji": True}
    return body
