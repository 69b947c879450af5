"""Message metadata: what an app tells apps about a message, and no person sees."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json

MAX_METADATA_BYTES = 8_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What kind of event a message tells of, and its particulars."""

    event_type: str
    event_payload: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """As the Web API writes it."""
        return {"event_type": self.event_type, "event_payload": dict(self.event_payload)}


def parse_metadata(given: Any, before: Metadata | None = None) -> Metadata | None:
    """Read the argument `metadata`; without it what was before stays, an empty one removes that."""
    if given is None or given == "":
        return before
    parsed = _parse_json(given) if isinstance(given, str) else given
    if not isinstance(parsed, dict):
        raise RefusedError("invalid_metadata_format", "must be an object [json-pointer:/metadata]")
    if not parsed:
        return None
    event_type, payload = parsed.get("event_type"), parsed.get("event_payload")
    if not isinstance(event_type, str) or not event_type or not isinstance(payload, dict):
        raise RefusedError(
            "invalid_metadata_schema", "event_type and event_payload [json-pointer:/metadata]"
        )
    if len(json.dumps(parsed, ensure_ascii=False).encode()) > MAX_METADATA_BYTES:
        raise RefusedError("metadata_too_large")
    return Metadata(event_type, payload)


def _parse_json(text: str) -> Any:
    try:
        return decode_json(text)
    except ValueError as error:
        raise RefusedError(
            "invalid_metadata_format", "must be JSON [json-pointer:/metadata]"
        ) from error
