"""Slack's limits on modals and Home tabs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bot.sandbox.block_kit.blocks import VIEW_BLOCKS, find_repeated_ids
from bot.sandbox.block_kit.composition import ID, plain_text
from bot.sandbox.block_kit.schema import Check, any_value, boolean, by_type, fields, items, string
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json

ViewKind = Literal["modal", "home"]

MAX_VIEW_BLOCKS = 100
MAX_VIEW_BYTES = 250_000

_BLOCKS = items(MAX_VIEW_BLOCKS, by_type(VIEW_BLOCKS), min_items=0)
_COMMON: dict[str, Check] = {
    "private_metadata": string(3000, min_length=0),
    "callback_id": string(255, min_length=0),
    "external_id": ID,
}
_MODAL = fields(
    {"title": plain_text(24), "blocks": _BLOCKS},
    _COMMON
    | {
        "submit": plain_text(24),
        "close": plain_text(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = fields({"blocks": _BLOCKS}, _COMMON | {"title": any_value})
_VIEWS: Mapping[ViewKind, Check] = {
    "modal": by_type({"modal": _MODAL}),
    "home": by_type({"home": _HOME}),
}


def decode_view(given: Any) -> Any:
    """Decode a view that is given as JSON text or as an object, and drop its null fields.

    slack_sdk sends unset fields as null. Raises RefusedError if the text is not JSON.
    """
    if isinstance(given, str):
        try:
            given = decode_json(given)
        except ValueError as error:
            raise RefusedError("invalid_arguments", "must be JSON [json-pointer:/view]") from error
    if isinstance(given, dict):
        return {name: part for name, part in given.items() if part is not None}
    return given


def find_view_errors(given: Any, kind: ViewKind | None = None) -> list[str]:
    """List what Slack would refuse in a view, each with a JSON pointer.

    Without `kind`, the view's own `type` decides which limits apply.
    """
    view = decode_view(given)
    if kind is None:
        kind = "home" if view.get("type") == "home" else "modal"
    return list(_VIEWS[kind](view, "/view")) or list(_find_conflicts(view, kind))


def _find_conflicts(view: Mapping[str, Any], kind: ViewKind) -> Iterator[str]:
    yield from find_repeated_ids(view["blocks"])
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if kind == "modal" and has_input and "submit" not in view:
        yield "submit is required when there is an input block [json-pointer:/view/submit]"


def is_view_too_large(view: Mapping[str, Any]) -> bool:
    """Return whether a view takes more than MAX_VIEW_BYTES as JSON."""
    return len(json.dumps(view)) > MAX_VIEW_BYTES
