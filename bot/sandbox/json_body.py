"""Reads JSON that anybody may have sent, and takes none that would trip up what comes later."""

import json
from typing import Any

MAX_DEPTH = 50


def decode_json(text: str | bytes) -> Any:
    """Read JSON; raise ValueError if it is none, too deep, or holds what UTF-8 cannot."""
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not _is_shallow(value):
        raise ValueError("too deep")
    json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair raises here
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


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
