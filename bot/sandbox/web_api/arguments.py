"""Reads requests: their bodies within a limit, as JSON or as forms."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json

MAX_BODY = 1_000_000
MAX_FIELDS = 100
MAX_CHOICES = 10_000  # a view has 100 blocks, and a block may have 100 options


class BodyTooLargeError(RefusedError):
    """A body that nobody who means well sends."""

    def __init__(self) -> None:
        super().__init__("request_too_large")


async def read_body(request: Request) -> bytes:
    """Read the whole body, unless it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise BodyTooLargeError
    return bytes(body)


def parse_form(body: bytes) -> dict[str, str]:
    """Read a body as an HTML form."""
    return dict(_parse_pairs(body, MAX_FIELDS))


def parse_choices(body: bytes) -> dict[str, list[str]]:
    """Read a body as an HTML form in which a name may come several times."""
    found: dict[str, list[str]] = {}
    for name, value in _parse_pairs(body, MAX_CHOICES):
        found.setdefault(name, []).append(value)
    return found


def _parse_pairs(body: bytes, limit: int) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=limit, errors="strict"
        )
    except ValueError as error:
        raise RefusedError("invalid_form_data") from error


def parse_json(body: bytes) -> dict[str, Any]:
    """Read a body as a JSON object."""
    try:
        parsed = decode_json(body or b"{}")  # slack_sdk calls an empty body JSON
    except ValueError as error:
        raise RefusedError("invalid_json") from error
    if not isinstance(parsed, dict):
        raise RefusedError("json_not_object")
    return parsed


async def parse_multipart(headers: Headers, body: bytes) -> dict[str, str]:
    """Read a body as slack_sdk sends some methods' arguments; files in it are passed over."""

    async def chunks() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(headers, chunks(), max_fields=MAX_FIELDS).parse()
    except (MultiPartException, KeyError) as error:  # KeyError: no boundary is named
        raise RefusedError("invalid_form_data") from error
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def read_arguments(request: Request) -> dict[str, Any]:
    """Read the arguments of a method, from wherever Slack lets them stand."""
    body = await read_body(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    arguments: dict[str, Any] = dict(request.query_params)
    if kind == "application/json":
        return arguments | parse_json(body)
    if kind == "multipart/form-data":
        return arguments | await parse_multipart(request.headers, body)
    if body and kind not in ("application/x-www-form-urlencoded", ""):
        raise RefusedError("invalid_post_type")
    return arguments | parse_form(body)


def required(arguments: Mapping[str, Any], name: str) -> str:
    """Take an argument that must be there, and be text."""
    value = arguments.get(name)
    if not isinstance(value, str) or not value:
        raise RefusedError("invalid_arguments", f"missing required field: {name}")
    return value


def optional(arguments: Mapping[str, Any], name: str) -> str | None:
    """Take an argument that may be missing or empty; if not, it must be text."""
    value = arguments.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RefusedError("invalid_arguments", f"must be a string [json-pointer:/{name}]")
    return value


def is_true(arguments: Mapping[str, Any], name: str) -> bool:
    """Take a flag, in any of the ways in which clients write it."""
    return str(arguments.get(name, "")).lower() in ("true", "1")


def whole_number(arguments: Mapping[str, Any], name: str, default: int, limit: int) -> int:
    """Take a number from 1 to a limit."""
    value = arguments.get(name, default)
    try:
        return min(max(int(value), 1), limit)
    except (TypeError, ValueError) as error:
        raise RefusedError("invalid_arguments", f"{name} must be a number") from error
