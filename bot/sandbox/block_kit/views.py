"""Slack's limits on modals and Home tabs, and how a view is read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.block_kit.blocks import VIEW_BLOCKS, find_repeated_ids
from bot.sandbox.block_kit.composition import ID, plain
from bot.sandbox.block_kit.schema import Check, anything, boolean, by_type, fields, items, string
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json
from bot.sandbox.workspace.block_ids import NewId, with_names
from bot.sandbox.workspace.views import Definition, SurfaceKind

MAX_VIEW_BLOCKS = 100
MAX_VIEW_BYTES = 250_000

_BLOCKS = items(MAX_VIEW_BLOCKS, by_type(VIEW_BLOCKS), at_least=0)
_COMMON: dict[str, Check] = {
    "private_metadata": string(3000, at_least=0),
    "callback_id": string(255, at_least=0),
    "external_id": ID,
}
_MODAL = fields(
    {"title": plain(24), "blocks": _BLOCKS},
    _COMMON
    | {
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = fields({"blocks": _BLOCKS}, _COMMON | {"title": anything})
_VIEWS: Mapping[SurfaceKind, Check] = {
    "modal": by_type({"modal": _MODAL}),
    "home": by_type({"home": _HOME}),
}


def parse_view(given: Any, kind: SurfaceKind, new_id: NewId) -> Definition:
    """Read a view from the arguments of a method or from an acknowledgement."""
    view = _parse_json(given) if isinstance(given, str) else given
    # slack_sdk writes what is not set as null
    if isinstance(view, dict):
        view = {name: part for name, part in view.items() if part is not None}
    if errors := list(_find_errors(view, kind)):
        raise RefusedError("invalid_arguments", *errors)
    if len(json.dumps(view)) > MAX_VIEW_BYTES:
        raise RefusedError("view_too_large")
    blocks = tuple(with_names(block, new_id) for block in view["blocks"])
    rest = {name: part for name, part in view.items() if name not in ("type", "blocks")}
    if kind == "home":
        rest.pop("title", None)
    return Definition(kind, blocks, **rest)


def find_view_errors(given: Any) -> list[str]:
    """Say all that Slack would refuse in a modal or a Home tab."""
    view = _parse_json(given) if isinstance(given, str) else given
    plain = {name: part for name, part in view.items() if part is not None}
    kind: SurfaceKind = "home" if plain.get("type") == "home" else "modal"
    return list(_find_errors(plain, kind))


def _parse_json(text: str) -> Any:
    try:
        return decode_json(text)
    except ValueError as error:
        raise RefusedError("invalid_arguments", "must be JSON [json-pointer:/view]") from error


def _find_errors(view: Any, kind: SurfaceKind) -> Iterator[str]:
    wrong = list(_VIEWS[kind](view, "/view"))
    yield from wrong
    if wrong:
        return
    yield from find_repeated_ids(view["blocks"])
    if kind == "modal" and "submit" not in view and _has_input(view["blocks"]):
        yield "submit is required when there is an input block [json-pointer:/view/submit]"


def _has_input(blocks: list[Any]) -> bool:
    return any(block["type"] == "input" for block in blocks)
