"""Read and check the arguments of Web API methods."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.errors import RefusedError

Arguments = Mapping[str, Any]
ApiResponse = dict[str, Any]


def required_text(arguments: Arguments, name: str) -> str:
    """Return a required text; raise RefusedError if it is missing, empty or not a text."""
    value = arguments.get(name)
    if not isinstance(value, str) or not value:
        raise RefusedError("invalid_arguments", f"missing required field: {name}")
    return value


def optional_text(arguments: Arguments, name: str) -> str | None:
    """Return an optional text, or None; raise RefusedError if it is not a text."""
    value = arguments.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RefusedError("invalid_arguments", f"must be a string [json-pointer:/{name}]")
    return value


def is_true(arguments: Arguments, name: str) -> bool:
    """Return a flag, which clients send as true, "true", 1 or "1"."""
    return str(arguments.get(name, "")).lower() in ("true", "1")


def bounded_integer(arguments: Arguments, name: str, default: int, limit: int) -> int:
    """Return an integer, limited to 1 to `limit`; raise RefusedError if it is not a number."""
    value = arguments.get(name, default)
    try:
        return min(max(int(value), 1), limit)
    except (TypeError, ValueError) as error:
        raise RefusedError("invalid_arguments", f"{name} must be a number") from error
