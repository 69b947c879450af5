"""The record format as a JSON Schema."""

from typing import Any

from bot.records.model import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record: of a YAML file, and of a line of JSON Lines."""
    schema = Record.model_json_schema()
    return {"$schema": DIALECT, **schema, "title": "Record of diplomatic meetings"}
