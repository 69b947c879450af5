"""Decode JSON from untrusted requests."""

import json
from collections.abc import Mapping
from typing import Any

JsonObject = Mapping[str, Any]

MAX_DEPTH = 50


def decode_json(text: str | bytes) -> Any:
    """Decode a JSON text.

    Raises ValueError if the text is not JSON, is nested more than MAX_DEPTH levels deep, or holds
    characters that cannot be encoded as UTF-8.
    """
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not _is_shallow(value):
        raise ValueError("nested too deeply")
    json.dumps(value, ensure_ascii=False).encode()  # raises on an unpaired surrogate
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _is_shallow(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return True
    return False


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
