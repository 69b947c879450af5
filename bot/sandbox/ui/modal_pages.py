"""Modals on the pages: their rendering, and the routes that forms and selects are sent to."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.json_body import JsonObject
from bot.sandbox.transport.request_body import parse_form, parse_repeated_form, read_body
from bot.sandbox.ui.form_fields import parse_field_name, read_fields
from bot.sandbox.user_actions import modals
from bot.sandbox.user_actions.interactions import (
    Surface,
    find_target,
    perform_action,
    request_options,
)
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.input_state import find_options, selected_values
from bot.sandbox.workspace.views import View
from bot.sandbox.workspace.workspace import Workspace

_PAGE_PATH = re.compile(r"/(channels/[\w@%.-]+|home)(\?thread=[\d.]*)?")


def build_view_routes(workspace: Workspace) -> list[BaseRoute]:
    """Build the routes for the forms of views and for requests for options."""

    async def take_view(request: Request) -> Response:
        form = parse_repeated_form(await read_body(request))
        with workspace.notifier.lock():
            view = workspace.view_stack.find(request.path_params["view"])
            view = modals.fill(workspace, view, read_fields(view, form))
            apply_button(workspace, view, form.get("do", ["stay"])[-1])
        return RedirectResponse(find_safe_path(form.get("back", [""])[-1]), 303)

    async def suggest_in_view(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with workspace.notifier.lock():
            surface = workspace.view_stack.find(request.path_params["view"])
        return await suggest(workspace, surface, form)

    async def suggest_in_message(request: Request) -> Response:
        form = parse_form(await read_body(request))
        with workspace.notifier.lock():
            channel = workspace.state.find_channel(request.path_params["channel"])
            surface = workspace.state.find_message(form.get("ts", ""), channel)
        return await suggest(workspace, surface, form)

    return [
        Route("/views/{view}", take_view, methods=["POST"]),
        Route("/views/{view}/options", suggest_in_view, methods=["POST"]),
        Route("/channels/{channel}/options", suggest_in_message, methods=["POST"]),
    ]


def apply_button(workspace: Workspace, view: View, value: str) -> None:
    """Apply the pressed button of a view's form: submit, close, clear, or act:FIELD[:VALUE]."""
    person = workspace.state.people[view.person]
    verb, _, rest = value.partition(":")
    if verb == "submit":
        modals.submit(workspace, person, view)
    elif verb in ("close", "clear"):
        modals.close(workspace, person, view, clear=verb == "clear")
    elif verb == "act":
        name, _, option_value = rest.partition(":")
        block_id, action_id = parse_field_name(name)
        target = find_target(view, action_id, block_id)
        current = _current_values(view, block_id, action_id)
        values = [unquote(option_value)] if option_value else current
        perform_action(workspace, person, target, values)


async def suggest(workspace: Workspace, surface: Surface, form: Mapping[str, str]) -> Response:
    """Request the app's options for a typed text, and respond in the format of combobox.js."""
    target = find_target(surface, form.get("action_id", ""), form.get("block_id"))
    sent = request_options(workspace, workspace.state.you, target, form.get("value", ""))
    if sent is None:
        return JSONResponse({"options": [], "is_too_short": True})
    delivery = await _wait_until_settled(workspace, sent)
    options = [
        {
            "value": option["value"],
            "text": option["text"]["text"],
            "description": _description_text(option),
        }
        for option in find_options(delivery.response or {})
    ]
    return JSONResponse({"options": options, "failed": delivery.outcome != "acked"})


def build_modal_values(workspace: Workspace, path: str, query: str) -> dict[str, object]:
    """Build the template values for the open modal of the person who uses the pages."""
    modal = workspace.view_stack.top(workspace.state.you.id)
    back = f"{path}?{query}" if query else path
    return {"modal": modal, "modal_context": build_view_context(modal, back) if modal else None}


def build_view_context(view: View, back: str) -> dict[str, object]:
    """Build the context in which the templates render the blocks of a view."""
    return {
        "prefix": f"{view.id}-",
        "back": back,
        "state": view.state,
        "errors": view.errors,
        "clicks_url": f"/views/{view.id}",
        "options_url": f"/views/{view.id}/options",
    }


def find_safe_path(back: str) -> str:
    """Return the path that a form was sent from if it is one of the pages, or "/"."""
    return back if _PAGE_PATH.fullmatch(back) else "/"


async def _wait_until_settled(workspace: Workspace, delivery: EventDelivery) -> EventDelivery:
    with workspace.notifier.subscribe() as changed:
        while True:
            current = workspace.dispatcher.find(delivery.envelope_id)
            if current.outcome != "pending":
                return current
            await changed.wait()
            changed.clear()


def _current_values(view: View, block_id: str, action_id: str) -> list[str]:
    entry = view.state.get(block_id, {}).get(action_id)
    return selected_values(entry) if entry else []


def _description_text(option: JsonObject) -> str:
    return str((option.get("description") or {}).get("text", ""))
