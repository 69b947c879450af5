"""What a person does with the elements in messages and views: presses, chooses, looks up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.config import WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.block_ids import Element, find_elements
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import KINDS, Json, Options, State, read_choice
from bot.sandbox.workspace.interaction_payloads import Envelope
from bot.sandbox.workspace.messages import Block, Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Slack

Surface = Message | View


@dataclass(frozen=True, slots=True)
class BlockTarget:
    """One element of a message or a view, and where it stands."""

    surface: Surface
    block: Block
    element: Element

    @property
    def surface_id(self) -> str:
        """What names the message or the view."""
        return self.surface.id if isinstance(self.surface, View) else self.surface.ts

    @property
    def block_id(self) -> str:
        """The block's name."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """The element's name."""
        return str(self.element["action_id"])

    def change(self, state: State, entry: Json) -> State:
        """A state in which this element has changed."""
        changed = {**state.get(self.block_id, {}), self.action_id: entry}
        return {**state, self.block_id: changed}


def find_spot(surface: Surface, action_id: str, block_id: str | None = None) -> BlockTarget:
    """Find the (first) element with this action_id."""
    for block, element in find_elements(surface.blocks):
        if element["action_id"] == action_id and block_id in (None, "", block["block_id"]):
            return BlockTarget(surface, block, element)
    raise RefusedError("message_not_found", f"nothing is called {action_id} here")


def act(
    slack: Slack, person: WorkspaceUser, spot: BlockTarget, chosen: Sequence[str] = ()
) -> EventDelivery:
    """Press a button, or choose something where a choice is told to the app at once."""
    with slack.bell.changing():
        if spot.block["type"] == "input" and not spot.block.get("dispatch_action"):
            raise RefusedError("message_not_found", f"{spot.action_id} tells the app nothing")
        entry = _read(slack, spot, chosen)
        if spot.element["type"] in KINDS:
            spot = _keep(slack, person, spot, entry)
        envelope, surface = Envelope(slack.addressee, person), spot.surface
        source = _source(slack, envelope, surface)
        if isinstance(surface, Message):
            where = ResponseTarget(surface.channel, person.id, surface.ts)
            source["response_url"] = slack.response_url(where)
        view_id = surface.id if isinstance(surface, View) else None
        trigger_id = slack.triggers.issue(person.id, view_id)
        body = envelope.block_actions(source, _action(slack, spot, entry), trigger_id)
        return slack.courier.send("interactive", body)


def look_up(
    slack: Slack, person: WorkspaceUser, spot: BlockTarget, text: str
) -> EventDelivery | None:
    """Type into a select whose options the app suggests; None if it is too little to ask for."""
    with slack.bell.changing():
        if spot.element["type"] not in ("external_select", "multi_external_select"):
            raise RefusedError("message_not_found", f"{spot.action_id} asks the app for nothing")
        if len(text) < spot.element.get("min_query_length", 3):
            return None
        envelope = Envelope(slack.addressee, person)
        source = _source(slack, envelope, spot.surface)
        body = envelope.block_suggestion(source, spot.block_id, spot.action_id, text)
        return slack.courier.send("interactive", body)


def _read(slack: Slack, spot: BlockTarget, chosen: Sequence[str]) -> Json:
    element = spot.element
    if element["type"] == "button":
        return {}
    if element["type"] == "overflow":
        return {"selected_option": _find_option(element, chosen)}
    return read_choice(element, chosen, read_offered(slack, spot))


def read_offered(slack: Slack, spot: BlockTarget) -> Options:
    """What the app has suggested for an element so far."""
    return slack.workspace.choices.offered(spot.surface_id, spot.block_id, spot.action_id)


def _find_option(element: Element, chosen: Sequence[str]) -> Json:
    for option in element["options"]:
        if option.get("value") in chosen:
            return dict(option)
    raise RefusedError("invalid_option", f"{element['action_id']} has no such option")


def _keep(slack: Slack, person: WorkspaceUser, spot: BlockTarget, entry: Json) -> BlockTarget:
    surface = spot.surface
    if isinstance(surface, View):
        changed = replace(surface, state=spot.change(surface.state, entry))
        return replace(spot, surface=slack.surfaces.put(changed))
    state = slack.workspace.choices.state(surface, person.id)
    slack.workspace.choices.keep(surface, person.id, spot.change(state, entry))
    return spot


def _action(slack: Slack, spot: BlockTarget, entry: Json) -> Mapping[str, Any]:
    told = ("type", "action_id", "text", "value", "style", "placeholder")
    action = {name: spot.element[name] for name in told if name in spot.element}
    stamp = slack.workspace.stamps.now()
    return action | dict(entry) | {"block_id": spot.block_id, "action_ts": stamp}


def _source(slack: Slack, envelope: Envelope, surface: Surface) -> dict[str, Any]:
    if isinstance(surface, View):
        return envelope.view_source(surface)
    channel = slack.workspace.channels[surface.channel]
    state = slack.workspace.choices.state(surface, envelope.person.id)
    return envelope.message_source(surface, channel, state)
