"""Modals on the pages: what is drawn of them, and what a person's browser sends back."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.config import WorkspaceUser
from bot.sandbox.ui.field_names import field_name, parse_field_name
from bot.sandbox.user_actions import modals
from bot.sandbox.user_actions.interactions import Surface, act, find_spot, look_up
from bot.sandbox.user_actions.waiting import wait_until_settled
from bot.sandbox.web_api.arguments import parse_choices, parse_form, read_body
from bot.sandbox.workspace.block_ids import Element, find_elements
from bot.sandbox.workspace.input_state import KINDS, Json, chosen_values, options_of
from bot.sandbox.workspace.state import Workspace
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Slack

_PAGE = re.compile(r"/(channels/[\w@%.-]+|home)(\?thread=[\d.]*)?")

Groups = list[dict[str, Any]]


def build_view_routes(slack: Slack) -> list[BaseRoute]:
    """The addresses to which modals, Home tabs and look-ups are sent."""

    async def take_view(request: Request) -> Response:
        form = parse_choices(await read_body(request))
        with slack.bell.reading():
            view = slack.surfaces.find(request.path_params["view"])
            view = modals.fill(slack, view, read_fields(view, form))
            do_in_view(slack, view, form.get("do", ["stay"])[-1])
        return RedirectResponse(safe_page(form.get("back", [""])[-1]), 303)

    async def suggest_in_view(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with slack.bell.reading():
            surface = slack.surfaces.find(request.path_params["view"])
        return await suggest(slack, surface, form)

    async def suggest_in_message(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with slack.bell.reading():
            channel = slack.workspace.channel(request.path_params["channel"])
            surface = slack.workspace.find(form.get("ts", ""), channel)
        return await suggest(slack, surface, form)

    return [
        Route("/views/{view}", take_view, methods=["POST"]),
        Route("/views/{view}/options", suggest_in_view, methods=["POST"]),
        Route("/channels/{channel}/options", suggest_in_message, methods=["POST"]),
    ]


def do_in_view(slack: Slack, view: View, what: str) -> None:
    """Do what the pressed button of a view stands for."""
    person = slack.workspace.people[view.person]
    verb, _, rest = what.partition(":")
    if verb == "submit":
        modals.submit(slack, person, view)
    elif verb in ("close", "clear"):
        modals.close(slack, person, view, clear=verb == "clear")
    elif verb == "act":
        name, _, value = rest.partition(":")
        block_id, action_id = parse_field_name(name)
        spot = find_spot(view, action_id, block_id)
        chosen = [unquote(value)] if value else _chosen(view, block_id, action_id)
        act(slack, person, spot, chosen)


async def suggest(slack: Slack, surface: Surface, form: Mapping[str, str]) -> Response:
    """Answer a look-up with the app's options, as the page's script wants them."""
    spot = find_spot(surface, form.get("action_id", ""), form.get("block_id"))
    asked = look_up(slack, slack.workspace.you, spot, form.get("value", ""))
    if asked is None:
        return JSONResponse({"options": [], "is_too_short": True})
    delivery = await wait_until_settled(slack, asked)
    found = [
        {
            "value": option["value"],
            "text": option["text"]["text"],
            "description": _described(option),
        }
        for option in options_of(delivery.answer or {})
    ]
    return JSONResponse({"options": found, "failed": delivery.outcome != "acked"})


def read_fields(view: View, form: Mapping[str, list[str]]) -> modals.Filled:
    """What a form says of all that can be filled in; what is missing in it is empty."""
    filled: dict[tuple[str | None, str], list[str]] = {}
    for block, element in find_elements(view.blocks):
        if element["type"] in KINDS:
            block_id, action_id = block["block_id"], element["action_id"]
            values = form.get(field_name(block_id, action_id), [])
            filled[block_id, action_id] = [value.replace("\r\n", "\n") for value in values]
    return filled


def build_modal(slack: Slack, path: str, query: str) -> dict[str, object]:
    """The modal that the person who uses the pages has open, and what draws it."""
    modal = slack.surfaces.top(slack.workspace.you.id)
    back = f"{path}?{query}" if query else path
    return {"modal": modal, "modal_place": build_place(modal, back) if modal else None}


def build_home(slack: Slack, person: WorkspaceUser) -> dict[str, object]:
    """The Home tab that the app has published for a person, and what draws it."""
    home = slack.surfaces.home(person.id)
    place = build_place(home, "/home") if home else None
    return {"is_home": True, "home": home, "home_place": place}


def build_place(view: View, back: str) -> dict[str, object]:
    """What the templates need to know of where a view's blocks stand."""
    return {
        "prefix": f"{view.id}-",
        "back": back,
        "state": view.state,
        "errors": view.errors,
        "clicks_url": f"/views/{view.id}",
        "options_url": f"/views/{view.id}/options",
    }


def build_pickable(workspace: Workspace) -> Callable[[Element], Groups]:
    """Finds what can be chosen in an element: its own options, or the workspace's people."""
    people = [_option(person.id, person.name) for person in workspace.people.values()]
    places = [c for c in workspace.channels.values() if not c.is_im]
    channels = [_option(channel.id, f"#{channel.name}") for channel in places]
    picked = {"users": people, "channels": channels, "conversations": channels}

    def choices_of(element: Element) -> Groups:
        if groups := element.get("option_groups"):
            return [{"label": g["label"]["text"], "options": g["options"]} for g in groups]
        kind = str(element.get("type"))
        offered = next((found for name, found in picked.items() if name in kind), [])
        return [{"label": "", "options": element.get("options") or offered}]

    return choices_of


def safe_page(back: str) -> str:
    """The page that a form was sent from, if it is one of this workspace."""
    return back if _PAGE.fullmatch(back) else "/"


def _chosen(view: View, block_id: str, action_id: str) -> list[str]:
    entry = view.state.get(block_id, {}).get(action_id)
    return chosen_values(entry) if entry else []


def _option(value: str, text: str) -> Json:
    return {"text": {"type": "plain_text", "text": text}, "value": value}


def _described(option: Json) -> str:
    return str((option.get("description") or {}).get("text", ""))
