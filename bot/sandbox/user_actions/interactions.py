"""Use elements of messages and views: press, select, and request options."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.block_kit.traversal import Block, Element, find_elements
from bot.sandbox.config import WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import (
    INPUT_KINDS,
    InputState,
    OptionsByValue,
    build_selection,
)
from bot.sandbox.workspace.interaction_payloads import InteractionPayloads
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Workspace

Surface = Message | View

# The fields of an element that Slack repeats in the payload of its action
_ACTION_FIELDS = ("type", "action_id", "text", "value", "style", "placeholder")


@dataclass(frozen=True, slots=True)
class BlockTarget:
    """An element with its block and the message or view that contains it."""

    surface: Surface
    block: Block
    element: Element

    @property
    def surface_id(self) -> str:
        """The id of the view or the timestamp of the message."""
        return self.surface.id if isinstance(self.surface, View) else self.surface.ts

    @property
    def block_id(self) -> str:
        """The block_id of the block."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """The action_id of the element."""
        return str(self.element["action_id"])

    def update_state(self, state: InputState, entry: JsonObject) -> InputState:
        """Return the input state with a new entry for this element."""
        changed = {**state.get(self.block_id, {}), self.action_id: entry}
        return {**state, self.block_id: changed}


def find_target(surface: Surface, action_id: str, block_id: str | None = None) -> BlockTarget:
    """Find the first element with this action_id; raise RefusedError if there is none."""
    for block, element in find_elements(surface.blocks):
        if element["action_id"] == action_id and block_id in (None, "", block["block_id"]):
            return BlockTarget(surface, block, element)
    raise RefusedError("message_not_found", f"there is no element {action_id} here")


def perform_action(
    workspace: Workspace, person: WorkspaceUser, target: BlockTarget, values: Sequence[str] = ()
) -> EventDelivery:
    """Press a button or select values, and send the app a block_actions payload."""
    with workspace.notifier.change():
        if target.block["type"] == "input" and not target.block.get("dispatch_action"):
            raise RefusedError("message_not_found", f"{target.action_id} does not dispatch actions")
        entry = _build_entry(workspace, target, values)
        if target.element["type"] in INPUT_KINDS:
            target = _save_entry(workspace, person, target, entry)
        payloads, surface = workspace.interaction_payloads(person), target.surface
        source = _build_source(workspace, payloads, surface)
        if isinstance(surface, Message):
            response_target = ResponseTarget(surface.channel, person.id, surface.ts)
            source["response_url"] = workspace.issue_response_url(response_target)
        view_id = surface.id if isinstance(surface, View) else None
        trigger_id = workspace.trigger_ids.issue(person.id, view_id)
        action = _build_action(workspace, target, entry)
        body = payloads.block_actions(source, action, trigger_id)
        return workspace.dispatcher.send("interactive", body)


def request_options(
    workspace: Workspace, person: WorkspaceUser, target: BlockTarget, text: str
) -> EventDelivery | None:
    """Request the options of an external select for a typed text.

    Return None if the text is shorter than the select's min_query_length.
    """
    with workspace.notifier.change():
        if target.element["type"] not in ("external_select", "multi_external_select"):
            raise RefusedError("message_not_found", f"{target.action_id} is not an external select")
        if len(text) < target.element.get("min_query_length", 3):
            return None
        payloads = workspace.interaction_payloads(person)
        source = _build_source(workspace, payloads, target.surface)
        body = payloads.block_suggestion(source, target.block_id, target.action_id, text)
        return workspace.dispatcher.send("interactive", body)


def offered_options(workspace: Workspace, target: BlockTarget) -> OptionsByValue:
    """Return the options that the app has suggested for an element so far."""
    return workspace.state.select_state.offered_options(
        target.surface_id, target.block_id, target.action_id
    )


def _build_entry(workspace: Workspace, target: BlockTarget, values: Sequence[str]) -> JsonObject:
    element = target.element
    if element["type"] == "button":
        return {}
    if element["type"] == "overflow":
        return {"selected_option": _find_option(element, values)}
    return build_selection(element, values, offered_options(workspace, target))


def _find_option(element: Element, values: Sequence[str]) -> JsonObject:
    for option in element["options"]:
        if option.get("value") in values:
            return dict(option)
    raise RefusedError("invalid_option", f"{element['action_id']} has no such option")


def _save_entry(
    workspace: Workspace, person: WorkspaceUser, target: BlockTarget, entry: JsonObject
) -> BlockTarget:
    surface = target.surface
    if isinstance(surface, View):
        changed = replace(surface, state=target.update_state(surface.state, entry))
        return replace(target, surface=workspace.view_stack.replace(changed))
    state = workspace.state.select_state.state(surface, person.id)
    workspace.state.select_state.save(surface, person.id, target.update_state(state, entry))
    return target


def _build_action(workspace: Workspace, target: BlockTarget, entry: JsonObject) -> JsonObject:
    action = {name: target.element[name] for name in _ACTION_FIELDS if name in target.element}
    action_ts = workspace.state.timestamps.next()
    return action | dict(entry) | {"block_id": target.block_id, "action_ts": action_ts}


def _build_source(
    workspace: Workspace, payloads: InteractionPayloads, surface: Surface
) -> dict[str, Any]:
    if isinstance(surface, View):
        return payloads.view_source(surface)
    channel = workspace.state.channels[surface.channel]
    state = workspace.state.select_state.state(surface, payloads.person.id)
    return payloads.message_source(surface, channel, state)
