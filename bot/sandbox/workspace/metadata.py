"""Message metadata: an event type and a payload that only apps see."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import decode_json

MAX_METADATA_BYTES = 8_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a message."""

    event_type: str
    event_payload: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return the metadata in the format of the Web API."""
        return {"event_type": self.event_type, "event_payload": dict(self.event_payload)}


def parse_metadata(given: Any, before: Metadata | None = None) -> Metadata | None:
    """Parse the argument `metadata`, a JSON text or an object.

    Without the argument the result is `before`; an empty object removes the metadata. Raises
    RefusedError if Slack would refuse it.
    """
    if given is None or given == "":
        return before
    parsed = _decode(given) if isinstance(given, str) else given
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


def _decode(text: str) -> Any:
    try:
        return decode_json(text)
    except ValueError as error:
        raise RefusedError(
            "invalid_metadata_format", "must be JSON [json-pointer:/metadata]"
        ) from error
