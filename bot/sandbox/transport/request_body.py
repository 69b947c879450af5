"""Read request bodies of limited size, and parse them as JSON or forms."""

from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json

MAX_BODY_BYTES = 1_000_000
MAX_FIELDS = 100
MAX_REPEATED_FIELDS = 10_000  # a view has 100 blocks, and a block may have 100 options


class BodyTooLargeError(RefusedError):
    """A request body is larger than MAX_BODY_BYTES."""

    def __init__(self) -> None:
        super().__init__("request_too_large")


async def read_body(request: Request) -> bytes:
    """Read the whole body; raise BodyTooLargeError above MAX_BODY_BYTES."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise BodyTooLargeError
    return bytes(body)


def parse_form(body: bytes) -> dict[str, str]:
    """Parse an HTML form; of a repeated field, the last value counts."""
    return dict(_parse_pairs(body, MAX_FIELDS))


def parse_repeated_form(body: bytes) -> dict[str, list[str]]:
    """Parse an HTML form in which fields may be repeated."""
    values: dict[str, list[str]] = {}
    for name, value in _parse_pairs(body, MAX_REPEATED_FIELDS):
        values.setdefault(name, []).append(value)
    return values


def _parse_pairs(body: bytes, limit: int) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=limit, errors="strict"
        )
    except ValueError as error:
        raise RefusedError("invalid_form_data") from error


def parse_json(body: bytes) -> dict[str, Any]:
    """Parse a JSON object; an empty body is an empty object."""
    try:
        parsed = decode_json(body or b"{}")  # slack_sdk sends empty bodies as JSON
    except ValueError as error:
        raise RefusedError("invalid_json") from error
    if not isinstance(parsed, dict):
        raise RefusedError("json_not_object")
    return parsed


async def parse_multipart(headers: Headers, body: bytes) -> dict[str, str]:
    """Parse a multipart form, in which slack_sdk sends some arguments; ignore files."""

    async def chunks() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(headers, chunks(), max_fields=MAX_FIELDS).parse()
    except (MultiPartException, KeyError) as error:  # KeyError: there is no boundary
        raise RefusedError("invalid_form_data") from error
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def read_arguments(request: Request) -> dict[str, Any]:
    """Read the arguments of a Web API method from the query string and the body."""
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
